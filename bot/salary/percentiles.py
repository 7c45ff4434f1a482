"""Where a sum stands among all wage earners: 국세청 근로소득 백분위 (config/salary/income_percentiles.csv).

Published are the people and the pay of each slice, not its borders. So the mean of a slice is taken to stand in its middle,
and between two middles the line is straight: an estimate, and `Standing` says so. Above the middle of the topmost slice
and below that of the lowest only a bound can be said. The year is the tax year; another year's table is never used for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from bot.errors import TableMissing
from bot.model.salary import Citation, Standing
from bot.salary import sheet

FILE = "income_percentiles.csv"
NAME = "국세청 근로소득 백분위"
METHOD = "구간 평균을 구간 가운데에 놓고 선형 보간한 추정(경계값은 비공개)"
_COLUMNS = ("year", "top_from", "top_to", "persons", "total_eok", "published", "source")
_EOK = 100_000_000


@dataclass(frozen=True, slots=True)
class Percentiles:
    """One tax year: `points` are (percent from the top, won a year) in falling order of won."""

    year: int
    persons: int
    points: tuple[tuple[float, float], ...]
    source: Citation

    def position(self, won: int) -> Standing:
        """Where so many won a year before tax stand."""
        (first, most), (last, least) = self.points[0], self.points[-1]
        if won >= most:
            return self._standing(won, first, -1)
        if won <= least:
            return self._standing(won, last, 1)
        for (above, high), (below, low) in pairwise(self.points):
            if won >= low:
                return self._standing(won, below + (above - below) * (won - low) / (high - low), 0)
        raise AssertionError("the points cover everything between the first and the last")

    def threshold(self, top: float) -> int:
        """About how many won a year the top so many percent begin with; `top` within the points."""
        for (above, high), (below, low) in pairwise(self.points):
            if above <= top <= below:
                return round(high + (low - high) * (top - above) / (below - above))
        raise ValueError(f"{top} is outside of {self.points[0][0]}..{self.points[-1][0]}")

    def _standing(self, won: int, top: float, bound: int) -> Standing:
        return Standing(won, top, bound, self.year, self.persons, self.source, METHOD)


def load(folder: Path) -> Mapping[int, Percentiles]:
    """The tables by tax year."""
    lines: dict[int, list[sheet.Row]] = {}
    for row in sheet.rows(folder / FILE, _COLUMNS):
        lines.setdefault(row.won("year"), []).append(row)
    return {year: _table(year, rows) for year, rows in sorted(lines.items())}


def of_year(tables: Mapping[int, Percentiles], year: int | None) -> Percentiles:
    """The table of that tax year, the newest one for None; TableMissing."""
    newest = max(tables)
    found = tables.get(newest if year is None else year)
    if found is None:
        wanted = year or newest
        later = wanted > newest
        state = f"아직 없습니다({newest}년 귀속까지 있습니다)" if later else "자료에 없습니다"
        raise TableMissing(f"{wanted}년 귀속 {NAME}는 {state}.", NAME, date(wanted, 12, 31), later=later)
    return found


def _table(year: int, rows: list[sheet.Row]) -> Percentiles:
    points: list[tuple[float, float]] = []
    at = 0.0
    for row in rows:
        start, end = float(row.number("top_from")), float(row.number("top_to"))
        if start != at or end <= start:
            raise row.fault(f"앞 구간이 끝난 {at:g}%부터 이어져야 합니다", "top_from")
        mean = row.won("total_eok") * _EOK / row.won("persons")
        if points and mean >= points[-1][1]:
            raise row.fault("윗구간보다 평균이 작아야 합니다", "total_eok")
        points.append(((start + end) / 2, mean))
        at = end
    if at != 100:
        raise rows[-1].fault("마지막 구간은 100%에서 끝나야 합니다", "top_to")
    return Percentiles(year, sum(row.won("persons") for row in rows), tuple(points), _citation(year, rows[0]))


def _citation(year: int, row: sheet.Row) -> Citation:
    return Citation(row.text("source"), date(year, 1, 1), date(year, 12, 31), row.day("published"))
