"""When was that: the many ways boards write a moment, read into aware UTC datetimes.

Read in this order: numbers (epoch seconds or milliseconds, by size), digits alone (YYYYMMDD, YYYYMMDDhhmm[ss], epochs),
ISO 8601 and its Korean cousins (2026.12.1, 2026/12/01 18:00), RFC 822. A time without a zone is Korean time. A day without
a time begins at its midnight for `moment`, and ends at 23:59:59 in Korea for `deadline`, because a deadline is a day.
Refused (None): whatever is not wholly a date, and years that mean "never" (before 2000, from 2090 on).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from bot.clock import SEOUL, end_of_day

_DAY = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\.?(?:\s*\([월화수목금토일]\))?")
_YEARS = range(2000, 2090)
_MILLISECONDS = 10**11


def moment(value: object) -> datetime | None:
    """The moment a board wrote, in UTC; None when it is none or cannot be read."""
    read = _read(value)
    if isinstance(read, datetime) or read is None:
        return read
    return datetime.combine(read, time(), SEOUL).astimezone(UTC)


def deadline(value: object) -> datetime | None:
    """The last moment to apply, in UTC: a bare day (or its midnight without a zone) lasts until its end in Korea."""
    read = _read(value)
    return read if isinstance(read, datetime) or read is None else end_of_day(read)


def _read(value: object) -> datetime | date | None:
    if isinstance(value, bool):
        return None
    try:
        found = _epoch(value) if isinstance(value, int | float) else _words(str(value or "").strip())
    except (ValueError, OverflowError, OSError):
        return None
    return found if found is not None and found.year in _YEARS else None


def _epoch(value: float) -> datetime:
    return datetime.fromtimestamp(value / 1000 if value >= _MILLISECONDS else value, UTC)


def _words(text: str) -> datetime | date | None:
    if not text or len(text) > 64:
        return None
    if text.isdigit() and text.isascii():
        return _digits(text)
    if (day := _DAY.match(text)) is not None:
        return _iso(date(int(day[1]), int(day[2]), int(day[3])), text[day.end() :].strip())
    read = parsedate_to_datetime(text)
    return (read if read.tzinfo else read.replace(tzinfo=SEOUL)).astimezone(UTC)


def _digits(text: str) -> datetime | date | None:
    if len(text) in (10, 13):
        return _epoch(int(text))
    if len(text) == 8:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=SEOUL).date()
    shape = {12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}.get(len(text))
    return datetime.strptime(text, shape).replace(tzinfo=SEOUL).astimezone(UTC) if shape else None


def _iso(day: date, rest: str) -> datetime | date:
    if not rest:
        return day
    at = time.fromisoformat(
        rest.removeprefix("T").strip().replace(" +", "+").replace(" Z", "Z").replace(" UTC", "Z")
    )
    if at.tzinfo is None:
        # Boards that know only the day write its midnight.
        return day if at == time() else datetime.combine(day, at, SEOUL).astimezone(UTC)
    return datetime.combine(day, at).astimezone(UTC)
