"""Average pay out of what was billed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import TableMissing
from bot.model.salary import EmployerMonth, Estimate
from bot.salary.pension_estimates import estimate, flow
from tests.salary.figures import lines, tables
from tests.salary.workplaces import MONTH


def estimated(billed: int, members: int, month: date = MONTH) -> Estimate:
    found = estimate(billed, members, month, tables())
    assert found is not None
    return found


def test_the_rows_of_the_sample_equal_the_formula_to_the_won() -> None:
    sample = lines("pension_estimates.csv")
    wrong = [
        line
        for line in sample
        if estimated(int(line["billed"]), int(line["members"])).monthly != int(line["monthly"])
    ]
    assert (len(sample), wrong) == (420, [])


def test_nothing_above_97_percent_of_the_cap_is_shown_as_exact() -> None:
    for line in lines("pension_estimates.csv"):
        found = estimated(int(line["billed"]), int(line["members"]))
        assert found.at_least == (found.monthly > 6_370_000 * 0.97)
    assert not estimated(6_178_900 * 19 // 2, 100).at_least
    assert estimated(6_178_910 * 19 // 2, 100).at_least


@pytest.mark.parametrize(
    ("month", "percent", "cap"),
    [
        (date(2025, 6, 1), 9, 6_170_000),
        (date(2025, 12, 1), 9, 6_370_000),
        (date(2026, 6, 1), 9.5, 6_370_000),
        (date(2026, 7, 1), 9.5, 6_590_000),
        (date(2027, 1, 1), 10, 6_590_000),
    ],
)
def test_rate_and_cap_are_those_of_the_datas_own_month(month: date, percent: float, cap: int) -> None:
    found = estimated(int(4_000_000 * percent), 100, month)
    assert (found.monthly, found.yearly, found.cap) == (4_000_000, 48_000_000, cap)
    assert (found.source.since, found.source.until.month if found.source.until else 0) == (month, month.month)
    assert found.rate_source.holds(month)


@pytest.mark.parametrize(("billed", "members"), [(0, 10), (1_000_000, 0), (-5, 3)])
def test_without_members_or_a_bill_there_is_no_estimate(billed: int, members: int) -> None:
    assert estimate(billed, members, MONTH, tables()) is None


@pytest.mark.parametrize("month", [date(2014, 1, 1), date(2028, 1, 1)])
def test_a_month_without_a_rate_or_a_cap_is_missing(month: date) -> None:
    with pytest.raises(TableMissing, match="국민연금"):
        estimate(1_000_000, 10, month, tables())


def test_comings_and_goings_are_summed_over_the_last_twelve_months_there_are() -> None:
    months = [
        EmployerMonth(date(2025 + number // 12, number % 12 + 1, 1), 10, 0, 2, 1) for number in range(18)
    ]
    found = flow(months)
    assert found is not None
    assert (found.entered, found.left, found.months) == (24, 12, 12)
    assert (found.first, found.last) == (date(2025, 7, 1), date(2026, 6, 1))


def test_missing_months_are_told_and_older_ones_do_not_fill_in() -> None:
    found = flow(
        [
            EmployerMonth(date(2024, 1, 1), 9, 0, 50, 50),
            EmployerMonth(date(2026, 5, 1), 9, 0, 1, 0),
            EmployerMonth(MONTH, 9, 0, 2, 3),
        ]
    )
    assert found is not None
    assert (found.entered, found.left, found.months, found.first) == (3, 3, 2, date(2026, 5, 1))
    assert flow([]) is None
