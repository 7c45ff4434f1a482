"""The date that ends a period in words: behind "~", before 까지 or 마감, or right behind 마감일.

"12/20 ~ 1/10" ends a year after it would otherwise; "7월 1일 ~ 15일" ends in its month. A date behind a word of another
day (면접, 발표, 입사 ...) ends nothing.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading import dates
from bot.reading.dates import Dated

_TILDE = re.compile(r"[~∼〜]|(?<=\d) ?[–—] ?(?=\d)|(?<=[\d)]) - (?=\d)")
_UNTIL = re.compile(
    r"[^\d\n~]{0,4}(?:\d{1,2}:\d\d(?::\d\d)?|\d{1,2} ?시(?: ?\d{1,2} ?분)?)?[^\d\n~]{0,3}(?:까지|마감|이전|before)"
)
_SAME_MONTH = re.compile(r" ?[~∼〜-] ?(\d{1,2}) ?일")
_ENDING = re.compile(r"(?:마감 ?(?:일시?|날짜)?|deadline|apply by|closing date|close on)[^\w\n]{0,4}$")


def end(low: str, start: int, *, on: date, since: date | None, other: re.Pattern[str]) -> Dated | None:
    """The date that ends a period in `low` from `start` on; `other` are the words of other days."""
    first: Dated | None = None
    for dated in dates.find(low, start, len(low), on=on, since=since):
        gap = low[start : dated.start]
        if other.search(gap):
            return None
        if same := _SAME_MONTH.match(low, dated.end):
            return _in_month(dated, same)
        if _TILDE.search(gap):
            return _not_before(dated, first)
        if _UNTIL.match(low, dated.end) or _ENDING.search(gap):
            return dated
        first, start = dated, dated.end
    return None


def _in_month(first: Dated, same: re.Match[str]) -> Dated | None:
    try:
        return Dated(first.day.replace(day=int(same[1])), first.start, same.end())
    except ValueError:
        return None


def _not_before(last: Dated, first: Dated | None) -> Dated:
    """`last`, a year on when it would end before it began."""
    if first is None or last.day >= first.day:
        return last
    year_on = last.day + timedelta(days=365)
    return last._replace(day=year_on if year_on.day == last.day.day else year_on + timedelta(days=1))
