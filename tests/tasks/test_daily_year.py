"""A simulated year of daily questions: restarts, days without the bot, a clock that jumps, summer time, a leap day, holidays."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.interview.days_off import is_day_off
from bot.model.outbox import OutboxState
from bot.store import schema
from bot.store.database import Database
from bot.tasks.daily import Asker
from tests.interview.writing import question, write_topic
from tests.town import Town


@pytest.fixture
def town(town: Town, tmp_path: Path) -> Town:
    write_topic(tmp_path, *[question(number) for number in range(4)])
    town.talk.ask_from(tmp_path)
    return town


PLANS = {
    "telegram:-1": ("Asia/Seoul", "끔", "/daily 평일 09:00 공휴일 쉼", "09:00"),
    "telegram:-2": ("Europe/Berlin", "끔", "/daily 02:30", "02:30"),
    "telegram:-3": ("America/New_York", "23:00-08:00", "/daily 23:30", "08:00"),
}
FIRST, MINUTE = date(2027, 12, 1), timedelta(minutes=1)


async def test_a_year_with_restarts_and_a_clock_that_jumps_asks_each_day_once_at_its_minute(
    town: Town,
) -> None:
    dice = random.Random(8)  # noqa: S311  a test's dice
    looks = a_year_of_looks(dice)
    town.clock.now = looks[0] - timedelta(hours=12)
    for address, (zone, quiet, plan, _) in PLANS.items():
        here = town.talk.room(address)
        for said in (f"/settings 시간대 {zone}", f"/settings 조용한시간 {quiet}", plan):
            await here.say(said)
    for town.clock.now in looks:
        services = town.talk.services
        if await Asker(town.database, town.clock, services.questions, services.chance).round():
            await arrive(town.database)
    asked = await questions(town.database)
    on_time = 0
    for address, (zone, _, plan, at) in PLANS.items():
        assert asked[address] == expected(looks, zone, plan, at), address
        days = [one.astimezone(ZoneInfo(zone)).date() for one in asked[address]]
        assert len(set(days)) == len(days), "a day twice"
        on_time += sum(f"{one.astimezone(ZoneInfo(zone)):%H:%M}" == at for one in asked[address])
    assert on_time > 850, "most of them at their minute"
    berlin = [f"{one.astimezone(ZoneInfo('Europe/Berlin')):%m-%d %H:%M %z}" for one in asked["telegram:-2"]]
    assert {"02-29 02:30 +0100", "03-26 03:30 +0200", "10-29 02:30 +0200"} <= set(berlin)


def a_year_of_looks(dice: random.Random) -> list[datetime]:
    """The moments, by the clock as it stands, at which a bot looks that is down now and then, and whose clock jumps."""
    due = sorted(moment for n in range(367) for moment in due_on(FIRST + timedelta(days=n)))
    never = [date(2028, 2, 29), date(2028, 3, 26), date(2028, 10, 29)]
    up_again, looks = due[0], list[datetime]()
    for moment in due:
        near = any(abs((moment.date() - day).days) < 2 for day in never)
        if dice.random() < 0.01 and not near:
            up_again = max(up_again, moment + timedelta(minutes=dice.randrange(10, 60 * 60)))
        if moment < up_again:
            continue
        if dice.random() < 0.05 and not near:
            looks.append(moment + timedelta(minutes=dice.randrange(-180, 180)))
        looks += [up_again] if up_again > (looks or due)[-1] else []
        looks += [moment - MINUTE, moment] if dice.random() < 0.1 else [moment]
    return looks


def due_on(day: date) -> list[datetime]:
    """The moments at which rooms are due on a day, now and then an evening too."""
    moments = []
    for zone, _, _, at in PLANS.values():
        hour, minute = map(int, at.split(":"))
        for time in ((hour, minute), *([(20, 0)] if day.day % 9 == 0 else [])):
            there = datetime(day.year, day.month, day.day, *time, tzinfo=ZoneInfo(zone))
            moments.append(there.astimezone(UTC))
    return sorted(moments)


def expected(looks: list[datetime], zone: str, plan: str, at: str) -> list[datetime]:
    """The first look of each day at which the wall clock is past the time."""
    had, found = set[date](), []
    for moment in looks:
        here = moment.astimezone(ZoneInfo(zone))
        time = "03:30" if zone == "Europe/Berlin" and f"{here:%Y-%m-%d}" == "2028-03-26" else at
        quiet = zone == "America/New_York" and here.hour == 23
        if here.date() not in had and f"{here:%H:%M}" >= time and not quiet and asks(plan, here.date()):
            had.add(here.date())
            found.append(moment)
    return found


def asks(plan: str, day: date) -> bool:
    if "평일" in plan:
        return day.weekday() < 5 and not is_day_off(day)
    return True


async def arrive(database: Database) -> None:
    """All that waits is sent."""
    async with database.writing() as connection:
        waits = schema.outbox.c.state == OutboxState.WAITING
        await connection.execute(schema.outbox.update().where(waits).values(state=OutboxState.SENT))


async def questions(database: Database) -> dict[str, list[datetime]]:
    """When each room was asked; the model answers are counted against the questions."""
    found, answers = defaultdict[str, list[datetime]](list), 0
    async with database.reading() as connection:
        query = select(schema.rooms.c.chat, schema.outbox.c.created_at, schema.outbox.c.payload)
        for chat, when, payload in await connection.execute(query.join(schema.rooms)):
            if "면접 질문" in str(payload):
                found[f"telegram:{chat}"].append(when)
            else:
                answers += 1
        count = await connection.execute(select(func.count()).select_from(schema.prompts))
        assert answers <= count.scalar_one()
    return found
