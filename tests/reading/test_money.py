"""Sums in words become won; numbers that count other things are no sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import money

Bounds = tuple[int | None, int | None]


def read(words: str) -> list[Bounds]:
    return [(one.least, one.most) for one in money.find(words, 0, len(words)) if not one.bare]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("4,000만원", 40_000_000, 40_000_000),
        ("3천만", 30_000_000, 30_000_000),
        ("5백만원", 5_000_000, 5_000_000),
        ("1억 5천만원", 150_000_000, 150_000_000),
        ("1억5,000만", 150_000_000, 150_000_000),
        ("1.2억", 120_000_000, 120_000_000),
        ("12,000원", 12_000, 12_000),
        ("4~6천만원", 40_000_000, 60_000_000),
        ("4,000 ~ 6,000만원", 40_000_000, 60_000_000),
        ("9천~1억", 90_000_000, 100_000_000),
        ("5천만원 이상", 50_000_000, None),
        ("5천만원부터", 50_000_000, None),
        ("5천만원 이하", None, 50_000_000),
        ("~5천만원", None, 50_000_000),
        ("6천만원 ~ 4천만원", 60_000_000, 60_000_000),
    ],
)
def test_a_sum_is_read(words: str, least: int | None, most: int | None) -> None:
    assert read(words) == [(least, most)]


@pytest.mark.parametrize(
    "words", ["3명", "15%", "2024년", "2~3층", "3개월", "500만 명", "$5,000", "1.5배", "100만 달러", "연봉"]
)
def test_other_numbers_are_no_sums(words: str) -> None:
    assert read(words) == []


def test_a_number_alone_is_bare_and_taken_for_manwon() -> None:
    (found,) = money.find("연봉 4400이상", 0, 9)
    assert (found.bare, found.least, found.most) == (True, 44_000_000, None)


@given(st.text(alphabet="0123456789,.~억천백만원 이상/월-", max_size=60))
def test_no_words_break_it(words: str) -> None:
    for found in money.find(words, 0, len(words)):
        assert 0 <= found.start < found.end <= len(words)
        assert found.least is None or found.most is None or found.least <= found.most
