"""Figures that hold from one day to another, each with its source; asked for by day, never answered with a neighbour's.

A day before the first row or in a gap is "자료에 없음", a day after the last is "아직 없음": both are TableMissing, whose words
say what there is. Rows of one thing may not overlap. A row without an end holds until somebody writes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from bot.errors import TableMissing
from bot.model.salary import Citation
from bot.salary.sheet import Row


def citation(row: Row) -> Citation:
    """The columns from, to and source of a line."""
    since, until = row.day("from"), row.maybe_day("to")
    if until and until < since:
        raise row.fault("from보다 앞선 날입니다", "to")
    return Citation(row.text("source"), since, until)


class Dated(Protocol):
    """Anything with a citation."""

    @property
    def source(self) -> Citation: ...


D = TypeVar("D", bound=Dated)


def in_force(rows: Sequence[D], on: date, name: str) -> D:
    """The row of that day; TableMissing with `name` in its words."""
    for row in rows:
        if row.source.holds(on):
            return row
    raise missing(rows, on, name)


def missing(rows: Sequence[Dated], on: date, name: str) -> TableMissing:
    """Says that there is no row for that day, and for which days there are."""
    first, last = rows[0].source.since, rows[-1].source.until
    what = f"{on.year}년 {on.month}월의 {topic(name)}"
    if last and on > last:
        return TableMissing(f"{what} 아직 없습니다({last}까지 알려져 있습니다).", name, on, later=True)
    known = f"{first}부터 있습니다" if on < first else "그 앞뒤 것만 있습니다"
    return TableMissing(f"{what} 자료에 없습니다({known}).", name, on, later=False)


def latest(rows: Sequence[D], on: date) -> D | None:
    """The last row that began on or before that day, whether it still holds or not."""
    return next((row for row in reversed(rows) if row.source.since <= on), None)


def check_order(rows: Sequence[tuple[Row, Dated]]) -> None:
    """ConfigError when rows of one thing are not in the order of their days or overlap."""
    for (_, before), (line, after) in pairwise(rows):
        if before.source.until is None or after.source.since <= before.source.until:
            raise line.fault(f"{before.source.since}부터의 줄과 날짜가 겹칩니다", "from")


def topic(name: str) -> str:
    """The name with 은 or 는."""
    last = name.rstrip(")")[-1]
    closed = "가" <= last <= "힣" and (ord(last) - ord("가")) % 28
    return f"{name}{'은' if closed else '는'}"
