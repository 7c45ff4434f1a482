"""When what is done: gaps reckoned from the last round, nothing twice at once, an end in order."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.schedule import Schedule

HOUR = timedelta(hours=1)


def next_run(last: timedelta | None, now: datetime) -> timedelta:
    """How long after `now` a source comes whose last round was that long ago."""
    schedule = Schedule(lambda: now)

    async def task() -> None:
        """Never run here."""

    schedule.source("가람", HOUR, None if last is None else now - last, task)
    [planned] = schedule._scheduler.get_jobs()
    return planned.next_run_time.astimezone(UTC) - now  # type: ignore[no-any-return]  # APScheduler has no types


@pytest.mark.parametrize(
    ("last", "wait"),
    [
        (None, timedelta(0)),
        (timedelta(hours=5), timedelta(0)),
        (timedelta(minutes=50), timedelta(minutes=10)),
        (timedelta(hours=-48), HOUR),
    ],
    ids=["never asked", "missed while down", "asked of late", "the clock was set back"],
)
def test_a_source_comes_a_gap_after_its_last_round(last: timedelta | None, wait: timedelta) -> None:
    assert next_run(last, datetime(2026, 11, 23, tzinfo=UTC)) == wait


def test_a_minutes_task_comes_at_the_start_and_then_with_each_minute_of_the_clock() -> None:
    start = datetime(2026, 11, 23, 8, 59, 37, tzinfo=UTC)
    schedule = Schedule(lambda: start)

    async def task() -> None:
        """Never run here."""

    schedule.each_minute("daily", task)
    [planned] = schedule._scheduler.get_jobs()
    assert planned.next_run_time == start
    assert planned.trigger.get_next_fire_time(start, start) == start.replace(hour=9, minute=0, second=0)


async def test_a_task_that_still_runs_is_not_started_twice() -> None:
    schedule, running, most = Schedule(clock.now), 0, 0

    async def slow() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.2)
        running -= 1

    schedule.every("slow", 0.05, slow)
    schedule.start()
    await asyncio.sleep(0.5)
    await schedule.stop()
    assert most == 1


@pytest.mark.parametrize("kind", ["every", "each_minute", "daily", "source"])
async def test_a_clock_that_is_set_back_stops_no_task(kind: str) -> None:
    schedule = Schedule(clock.now)

    async def task() -> None:
        """Only planned here."""

    match kind:
        case "every":
            schedule.every("t", 0.5, task)
        case "each_minute":
            schedule.each_minute("t", task)
        case "daily":
            schedule.daily("t", 4, 10, task)
        case "source":
            schedule.source("t", HOUR, None, task)
    schedule.start()
    [planned] = schedule._scheduler.get_jobs()
    # What is planned stands three days ahead of a clock that was set back by that.
    planned.modify(next_run_time=clock.now() + timedelta(days=3))
    await asyncio.sleep(1.2)
    [planned] = schedule._scheduler.get_jobs()
    wait = planned.next_run_time.astimezone(UTC) - clock.now()
    await schedule.stop()
    longest = {"every": 1, "each_minute": 60, "daily": 86_400, "source": 3600 * 1.05}[kind]
    assert wait <= timedelta(seconds=longest)


async def test_the_end_waits_for_what_runs_and_what_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    schedule, done = Schedule(clock.now), asyncio.Event()
    started = asyncio.Event()

    async def work() -> None:
        started.set()
        await asyncio.sleep(0.1)
        done.set()

    async def fail() -> None:
        raise RuntimeError("뜻밖")

    schedule.every("work", 60, work)
    schedule.every("fail", 60, fail)
    schedule.start()
    await started.wait()
    await schedule.stop()
    assert done.is_set()
    assert "뜻밖" in caplog.text
