"""Quartiles of stated pay."""

from __future__ import annotations

import pytest

from bot.model.reading import Pay, PayPeriod
from bot.model.salary import Quartiles, TooFew
from bot.salary.quartiles import quartiles

MAN = 10_000


def year(low: int | None, high: int | None) -> Pay:
    return Pay(low and low * MAN, high and high * MAN, PayPeriod.YEAR, "")


def test_under_eight_that_say_there_are_no_quartiles() -> None:
    found = quartiles([year(4000, 4000)] * 7 + [None] * 5)
    assert found == TooFew(7, 5, 0)


def test_eight_that_say_make_quartiles_with_their_number() -> None:
    found = quartiles(
        [year(sum_, sum_) for sum_ in (9000, 4000, 4500, 5000, 5500, 6000, 7000, 8000)] + [None] * 3
    )
    assert found == Quartiles(48_750_000, 57_500_000, 72_500_000, 8, 3, 0)


def test_a_range_counts_with_its_middle_and_a_floor_with_itself() -> None:
    found = quartiles([year(4000, 6000)] * 4 + [year(5000, None)] * 4)
    assert isinstance(found, Quartiles)
    assert (found.low, found.median, found.high) == (50_000_000,) * 3


def test_ceilings_and_hours_are_left_out_and_counted() -> None:
    hourly = Pay(30_000_000, 30_000_000, PayPeriod.HOUR, "시급 12,000원")
    found = quartiles([year(5000, 5000)] * 8 + [year(None, 9000), hourly])
    assert isinstance(found, Quartiles)
    assert (found.count, found.left_out) == (8, 2)


@pytest.mark.parametrize(("won", "side"), [(4_000, -1), (4_875, 0), (6_000, 0), (7_250, 0), (9_000, 1)])
def test_a_sum_is_below_within_or_above_the_middle_half(won: int, side: int) -> None:
    found = Quartiles(48_750_000, 57_500_000, 72_500_000, 8, 0, 0)
    assert found.side(won * MAN) == side
