"""What is taken from pay each month by rate, and the bounds: config/salary/rates.csv, a line a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from bot.model.salary import Citation
from bot.salary import sheet
from bot.salary.dated import check_order, citation

FILE = "rates.csv"


class Item(StrEnum):
    """The kinds of line; a rate is the employee's share."""

    NATIONAL_PENSION = "national_pension"
    NATIONAL_PENSION_BASE = "national_pension_base"
    HEALTH_INSURANCE = "health_insurance"
    LONG_TERM_CARE = "long_term_care"
    EMPLOYMENT_INSURANCE = "employment_insurance"
    LOCAL_INCOME_TAX = "local_income_tax"
    MEAL = "meal"


NAMES: Mapping[Item, str] = {
    Item.NATIONAL_PENSION: "국민연금 요율",
    Item.NATIONAL_PENSION_BASE: "국민연금 기준소득월액 상·하한",
    Item.HEALTH_INSURANCE: "건강보험 요율",
    Item.LONG_TERM_CARE: "장기요양보험 요율",
    Item.EMPLOYMENT_INSURANCE: "고용보험 요율",
    Item.LOCAL_INCOME_TAX: "지방소득세율",
    Item.MEAL: "식대 비과세 한도",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One period of one item. `rate` as a fraction; `low` and `high` in won a month, None where not known or not set."""

    item: Item
    rate: Fraction
    low: int | None
    high: int | None
    source: Citation


def load(folder: Path) -> Mapping[Item, tuple[Rule, ...]]:
    """Every item's rules in the order of their days; ConfigError when one has none."""
    path = folder / FILE
    found: dict[Item, list[tuple[sheet.Row, Rule]]] = defaultdict(list)
    lines = sheet.rows(path, ("item", "from", "to", "rate", "low", "high", "source"))
    for row in lines:
        item = Item(row.choice("item", Item))
        rate = row.maybe_number("rate") or Fraction(0)
        rule = Rule(item, rate, row.maybe_won("low"), row.maybe_won("high"), citation(row))
        found[item].append((row, rule))
    for item in Item:
        if not found[item]:
            raise lines[-1].fault(f"{item} 줄이 없습니다")
        check_order(found[item])
    return {item: tuple(rule for _, rule in rules) for item, rules in found.items()}
