"""Which days are public holidays in Korea, with their substitutes, as the `holidays` package knows them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def is_day_off(day: date) -> bool:
    """Whether people have that day off by law; Sundays are not counted."""
    return day in _korea()


@cache
def _korea() -> HolidayBase:
    from holidays import country_holidays  # imported when a room first wants to be left alone on holidays

    return country_holidays("KR")
