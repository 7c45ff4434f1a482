"""What is left of the pay that a posting states."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.model.outbox import Sent
from bot.model.posting import Posting, RawPosting
from bot.model.reading import Pay, PayPeriod, Reading
from bot.model.room import RoomId
from bot.salary.shown import message_with_take_home, with_take_home
from bot.salary.takehome import take_home

TODAY = date(2026, 11, 23)


def posting(low: int | None, high: int | None, period: PayPeriod = PayPeriod.YEAR) -> Posting:
    return Posting(RawPosting("가람", "1", "연구원"), Reading(pay=Pay(low, high, period, "연봉")), 1)


def test_both_ends_of_stated_pay_are_figured() -> None:
    found = with_take_home(posting(40_000_000, 60_000_000), TODAY)
    assert found.take_home == tuple(take_home(won, on=TODAY).take_home for won in (40_000_000, 60_000_000))


def test_a_floor_alone_is_figured_for_itself() -> None:
    low, high = with_take_home(posting(40_000_000, None), TODAY).take_home or (0, 1)
    assert low == high


@pytest.mark.parametrize(
    "one", [posting(None, 60_000_000), posting(25_000_000, None, PayPeriod.HOUR), posting(0, None)]
)
def test_what_is_no_full_years_pay_is_not_figured(one: Posting) -> None:
    assert with_take_home(one, TODAY).take_home is None


def test_a_posting_without_pay_and_a_month_beyond_the_tables_are_left_alone() -> None:
    assert with_take_home(Posting(RawPosting("가람", "1", "연구원"), Reading()), TODAY).take_home is None
    assert with_take_home(posting(40_000_000, None), date(2035, 1, 1)).take_home is None


def test_every_posting_of_a_message_gets_its_own() -> None:
    sent = Sent(
        1, RoomId("web", "1"), "5", datetime(2026, 11, 23, tzinfo=UTC), (), {1: posting(40_000_000, None)}
    )
    assert message_with_take_home(sent, TODAY).postings[1].take_home is not None
