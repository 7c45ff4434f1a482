"""Korean particles, endings and sums of money."""

from __future__ import annotations

import pytest

from bot.matching.wording import joined, josa, listed, manwon, quoted


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("비전", "이/가", "비전이"),
        ("구로", "이/가", "구로가"),
        ("‘추천’", "을/를", "‘추천’을"),
        ("ML", "이/가", "ML이"),
        ("AI", "은/는", "AI는"),
        ("C++", "과/와", "C++와"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("3", "이/가", "3이"),
        ("2", "이/가", "2가"),
        ("machine learning", "이/가", "machine learning이"),
        ("backend", "이/가", "backend이(가)"),
    ],
)
def test_the_particle_fits_the_word(word: str, pair: str, expected: str) -> None:
    assert josa(word, pair) == expected


def test_phrases_are_joined_by_their_endings() -> None:
    assert (
        joined(["재택이 가능한", "상시 채용인", "‘영업’이 없는"])
        == "재택이 가능하고 상시 채용이고 ‘영업’이 없는"
    )
    assert (
        joined(["근무지가 서울이 아닌", "상시 채용인"], either=True) == "근무지가 서울이 아니거나 상시 채용인"
    )
    with pytest.raises(ValueError, match="ending"):
        joined(["끝이 다름", "상시 채용인"])


def test_lists_end_with_a_particle() -> None:
    assert listed(["비전"]) == "비전"
    assert listed(["비전", "추천"]) == "비전과 추천"
    assert listed(["비전", "추천", "검색"], "이나/나") == "비전, 추천이나 검색"


@pytest.mark.parametrize(
    ("amount", "expected"), [(5000, "5,000만원"), (10000, "1억원"), (12000, "1억 2,000만원"), (0, "0만원")]
)
def test_sums_are_said_as_people_say_them(amount: int, expected: str) -> None:
    assert manwon(amount) == expected


def test_long_quotes_are_cut_and_line_ends_are_blanks() -> None:
    assert quoted("가 " * 100, 10) == "‘가 가 가 가 가…’"
    assert quoted("가\n나") == "‘가 나’"
