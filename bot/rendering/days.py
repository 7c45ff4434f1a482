"""Days and moments in words: absolute always, with the distance beside.

A day of this year is 12/15, of another year 2027/1/15. A moment is told on Korea's clock.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


def day(when: date, today: date) -> str:
    """12/15, or 2027/1/15 when the year is another one."""
    short = f"{when.month}/{when.day}"
    return short if when.year == today.year else f"{when.year}/{short}"


def closing(when: date, today: date) -> str:
    """A last day to apply: 12/15 마감 (D-22), 오늘 마감 (11/23), 11/20 마감됨."""
    left = (when - today).days
    if left < 0:
        return f"{day(when, today)} 마감됨"
    if left == 0:
        return f"오늘 마감 ({day(when, today)})"
    return f"{day(when, today)} 마감 (D-{left})"


def moment(when: datetime, now: datetime) -> str:
    """오늘 14:05, 어제 09:30 or 11/20 18:00. Both are aware datetimes."""
    there, here = when.astimezone(SEOUL), now.astimezone(SEOUL)
    ago = (here.date() - there.date()).days
    name = {0: "오늘", 1: "어제"}.get(ago) or day(there.date(), here.date())
    return f"{name} {there:%H:%M}"
