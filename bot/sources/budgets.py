"""Daily budgets: how many requests a day a kind's host grants one key, counted where they last and spread over the day.

A day is a Korean day, and what is counted is the kind's, whatever its entries are called, how often they are asked and for how
much. Two laws. No request goes out when the day's are used up. And no round begins while more was used than the share of the day
so far, which grows evenly from an hour's worth at midnight to the whole budget at the next. A round may take what it needs at
once; the rounds after it wait for it. When a host says that the day is used up, it is. What may not be asked raises
SourceResting, which says until when; kinds without a budget are never counted.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from typing import Protocol

from bot.clock import SEOUL, Clock, korean_day
from bot.errors import SourceResting
from bot.sources.contract import Budget

DAY, AHEAD = 86_400, 3_600

Spend = Callable[[], Awaitable[None]]
"""To be awaited before each request: counts it, or raises SourceResting."""


class Calls(Protocol):
    """Counts the requests of each kind and day, over restarts."""

    async def made(self, kind: str, day: date) -> int:
        """How many were counted."""
        ...

    async def count(self, kind: str, day: date, limit: int) -> bool:
        """Count one more; False, and nothing counted, when `limit` were made."""
        ...

    async def use_up(self, kind: str, day: date, limit: int) -> None:
        """Count as many as there are up to `limit`."""
        ...


class Budgets:
    """Keeps every kind's budget. `calls` None: nothing is counted. `spread` False: only the day's end is kept."""

    def __init__(self, calls: Calls | None, clock: Clock, *, spread: bool = True) -> None:
        self._calls, self._clock, self._spread = calls, clock, spread

    async def begin(self, budget: Budget) -> None:
        """To be awaited before a round; SourceResting when it must wait."""
        daily, now = budget.daily, self._clock()
        if self._calls is None or daily is None:
            return
        made = await self._calls.made(budget.kind, korean_day(now))
        if made >= daily:
            raise _used_up(daily, now)
        due = due_at(daily, made, now)
        if self._spread and due > now:
            raise SourceResting(
                f"하루 {daily:,}번을 고루 나눠 쓰느라 {due.astimezone(SEOUL):%H:%M}까지 쉽니다.", due
            )

    def spending(self, budget: Budget) -> Spend:
        """What counts its requests."""

        async def spend() -> None:
            daily, now = budget.daily, self._clock()
            if self._calls is None or daily is None:
                return
            if not await self._calls.count(budget.kind, korean_day(now), daily):
                raise _used_up(daily, now)

        return spend

    async def used_up(self, budget: Budget) -> SourceResting:
        """The host says that the day's requests are used up: so they are. The error to raise."""
        daily, now = budget.daily, self._clock()
        if self._calls is not None and daily is not None:
            await self._calls.use_up(budget.kind, korean_day(now), daily)
        return _used_up(daily, now)


def due_at(daily: int, made: int, now: datetime) -> datetime:
    """The first moment of `now`'s day at which more than `made` of its `daily` requests are due."""
    over = made * DAY / daily - AHEAD
    seconds = over * DAY // (DAY - AHEAD) + 1 if over >= 0 else 0
    return _midnight(now) + timedelta(seconds=min(seconds, DAY))


def _midnight(now: datetime) -> datetime:
    return datetime.combine(korean_day(now), time(), SEOUL)


def _used_up(daily: int | None, now: datetime) -> SourceResting:
    times = f"횟수({daily:,}번)" if daily is not None else "횟수"
    return SourceResting(
        f"오늘 물을 수 있는 {times}를 다 썼습니다. 한국 시간으로 자정이 지나면 다시 묻습니다.",
        _midnight(now) + timedelta(days=1),
    )
