"""Tells each topic that is asked daily, on Sunday evening, how its week was: what was asked, who answered, what comes back.

Nothing when nothing was asked. A Sunday the bot slept through is told until Tuesday. The day is noted in the transaction that
queues the message, so that it goes out once over any restart.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.clock import Clock
from bot.interview import daily as times
from bot.interview.bank import Bank
from bot.interview.shelf import Shelf
from bot.model.daily import Asked, Daily, Turn, Week
from bot.model.room import Room
from bot.rendering import daily as words
from bot.store import answers, dailies, outbox, reviews
from bot.store.database import Connection, Database
from bot.store.own_questions import bank_for
from bot.tasks.daily import known_rooms, whose_memory

WEEK = timedelta(days=7)


async def tell_weeks(database: Database, clock: Clock, shelf: Shelf) -> int:
    """Queue what is due; how many messages."""
    now, queued = clock(), 0
    for one, room, sunday in await _due(database, now):
        bank = await bank_for(database, shelf, room.id)
        async with database.writing() as connection:
            if await dailies.get(connection, one.id) is None:
                continue
            if await dailies.begin(connection, one.id, Turn.WEEK, sunday):
                queued += await _tell(connection, bank, one, room, sunday, now)
    return queued


async def _due(database: Database, now: datetime) -> list[tuple[Daily, Room, date]]:
    async with database.reading() as connection:
        plans = await dailies.active(connection)
        theirs = await known_rooms(connection, plans)
        sundays = {one.id: times.week_due(theirs[one.room_number].settings, now) for one in plans}
        done = await dailies.done(connection, {day for day in sundays.values() if day})
    return [
        (one, theirs[one.room_number], sunday)
        for one in plans
        if (sunday := sundays[one.id]) is not None and (one.id, Turn.WEEK, sunday) not in done
    ]


async def _tell(
    connection: Connection, bank: Bank, one: Daily, room: Room, sunday: date, now: datetime
) -> bool:
    ends = times.week_ends(room.settings, sunday)
    shown = await answers.asked(connection, one.id, ends - WEEK, ends)
    numbers = [number for number, _ in shown]
    counts = await answers.counts(connection, numbers)
    asked = tuple(
        Asked(question.ask, question.topic, counts.get(number, 0))
        for number, name in shown
        if (question := bank.get(name)) is not None
    )
    if not asked:
        return False
    people = tuple(await answers.people(connection, numbers))
    returning = await _returning(connection, bank, one, room, now)
    reply = words.week(Week(asked, people, returning), private=room.private)
    await outbox.queue_notice(connection, one.room_number, reply, now, one.thread)
    return True


async def _returning(
    connection: Connection, bank: Bank, one: Daily, room: Room, now: datetime
) -> tuple[str, ...]:
    whose = await whose_memory(connection, one, room)
    due = [] if whose is None else await reviews.due(connection, whose, now + WEEK)
    return tuple(question.ask for name in due if (question := bank.get(name)) is not None)
