"""A posting's words made comparable, and the way back to them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.folding import compact, fold
from bot.matching.page import Page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("강화 학습", "강화학습"),
        ("강화-학습/제어", "강화학습제어"),
        ("강화, 학습", "강화\n학습"),
        ("강화\n학습", "강화\n학습"),
        ("강화  학습", "강화학습"),
        ("C/C++ (C#)", "cc++\nc#"),
        ("R&D", "r&d"),
        ("ＡＩ ㈜노타", "ai노타"),
        ("Node.js", "nodejs"),
        ("★ … ()", ""),
        ("", ""),
    ],
)
def test_tokens_are_joined_over_soft_gaps_only(text: str, expected: str) -> None:
    assert compact(text) == expected


@given(st.text(max_size=80))
def test_folding_keeps_every_character_in_its_place_or_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    if folded.offsets is None:
        assert len(folded.text) == len(text)
    else:
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)


@pytest.mark.parametrize(
    "original",
    [
        "앞말 컴퓨터 비전 뒷말",
        "앞말\u200b 컴퓨터\u200b 비\ufeff전 뒷말",
        unicodedata.normalize("NFD", "앞말 컴퓨터 비전 뒷말"),
        "㈜앞말 · 컴퓨터-비전 ㈜뒷말",
    ],
)
def test_a_hit_is_quoted_as_it_stood(original: str) -> None:
    page = Page([("제목", "연구원"), ("본문", original)])
    start = page.compact.index("컴퓨터비전")
    quote = page.quote(start, start + len("컴퓨터비전"))
    assert quote.label == "본문"
    assert quote.original == original
    found = quote.original[quote.start : quote.end]
    assert compact(found) == "컴퓨터비전"
    assert unicodedata.normalize("NFC", found)[0] == "컴"
    assert unicodedata.normalize("NFC", found).rstrip("\u200b\ufeff")[-1] == "전"


def test_nothing_runs_over_from_one_part_into_the_next() -> None:
    page = Page([("제목", "강화"), ("본문", "학습")])
    assert page.compact == "\n강화\n학습"


def test_the_bounds_of_a_part_hold_its_words_alone() -> None:
    page = Page([("제목", "가"), ("회사 이름", "노타"), ("본문", "나")])
    low, high = page.bounds("회사 이름")
    assert page.compact[low:high].strip("\n") == "노타"
    assert page.bounds("없는 칸") == (0, 0)


def test_an_empty_posting_has_no_words() -> None:
    assert Page([("제목", ""), ("본문", "…")]).compact == ""
