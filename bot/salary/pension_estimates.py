"""What a company pays, estimated from what the National Pension billed it; and who came and went.

A month's average pay is billed ÷ members ÷ that month's whole rate (employee's and employer's share). Pay above the month's
cap is not seen, so an average above 97 % of the cap is only a least: `at_least`. The rate and the cap are those of the data's
own month; a month without them is TableMissing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from bot.model.salary import Citation, EmployerMonth, Estimate, Flow
from bot.salary.pension import SOURCE
from bot.salary.rates import Item
from bot.salary.tables import Tables

NEAR = Fraction(97, 100)
SHARES = 2
"""The employer pays as much as the employee."""


def estimate(billed: int, members: int, month: date, tables: Tables) -> Estimate | None:
    """Average pay out of a month's bill; None without members or bill. TableMissing."""
    if members <= 0 or billed <= 0:
        return None
    rate, base = tables.rule(Item.NATIONAL_PENSION, month), tables.rule(Item.NATIONAL_PENSION_BASE, month)
    cap = base.high or 0
    monthly = round(billed / (members * rate.rate * SHARES))
    return Estimate(
        monthly,
        monthly * 12,
        monthly > cap * NEAR,
        members,
        month,
        cap,
        data_of(month),
        rate.source,
        base.source,
    )


def data_of(month: date) -> Citation:
    """The data of a month."""
    return Citation(SOURCE, month, month.replace(day=monthrange(month.year, month.month)[1]))


def flow(months: Iterable[EmployerMonth]) -> Flow | None:
    """Who came and went in the last twelve months there are; None without any."""
    last = sorted(months, key=lambda one: one.month)[-12:]
    recent = [one for one in last if _apart(one.month, last[-1].month) < 12]
    if not recent:
        return None
    return Flow(
        sum(one.entered for one in recent),
        sum(one.left for one in recent),
        len(recent),
        recent[0].month,
        recent[-1].month,
    )


def _apart(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
