"""Tells each room, on Monday morning, who practises with whom this week; run as often as you like.

Who asked after nine o'clock comes in the next week. A Monday the bot slept through is told on Tuesday. The pairs are kept, and
the day noted, in the transaction that queues the message, so that it goes out once over any restart.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.interview.pairing import pair
from bot.rendering import pairs as words
from bot.store import outbox, pairs, rounds
from bot.store.database import Connection, Database
from bot.store.rounds import Marking, Round
from bot.tasks.morning import nine_today

TUESDAY = 1


async def tell_pairs(database: Database, clock: Clock) -> int:
    """Queue what is due; to how many rooms."""
    now, told = clock(), 0
    async with database.reading() as connection:
        rooms = await rounds.pairing(connection)
    for one in rooms:
        nine = nine_today(one.room, now)
        if nine is None or nine.weekday() > TUESDAY:
            continue
        monday = nine - timedelta(days=nine.weekday())
        if one.last is not None and one.last >= monday.date():
            continue
        async with database.writing() as connection:
            if await rounds.begin(connection, one.number, Round.PAIRS, monday.date()):
                told += await _tell(connection, one, monday, now)
    return told


async def _tell(connection: Connection, one: Marking, monday: datetime, now: datetime) -> bool:
    seats = await pairs.of_room(connection, one.number)
    here = [seat for seat in seats if seat.since is not None and seat.since <= monday]
    if len(here) < 2:
        return False
    week = pair(here, f"{one.number}:{monday.date()}")
    await pairs.note(connection, one.number, week)
    for reply in words.week(week):
        await outbox.queue_notice(connection, one.number, reply, now, one.room.thread)
    return True
