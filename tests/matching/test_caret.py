"""Two lines: the text, and carets under the place, in a font where Hangul is two columns wide."""

from __future__ import annotations

import pytest

from bot.errors import FilterError
from bot.matching.caret import caret
from tests.matching.helpers import read


def shown(text: str) -> str:
    with pytest.raises(FilterError) as raised:
        read(text)
    return caret(raised.value)


def test_the_caret_stands_under_hangul_by_columns() -> None:
    assert shown("전문연 직무:리서쳐") == "전문연 직무:리서쳐\n       ^^^^^^^^^^^"


def test_the_caret_stands_under_latin_letters_by_letters() -> None:
    assert shown("vision foo:bar") == "vision foo:bar\n       ^^^^^^^"


def test_a_place_at_the_end_gets_one_caret() -> None:
    assert shown("비전 |") == "비전 |\n     ^"


def test_nothing_typed_gets_one_caret() -> None:
    assert shown("") == "\n^"


def test_a_long_text_is_cut_around_the_place_on_both_sides() -> None:
    text, marks = shown("가나다라 " * 20 + "foo:bar " + "마바사아 " * 20).split("\n")
    assert text.startswith("…")
    assert text.endswith("…")
    assert "foo:bar" in text
    assert marks.strip() == "^^^^^^^"


def test_a_text_too_long_shows_where_it_is_cut_off() -> None:
    text, marks = shown("가" * 600).split("\n")
    assert text.startswith("…")
    assert set(marks.strip()) == {"^"}
    assert len(marks.strip()) <= 20


def test_line_ends_and_signs_that_do_not_show_are_blanks() -> None:
    assert shown("비전\n지여:판교").split("\n")[0] == "비전 지여:판교"
