"""The one place that asks what time it is.

Times inside the bot are aware UTC datetimes; days are Korean days (Asia/Seoul), because a deadline is one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")

Clock = Callable[[], datetime]
"""Anything that answers the present moment as an aware UTC datetime; tests hand in their own."""


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def korean_day(moment: datetime) -> date:
    """The day in Korea at that moment."""
    return moment.astimezone(SEOUL).date()


def end_of_day(day: date) -> datetime:
    """The last second of a Korean day, in UTC: when a deadline given as a bare date passes."""
    return datetime.combine(day, time(23, 59, 59), SEOUL).astimezone(UTC)
