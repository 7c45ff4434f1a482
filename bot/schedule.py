"""When what is done: each source at its own gap, delivery every second, tidying once a day.

APScheduler calls; a task that still runs is not started twice, and what was missed runs once. It goes by the wall clock: when
that is set back, every task would wait until the old time is reached again, so what is planned too late is looked for and moved.
A source's next round is reckoned from its last one, kept in the store, so a restart neither asks too early nor waits a whole gap
again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot import clock as clocks
from bot.clock import SEOUL, Clock

log = logging.getLogger(__name__)

Task = Callable[[], Awaitable[object]]

GRACE = 5.0
"""Seconds that running tasks get at the end."""
LOOK = 1.0
"""Seconds between looks whether something is planned too late."""
SPREAD = timedelta(seconds=2)
"""Between the first rounds of sources that are all due at the start."""


class Schedule:
    """The schedule of one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._scheduler = AsyncIOScheduler(
            timezone=SEOUL, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._sources = 0
        self._running: set[asyncio.Future[object]] = set()
        self._minding: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()
        self._minding = asyncio.create_task(self._mind_the_clock())

    async def stop(self) -> None:
        """Start nothing more, and give what runs a moment to end; then it is cut off, which costs it nothing written."""
        if self._scheduler.running:
            self._scheduler.pause()
            if self._minding:
                self._minding.cancel()
            if self._running:
                await asyncio.wait(self._running, timeout=GRACE)
            for task in self._running:
                task.cancel()
            self._scheduler.shutdown(wait=False)

    async def _mind_the_clock(self) -> None:
        while True:
            await asyncio.sleep(LOOK)
            now = clocks.now().astimezone(SEOUL)
            for planned in self._scheduler.get_jobs():
                latest = _latest(planned.trigger, now)
                if planned.next_run_time and planned.next_run_time > latest:
                    planned.modify(next_run_time=latest)

    def _watched(self, task: Task) -> Task:
        """The same task, known while it runs."""

        async def run() -> None:
            here = asyncio.ensure_future(task())
            self._running.add(here)
            try:
                await asyncio.wait({here})
            finally:
                self._running.discard(here)
            if not here.cancelled() and (error := here.exception()) is not None:
                log.error("정해진 일을 하다 뜻밖의 문제가 생겼습니다", exc_info=error)

        return run

    def every(self, name: str, seconds: float, task: Task) -> None:
        """Run a task at this gap, first at once."""
        trigger = IntervalTrigger(seconds=seconds, timezone=SEOUL)
        self._scheduler.add_job(self._watched(task), trigger, id=name, next_run_time=self._clock())

    def each_minute(self, name: str, task: Task) -> None:
        """Run a task when the clock's minute begins, and once at the start."""
        trigger = CronTrigger(second=0, timezone=SEOUL)
        self._scheduler.add_job(self._watched(task), trigger, id=name, next_run_time=self._clock())

    def source(self, name: str, gap: timedelta, last: datetime | None, task: Task) -> None:
        """Run a source's rounds at this gap, the next one a gap after the `last`."""
        now = self._clock()
        # A clock that was set back must not silence a source: no wait is longer than the gap.
        due = now if last is None else min(max(last + gap, now), now + gap)
        trigger = IntervalTrigger(
            seconds=gap.total_seconds(), timezone=SEOUL, jitter=int(gap.total_seconds() * 0.05) or None
        )
        first = due if due > now else now + SPREAD * self._sources
        self._sources += due <= now
        self._scheduler.add_job(
            task, trigger, id=f"source:{name}", next_run_time=first, replace_existing=True
        )

    def daily(self, name: str, hour: int, minute: int, task: Task) -> None:
        """Run a task once a day, Korean time."""
        self._scheduler.add_job(
            self._watched(task), CronTrigger(hour=hour, minute=minute, timezone=SEOUL), id=name
        )


def _latest(trigger: Any, now: datetime) -> datetime:
    """When a task with this trigger runs at the latest, seen from now."""
    if isinstance(trigger, IntervalTrigger):
        gap: timedelta = trigger.interval
        return now + gap + timedelta(seconds=trigger.jitter or 0)
    following: datetime = trigger.get_next_fire_time(None, now)
    return following
