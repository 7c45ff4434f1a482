"""Dates in fields and words become Korean days, and nothing else becomes a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import dates

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-12-15", "2026-12-15"),
        (" 2026.12.15 ", "2026-12-15"),
        ("2026.12.15.", "2026-12-15"),
        ("2026/1/5", "2026-01-05"),
        ("20261215", "2026-12-15"),
        ("2026-12-15 23:59", "2026-12-15"),
        ("2026-12-15T23:59:59", "2026-12-15"),
        ("2026-12-15T14:59:59Z", "2026-12-15"),
        ("2026-12-15T15:00:00.000Z", "2026-12-16"),
        ("2026-12-15 20:00:00 UTC", "2026-12-16"),
        ("2026-12-15T10:00:00-05:00", "2026-12-16"),
        ("2026-12-15T23:59:00+0900", "2026-12-15"),
        ("1797346799", "2026-12-15"),
        ("1797346799999", "2026-12-15"),
        ("2026-02-30", None),
        ("99999999", None),
        ("7", None),
        ("12345", None),
        ("²⁰²⁶", None),
        ("2026-12-15 이후", None),
        ("", None),
    ],
)
def test_a_field_is_a_date_or_none(words: str, expected: str | None) -> None:
    found = dates.stamp(words)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026.10.20", ["2026-10-20"]),
        ("2026년 10월 20일(화)", ["2026-10-20"]),
        ("2026. 06. 08 ~ 2026. 07. 06", ["2026-06-08", "2026-07-06"]),
        ("26-09-28", ["2026-09-28"]),
        ("'26.09.28", ["2026-09-28"]),
        ("12/5, 12월 7일", ["2026-12-05", "2026-12-07"]),
        ("20261020", ["2026-10-20"]),
        ("3.5년, 1.5배, 99/9", []),
        ("192.168.10.12", []),
        ("010-1234-5678", []),
        ("1/4분기 24/7", []),
        ("13월 40일", []),
        ("4.5만원 1/2만", []),
    ],
)
def test_dates_are_found_in_words(words: str, expected: list[str]) -> None:
    found = dates.find(words, 0, len(words), on=ON)
    assert [one.day.isoformat() for one in found] == expected


@given(st.text(alphabet="0123456789.-/: 년월일TZ+('월금)", max_size=60))
def test_no_words_break_the_reading_of_dates(words: str) -> None:
    for found in dates.find(words.lower(), 0, len(words), on=ON, since=date(2026, 1, 31)):
        assert 0 <= found.start < found.end <= len(words)
    assert dates.stamp(words) is None or isinstance(dates.stamp(words), date)
