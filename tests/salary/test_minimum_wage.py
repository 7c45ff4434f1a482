"""The minimum wage of the day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import TableMissing
from tests.salary.figures import tables

NOW = date(2026, 11, 23)


def test_a_year_below_the_minimum_wage_is_told_with_rule_and_days() -> None:
    found = tables().below_minimum_wage(25_000_000, NOW)
    assert found is not None
    assert (found.hourly, found.monthly, found.yearly) == (10_320, 2_156_880, 25_882_560)
    assert "2026년" in found.source.text
    assert found.source.holds(NOW)


def test_exactly_the_minimum_is_not_below_it() -> None:
    assert tables().below_minimum_wage(25_882_560, NOW) is None
    assert tables().below_minimum_wage(25_882_560, date(2027, 1, 1)) is not None


@pytest.mark.parametrize("on", [date(2014, 1, 1), date(2035, 1, 1)])
def test_years_without_a_minimum_wage_are_missing(on: date) -> None:
    with pytest.raises(TableMissing, match="최저임금"):
        tables().below_minimum_wage(1, on)
