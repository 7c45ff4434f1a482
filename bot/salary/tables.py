"""Every figure of config/salary, read and checked as a whole; asked for by day.

A day without a figure is TableMissing, never a neighbour's figure. Where a caller would rather go on (take-home pay of a
month next year), `known_last` gives the last figure there was, and the caller says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.model.salary import MinimumWage, Statistic
from bot.salary import minimum_wage, percentiles, rates, statistics, withholding_tables
from bot.salary.dated import in_force
from bot.salary.percentiles import Percentiles
from bot.salary.rates import NAMES, Item, Rule
from bot.salary.withholding_tables import WithholdingTable

FOLDER = "salary"
WITHHOLDING = "근로소득 간이세액표"


@dataclass(frozen=True, slots=True)
class Tables:
    """All of it, each kind in the order of its days."""

    rates: Mapping[Item, tuple[Rule, ...]]
    withholding: tuple[WithholdingTable, ...]
    minimum_wages: tuple[MinimumWage, ...]
    percentiles: Mapping[int, Percentiles]
    statistics: tuple[Statistic, ...]

    @classmethod
    def load(cls, folder: Path) -> Tables:
        """Read `salary/` in the folder (config/); ConfigError names file and line."""
        inside = folder / FOLDER
        return cls(
            rates.load(inside),
            withholding_tables.load(inside),
            minimum_wage.load(inside),
            percentiles.load(inside),
            statistics.load(inside),
        )

    def rule(self, item: Item, on: date) -> Rule:
        """The rate and the bounds of that day; TableMissing."""
        return in_force(self.rates[item], on, NAMES[item])

    def withholding_table(self, on: date) -> WithholdingTable:
        """The withholding table of that day; TableMissing."""
        return in_force(self.withholding, on, WITHHOLDING)

    def below_minimum_wage(self, annual_won: int, on: date) -> MinimumWage | None:
        """The minimum wage a year's pay falls short of on that day, or None; TableMissing."""
        return minimum_wage.below(self.minimum_wages, annual_won, on)

    def percentile(self, year: int | None = None) -> Percentiles:
        """The percentiles of a tax year, the newest for None; TableMissing."""
        return percentiles.of_year(self.percentiles, year)


@cache
def bundled() -> Tables:
    """The tables this project brings along, read when first asked for."""
    return Tables.load(Path(__file__).parents[2] / "config")
