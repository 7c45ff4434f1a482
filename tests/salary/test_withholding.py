"""The withholding formula against every cell of the official tables."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import AmountError, TableMissing
from bot.salary.withholding import monthly_income_tax
from tests.salary.figures import cells

NOW = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("began", "on", "count"),
    [
        ("2020-02-11", date(2020, 2, 11), 7_106),
        ("2021-02-17", date(2021, 2, 17), 7_117),
        ("2021-02-17", date(2023, 2, 27), 7_117),
        ("2024-02-29", date(2023, 2, 28), 7_117),
        ("2024-02-29", date(2024, 3, 1), 7_117),
        ("2024-02-29", date(2026, 3, 1), 7_117),
        ("2024-02-29", NOW, 7_117),
    ],
)
def test_every_cell_of_the_official_table_is_met_at_both_ends_of_its_row(
    began: str, on: date, count: int
) -> None:
    wrong, seen = [], 0
    for low, last, family, tax in cells(began):
        seen += 1
        found = {monthly_income_tax(won, family, 0, on) for won in (low, last)}
        if found != {tax}:
            wrong.append((low, family, tax, found))
    assert (seen, wrong) == (count, [])


@pytest.mark.parametrize(
    ("monthly", "tax"),
    [
        (0, 0),
        (769_999, 0),
        (10_000_000, 1_507_400),
        (10_000_001, 1_507_400 + 25_000),
        (14_000_000, 1_507_400 + 1_397_000),
        (28_000_000, 1_507_400 + 6_610_600),
        (30_000_000, 1_507_400 + 7_394_600),
        (45_000_000, 1_507_400 + 13_394_600),
        (87_000_000, 1_507_400 + 31_034_600),
        (100_000_000, 1_507_400 + 31_034_600 + 5_850_000),
    ],
)
def test_above_ten_million_the_excess_is_added_in_steps(monthly: int, tax: int) -> None:
    assert monthly_income_tax(monthly, 1, 0, NOW) == tax


def test_the_table_of_2021_adds_no_25_000_above_ten_million() -> None:
    day = date(2021, 2, 17)
    assert monthly_income_tax(10_000_000, 1, 0, day) == 1_552_400
    assert monthly_income_tax(14_000_000, 1, 0, day) == 1_552_400 + 1_372_000
    assert monthly_income_tax(87_000_001, 1, 0, day) == 1_552_400 + 31_009_600


def test_more_than_eleven_people_go_on_by_the_last_difference_and_never_below_nothing() -> None:
    ten, eleven = (monthly_income_tax(9_990_000, size, 0, NOW) for size in (10, 11))
    assert monthly_income_tax(9_990_000, 12, 0, NOW) == eleven - (ten - eleven)
    assert monthly_income_tax(9_990_000, 14, 0, NOW) == eleven - 3 * (ten - eleven)
    assert monthly_income_tax(9_990_000, 400, 0, NOW) == 0


@pytest.mark.parametrize(
    ("on", "children", "off"),
    [
        (date(2024, 3, 1), 1, 12_500),
        (date(2026, 2, 28), 2, 29_160),
        (date(2026, 2, 28), 3, 54_160),
        (date(2026, 3, 1), 1, 20_830),
        (date(2026, 3, 1), 2, 45_830),
        (date(2026, 3, 1), 4, 45_830 + 2 * 33_330),
    ],
)
def test_children_take_won_off_the_tax_by_the_rule_of_the_day(on: date, children: int, off: int) -> None:
    without = monthly_income_tax(6_000_000, 5, 0, on)
    assert monthly_income_tax(6_000_000, 5, children, on) == without - off


def test_children_never_make_the_tax_negative() -> None:
    assert monthly_income_tax(2_000_000, 4, 3, NOW) == 0


def test_before_2023_a_child_counts_as_one_more_of_the_family() -> None:
    day = date(2022, 6, 1)
    assert monthly_income_tax(4_000_000, 3, 2, day) == monthly_income_tax(4_000_000, 5, 0, day)


def test_what_is_not_known_of_a_table_is_said_and_not_guessed() -> None:
    with pytest.raises(TableMissing, match="자녀"):
        monthly_income_tax(4_000_000, 3, 1, date(2023, 6, 1))
    with pytest.raises(TableMissing, match="1,000만원 초과분"):
        monthly_income_tax(12_000_000, 1, 0, date(2020, 6, 1))


def test_a_day_without_a_table_is_told_apart_as_past_or_future() -> None:
    with pytest.raises(
        TableMissing, match=r"2014년 1월의 근로소득 간이세액표는 자료에 없습니다\(2020-02-11부터"
    ) as past:
        monthly_income_tax(4_000_000, 1, 0, date(2014, 1, 1))
    with pytest.raises(
        TableMissing, match=r"2035년 1월의 근로소득 간이세액표는 아직 없습니다\(2026-12-31까지"
    ) as future:
        monthly_income_tax(4_000_000, 1, 0, date(2035, 1, 1))
    assert (past.value.later, future.value.later) == (False, True)


@pytest.mark.parametrize(("family", "children"), [(0, 0), (-1, 0), (1, -1)])
def test_people_that_cannot_be_are_asked_again(family: int, children: int) -> None:
    with pytest.raises(AmountError, match="자녀를 넣어 1명부터"):
        monthly_income_tax(4_000_000, family, children, NOW)


@pytest.mark.parametrize("family", [1, 2, 3, 7, 11])
def test_tax_never_falls_while_pay_rises(family: int) -> None:
    taxes = [monthly_income_tax(won, family, 0, NOW) for won in range(0, 13_000_000, 5_000)]
    assert taxes == sorted(taxes)
