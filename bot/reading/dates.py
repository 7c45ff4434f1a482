"""Dates as they stand in Korean words and fields, as days in Korea.

`stamp` reads a whole field: digits alone (YYYYMMDD, epoch seconds or milliseconds), ISO 8601 with or without time and zone;
a moment in another zone is the Korean day it falls on, a time without a zone is Korean. `find` reads dates inside words:
2026.10.20, 2026년 10월 20일, 26-09-28, 10월 20일, 10/20. A day without a year is the one nearest to the day it is read from,
or never before it when `since` says the posting began then; a weekday beside it, "(금)", picks the year it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.clock import SEOUL

_WEEKDAYS = "월화수목금토일"
_MILLISECONDS = 10**11
_FIRST_YEAR, _SHORT_YEARS = 2000, range(15, 60)
_STAMP = re.compile(
    r"(?P<year>\d{4})[-./] ?(?P<month>\d{1,2})[-./] ?(?P<day>\d{1,2})\.?"
    r"(?:[t ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?P<zone>z|utc|[+-]\d{2}:?\d{2})?)?"
)
_IN_WORDS = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y4>20\d\d) ?[.\-/년] ?(?P<m4>\d{1,2}) ?[.\-/월] ?(?P<d4>\d{1,2})(?!\d)"
    r"|'?(?P<y2>\d\d) ?[.\-/년] ?(?P<m2>\d{1,2}) ?[.\-/월] ?(?P<d2>\d{1,2})(?!\d|[.\-/]\d)"
    r"|(?P<digits>20\d{6})(?!\d)"
    r"|(?P<mk>\d{1,2}) ?월 ?(?P<dk>\d{1,2}) ?일"
    r"|(?P<ms>\d{1,2})[/.](?P<ds>\d{1,2})(?![\d/%]|\.\d| ?(?:만|점|배|억|개|명|조|년|분기|시간|인치))"
    r") ?일?\.?(?: ?[(\[](?P<week>[월화수목금토일])(?:요일)?[)\]])?"
)


class Dated(NamedTuple):
    """A day found in words: `plain[start:end]`."""

    day: date
    start: int
    end: int


def stamp(words: str) -> date | None:
    """The Korean day a whole field names; None when the field is not just a date."""
    low = words.strip().lower()
    try:
        if low.isdecimal() and low.isascii():
            return _digits(low)
        match = _STAMP.fullmatch(low)
        return _moment(match) if match else None
    except (ValueError, OverflowError, OSError):
        return None


def find(low: str, start: int, end: int, *, on: date, since: date | None = None) -> Iterator[Dated]:
    """Dates in `low[start:end]`, in order; those that no calendar has are left out."""
    for match in _IN_WORDS.finditer(low, start, end):
        day = _day(match, on, since)
        if day is not None:
            yield Dated(day, match.start(), match.end())


def _digits(low: str) -> date | None:
    if len(low) == 8:
        return date(int(low[:4]), int(low[4:6]), int(low[6:]))
    if len(low) in (10, 13):
        seconds = int(low) / 1000 if int(low) >= _MILLISECONDS else int(low)
        return datetime.fromtimestamp(seconds, SEOUL).date()
    return None


def _moment(match: re.Match[str]) -> date:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    if not match["zone"]:
        return day
    zone = {"z": "+00:00", "utc": "+00:00"}.get(match["zone"], match["zone"])
    return datetime.fromisoformat(f"{day.isoformat()}T{match['time']}{zone}").astimezone(SEOUL).date()


def _day(match: re.Match[str], on: date, since: date | None) -> date | None:
    try:
        if match["y4"]:
            return date(int(match["y4"]), int(match["m4"]), int(match["d4"]))
        if match["digits"]:
            return _digits(match["digits"])
        if match["y2"]:
            year = int(match["y2"])
            return (
                date(_FIRST_YEAR + year, int(match["m2"]), int(match["d2"])) if year in _SHORT_YEARS else None
            )
    except ValueError:
        return None
    month, day = int(match["mk"] or match["ms"]), int(match["dk"] or match["ds"])
    return _nearest(month, day, match["week"], on, since)


def _nearest(month: int, day: int, week: str | None, on: date, since: date | None) -> date | None:
    """The day of that month and day that fits best: its weekday first, then not before `since`, then nearest."""
    around = since or on
    days = []
    for year in (around.year - 1, around.year, around.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [one for one in days if week and _WEEKDAYS[one.weekday()] == week] or days
    later = [one for one in fitting if since and one >= since - timedelta(days=7)] or fitting
    return min(later, key=lambda one: abs(one - around), default=None)
