"""Days and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.rendering.days import closing, day, moment
from tests.rendering.build import NOW, TODAY


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (date(2026, 12, 15), "12/15 마감 (D-22)"),
        (date(2026, 11, 24), "11/24 마감 (D-1)"),
        (date(2026, 11, 23), "오늘 마감 (11/23)"),
        (date(2026, 11, 20), "11/20 마감됨"),
        (date(2027, 1, 15), "2027/1/15 마감 (D-53)"),
        (date(2025, 12, 31), "2025/12/31 마감됨"),
    ],
)
def test_a_last_day_is_absolute_with_the_distance_beside(when: date, told: str) -> None:
    assert closing(when, TODAY) == told


def test_another_year_is_named() -> None:
    assert day(date(2027, 3, 2), TODAY) == "2027/3/2"


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (NOW, "오늘 14:05"),
        (NOW - timedelta(hours=15), "어제 23:05"),
        (datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "11/20 18:00"),
        (datetime(2026, 11, 23, 15, 30, tzinfo=UTC), "11/24 00:30"),
    ],
)
def test_a_moment_is_told_on_koreas_clock(when: datetime, told: str) -> None:
    assert moment(when, NOW) == told
