"""A clause is the few words around a word worth looking at, on any text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.reading.clauses import body_clauses, clauses, trigger, whole
from bot.reading.sections import SectionKind
from bot.reading.text import Text
from bot.reading.words import Table
from tests.reading.facts import laid, posting

WORD = re.compile("경력")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("업무\n경력 3년\n학력", ["경력 3년"]),
        ("모델 개발 • 경력 3년 • 학사", [" 경력 3년 "]),
        ("신입·경력 모두", ["신입·경력 모두"]),
        ("학사 · 경력 3년", ["학사 · 경력 3년"]),
        ("함께합니다 · 경력 3년", [" 경력 3년"]),
        ("함께합니다. 경력 3년 이상입니다. 끝", ["경력 3년 이상입니다"]),
        ("경력 3.5년", ["경력 3.5년"]),
        ("경력 3년; 경력 5년", ["경력 3년", " 경력 5년"]),
        ("경력과 경력", ["경력과 경력"]),
        ("학력", []),
    ],
)
def test_a_clause_ends_where_another_thing_is_said(body: str, expected: list[str]) -> None:
    text = Text(body)
    assert [text.low[start:end] for start, end in clauses(text, WORD)] == expected


@given(st.text(alphabet=st.sampled_from("경력\n •·;. 가a"), max_size=400))
def test_clauses_are_in_order_and_hold_every_word(body: str) -> None:
    text = Text(body)
    spans = list(clauses(text, WORD))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(any(s <= hit.start() < e for s, e in spans) for hit in WORD.finditer(text.low))


def test_clauses_know_their_section_and_leave_out_those_not_wanted() -> None:
    document = laid(posting("", "[자격요건]\n경력 3년\n[우대사항]\n경력 5년"))
    found = list(body_clauses(document, WORD, without={SectionKind.PREFERRED}))
    assert [(one.low, one.kind) for one in found] == [("경력 3년", SectionKind.REQUIREMENTS)]
    assert found[0].evidence(3, 5).text == "3년"


def test_only_the_beginning_of_an_endless_title_or_body_is_read() -> None:
    assert len(whole(Text("가" * 20_000)).low) <= 300
    assert len(list(body_clauses(laid(posting("", "경력\n" * 5_000)), WORD))) <= 400


def test_a_word_that_would_never_be_found_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('[look]\nletters = ["경력"]\n')
    table = Table(tmp_path / "x.toml")
    assert trigger(table, ["경력 무관"]).search("경력 무관")
    with pytest.raises(ConfigError, match=r"x\.toml:2: .*연차 무관"):
        trigger(table, ["연차 무관"])
