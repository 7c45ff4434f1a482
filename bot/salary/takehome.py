"""What is left of a year's pay each month: every deduction by name, with the rule it follows and the rule's days.

A month is a twelfth of the year, down to whole won, less the untaxed meal allowance. Each deduction is taken down to 10 won:
pension on whole thousands between the month's bounds, health between the year's bounds, care as a share of health,
employment insurance, income tax by the withholding table, local tax as a share of it.

A figure that is not known yet for the month is not silently last year's: up to a year past its last known day it is used
and named in `assumed`; later months, and days before the tables, are TableMissing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from bot.errors import TableMissing
from bot.model.salary import Assumed, Deduction, TakeHome
from bot.salary.dated import Dated, latest
from bot.salary.rates import NAMES, Item, Rule
from bot.salary.reasons import Reason, refusal
from bot.salary.steps import floor_to
from bot.salary.tables import WITHHOLDING, Tables, bundled
from bot.salary.withholding import withheld

REACH = timedelta(days=365)
"""How far past its last known day a figure may be assumed."""

D = TypeVar("D", bound=Dated)


def take_home(
    annual_won: int,
    *,
    on: date,
    family: int = 1,
    children_8_20: int = 0,
    meal_monthly: int = 200_000,
    tables: Tables | None = None,
) -> TakeHome:
    """What is left a month of `annual_won` a year before tax, in the month of `on`. Raises AmountError, TableMissing.

    `family` counts the person too; `meal_monthly` is the meal allowance inside the pay, untaxed up to the day's limit.
    """
    if annual_won <= 0 or meal_monthly < 0:
        raise refusal(Reason.NEGATIVE if annual_won or meal_monthly < 0 else Reason.ZERO)
    if family < 1 or children_8_20 < 0:
        raise refusal(Reason.PEOPLE)
    rules = _Rules(tables or bundled(), on)
    gross = annual_won // 12
    meal = rules.of(Item.MEAL)
    untaxed = min(meal_monthly, meal.high or 0, gross)
    pay = gross - untaxed
    pension = _pension(rules, pay)
    health = _health(rules, pay)
    care = _share(rules, Item.LONG_TERM_CARE, "장기요양보험", health.won)
    employment = _share(rules, Item.EMPLOYMENT_INSURANCE, "고용보험", pay)
    tax = _income_tax(rules, pay, family, children_8_20)
    local = _share(rules, Item.LOCAL_INCOME_TAX, "지방소득세", tax.won)
    deductions = (pension, health, care, employment, tax, local)
    return TakeHome(
        annual=annual_won,
        on=on,
        family=family,
        children_8_20=children_8_20,
        gross=gross,
        untaxed=untaxed,
        national_pension=pension.won,
        health_insurance=health.won,
        long_term_care=care.won,
        employment_insurance=employment.won,
        income_tax=tax.won,
        local_income_tax=local.won,
        take_home=gross - sum(one.won for one in deductions),
        deductions=deductions,
        untaxed_source=meal.source,
        assumed=tuple(rules.assumed),
    )


class _Rules:
    """The rules of one day; remembers what had to be assumed."""

    def __init__(self, tables: Tables, on: date) -> None:
        self.tables, self.on = tables, on
        self.assumed: list[Assumed] = []

    def of(self, item: Item) -> Rule:
        return self.last_known(lambda: self.tables.rule(item, self.on), self.tables.rates[item], NAMES[item])

    def last_known(self, ask: Callable[[], D], rows: Sequence[D], name: str) -> D:
        """The row of the day, or the last one within reach, noted as assumed."""
        try:
            return ask()
        except TableMissing as missing:
            last = latest(rows, self.on)
            end = last.source.until if last else None
            if not missing.later or last is None or end is None or self.on > end + REACH:
                raise
            self.assumed.append(Assumed(name, last.source))
            return last

    def bounded(self, item: Item, rule: Rule, won: int) -> int:
        """Won within the rule's bounds; where one is not known and near, the period's before, noted as assumed."""
        before = latest(self.tables.rates[item], rule.source.since - timedelta(days=1))
        low, high = rule.low, rule.high
        if low is None and before and before.low and won < before.low * 2:
            low = self._bound(f"{NAMES[item]}의 하한", before, before.low)
        if high is None and before and before.high and won * 2 > before.high:
            high = self._bound(f"{NAMES[item]}의 상한", before, before.high)
        return min(max(won, low or 0), high or won)

    def _bound(self, name: str, before: Rule, won: int) -> int:
        self.assumed.append(Assumed(name, before.source))
        return won


def _pension(rules: _Rules, pay: int) -> Deduction:
    rate, bounds = rules.of(Item.NATIONAL_PENSION), rules.of(Item.NATIONAL_PENSION_BASE)
    base = rules.bounded(Item.NATIONAL_PENSION_BASE, bounds, floor_to(pay, 1000))
    return Deduction("국민연금", floor_to(base * rate.rate, 10), rate.source, base, rate.rate)


def _health(rules: _Rules, pay: int) -> Deduction:
    rule = rules.of(Item.HEALTH_INSURANCE)
    won = rules.bounded(Item.HEALTH_INSURANCE, rule, floor_to(pay * rule.rate, 10))
    return Deduction("건강보험", won, rule.source, pay, rule.rate)


def _share(rules: _Rules, item: Item, name: str, basis: int) -> Deduction:
    rule = rules.of(item)
    return Deduction(name, floor_to(basis * rule.rate, 10), rule.source, basis, rule.rate)


def _income_tax(rules: _Rules, pay: int, family: int, children: int) -> Deduction:
    tables, on = rules.tables, rules.on
    table = rules.last_known(lambda: tables.withholding_table(on), tables.withholding, WITHHOLDING)
    return Deduction("소득세", withheld(table, pay, family, children, on), table.source)
