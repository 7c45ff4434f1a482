"""Daily budgets: a round waits for its share of the day, and no request goes out when the day's are used up."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from bot.clock import SEOUL
from bot.errors import SourceResting
from bot.sources.budgets import Budgets, due_at
from bot.sources.contract import Budget, Entry, Source
from tests.fakes import FakeClock
from tests.sources.toy import Toy, parse, start

MORNING = datetime(2026, 11, 24, 0, 0, tzinfo=SEOUL)
HOUR = timedelta(hours=1)


class Counted:
    """Remembers what was counted."""

    def __init__(self) -> None:
        self.by_day: Counter[tuple[str, date]] = Counter()

    async def made(self, kind: str, day: date) -> int:
        return self.by_day[kind, day]

    async def count(self, kind: str, day: date, limit: int) -> bool:
        if self.by_day[kind, day] >= limit:
            return False
        self.by_day[kind, day] += 1
        return True

    async def use_up(self, kind: str, day: date, limit: int) -> None:
        self.by_day[kind, day] = max(limit, self.by_day[kind, day])


def budget(daily: int | None = 24) -> Budget:
    return Budget("toy", daily)


async def spend(budgets: Budgets, one: Budget, times: int) -> None:
    counted = budgets.spending(one)
    for _ in range(times):
        await counted()


def test_an_entry_may_say_another_number_than_its_kind_does() -> None:
    toy = Source("toy", Toy, start, parse, ("toy.example",), {}, 24)
    assert Entry("하나", toy, Toy()).allowed == Budget("toy", 24)
    assert Entry("둘", toy, Toy(), budget=100).allowed == Budget("toy", 100)


@pytest.mark.parametrize(
    ("made", "due"),
    [
        (0, timedelta()),
        (1, timedelta(seconds=1)),  # an hour's worth in advance, and it is one an hour
        (2, timedelta(seconds=3757)),
        (23, timedelta(seconds=82644)),
        (500, 24 * HOUR),
    ],
)
def test_the_day_is_shared_out_evenly_an_hour_ahead(made: int, due: timedelta) -> None:
    assert due_at(24, made, MORNING + 5 * HOUR) == MORNING + due


async def test_a_round_takes_what_it_needs_and_the_next_ones_wait_for_it() -> None:
    clock = FakeClock(MORNING)
    budgets, one = Budgets(Counted(), clock), budget()
    await budgets.begin(one)
    await spend(budgets, one, 7)
    clock.now += 5 * HOUR
    with pytest.raises(SourceResting, match="06:15까지") as resting:
        await budgets.begin(one)
    assert resting.value.until is not None
    clock.now = resting.value.until
    await budgets.begin(one)


async def test_no_request_goes_out_when_the_days_are_used_up() -> None:
    clock = FakeClock(MORNING + 23 * HOUR)
    budgets, one = Budgets(Counted(), clock), budget()
    await spend(budgets, one, 24)
    for asking in (budgets.begin(one), budgets.spending(one)()):
        with pytest.raises(SourceResting, match=r"횟수\(24번\)를 다 썼습니다") as resting:
            await asking
        assert resting.value.until == MORNING + 24 * HOUR
    clock.now += HOUR
    await budgets.begin(one)
    await spend(budgets, one, 24)


async def test_what_the_host_says_is_used_up_is() -> None:
    counted, clock = Counted(), FakeClock(MORNING + HOUR)
    budgets, one = Budgets(counted, clock), budget()
    assert (await budgets.used_up(one)).until == MORNING + 24 * HOUR
    with pytest.raises(SourceResting):
        await budgets.begin(one)
    assert (await Budgets(counted, clock).used_up(budget(None))).until == MORNING + 24 * HOUR


async def test_without_a_budget_or_a_count_nobody_waits() -> None:
    for budgets, one in (
        (Budgets(None, FakeClock(MORNING)), budget()),
        (Budgets(Counted(), FakeClock(MORNING)), budget(None)),
    ):
        await spend(budgets, one, 100)
        await budgets.begin(one)


async def test_a_look_by_hand_does_not_wait_for_its_share() -> None:
    budgets, one = Budgets(Counted(), FakeClock(MORNING), spread=False), budget()
    await spend(budgets, one, 20)
    await budgets.begin(one)
    await spend(budgets, one, 4)
    with pytest.raises(SourceResting):
        await budgets.begin(one)
