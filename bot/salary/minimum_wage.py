"""The minimum wage of a day, and whether a year's pay lies below it (config/salary/minimum_wage.csv).

A month counts 209 hours: 40 a week and the paid weekly holiday. Pay is held against it whole, before tax.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.model.salary import MinimumWage
from bot.salary import sheet
from bot.salary.dated import check_order, citation, in_force

FILE = "minimum_wage.csv"
NAME = "최저임금"


def below(wages: tuple[MinimumWage, ...], annual_won: int, on: date) -> MinimumWage | None:
    """The minimum wage that so many won a year fall short of on that day, None when they do not; TableMissing."""
    wage = in_force(wages, on, NAME)
    return wage if annual_won < wage.yearly else None


def load(folder: Path) -> tuple[MinimumWage, ...]:
    """Every period in order."""
    lines = sheet.rows(folder / FILE, ("from", "to", "hourly", "source"))
    found = [(row, MinimumWage(row.won("hourly"), citation(row))) for row in lines]
    check_order(found)
    return tuple(wage for _, wage in found)
