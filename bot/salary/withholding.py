"""Income tax withheld from a month's pay, by the formula of the official simplified table (소득세법 시행령 별표 2).

The table has a row for each stretch of monthly pay and a column for each size of family; a cell is the tax on the middle of
its row: a year's pay less the deductions, taxed, less the credit, a twelfth, down to 10 won. Below the first row it is 0.
Above ten million won a month the excess is added in steps. More than eleven people: the eleventh column less the last
difference for each one more. Then children between 8 and 20 count. Exact arithmetic throughout.
"""

from __future__ import annotations

from datetime import date

from bot.errors import TableMissing
from bot.salary.reasons import Reason, refusal
from bot.salary.steps import floor_to
from bot.salary.tables import WITHHOLDING, Tables, bundled
from bot.salary.withholding_tables import Children, Part, WithholdingTable

FIRST_ROW = 770_000
LAST_ROW = 10_000_000
COLUMNS = 11


def monthly_income_tax(
    monthly_won: int, family: int, children_8_20: int, on: date, *, tables: Tables | None = None
) -> int:
    """Won withheld a month (100 %) from taxable pay of `monthly_won` on the day `on`.

    `family` counts the person too and is at least 1; children are among it. TableMissing for a day without a table, for
    children in 2023-02-28..2024-02-29 and for more than ten million won before 2021-02-17: those rules are not at hand.
    """
    if family < 1 or children_8_20 < 0:
        raise refusal(Reason.PEOPLE)
    table = (tables or bundled()).withholding_table(on)
    return withheld(table, monthly_won, family, children_8_20, on)


def withheld(table: WithholdingTable, monthly_won: int, family: int, children: int, on: date) -> int:
    """The same by a table that is already found; `on` is only for what is said when a rule is missing."""
    if children and table.children is Children.UNKNOWN:
        what = f"{on.year}년 {on.month}월의 자녀가 있을 때 간이세액 계산 방법은 자료에 없습니다."
        raise TableMissing(what, WITHHOLDING, on, later=False)
    counted = family + children if table.children is Children.FAMILY else family
    tax = _cell(table, monthly_won, counted, on)
    return max(0, tax - table.child_reduction(children))


def _cell(table: WithholdingTable, monthly: int, family: int, on: date) -> int:
    if family > COLUMNS:
        last, before = (_cell(table, monthly, size, on) for size in (COLUMNS, COLUMNS - 1))
        return max(0, last - (before - last) * (family - COLUMNS))
    if monthly < FIRST_ROW:
        return 0
    if monthly < LAST_ROW:
        return _formula(table, _middle(table, monthly), family)
    top = _formula(table, LAST_ROW, family)
    if monthly == LAST_ROW:
        return top
    if Part.OVER not in table.steps:
        what = f"{on.year}년 {on.month}월의 월급여 1,000만원 초과분 간이세액은 자료에 없습니다."
        raise TableMissing(what, WITHHOLDING, on, later=False)
    return floor_to(top + table.steps[Part.OVER](monthly - LAST_ROW), 10)


def _middle(table: WithholdingTable, monthly: int) -> int:
    """The middle of the row that holds this pay; a row holds its lower end."""
    width = int(table.steps[Part.ROW_WIDTH](monthly + 1))
    return monthly // width * width + width // 2


def _formula(table: WithholdingTable, monthly: int, family: int) -> int:
    steps, year = table.steps, monthly * 12
    special = steps[(Part.SPECIAL_1, Part.SPECIAL_2, Part.SPECIAL_3)[min(family, 3) - 1]]
    pension = floor_to(steps[Part.PENSION](floor_to(monthly, 1000)), 10) * 12
    base = year - steps[Part.EARNED](year) - steps[Part.PERSON](1) * family - special(year) - pension
    if base <= 0:
        return 0
    tax = steps[Part.TAX](base)
    tax -= min(steps[Part.CREDIT](tax), steps[Part.CREDIT_LIMIT](year))
    return floor_to(tax / 12, 10) if tax >= steps[Part.LEAST](1) else 0
