"""Ends mock interviews that nobody goes on with, half an hour after their time, with a line; run every minute.

What ends is marked as done in the transaction that queues the line, so that it is told once over any restart.
"""

from __future__ import annotations

from bot.clock import Clock
from bot.commands.mock_end import finish
from bot.interview.shelf import Shelf
from bot.store import mocks, outbox
from bot.store.database import Database
from bot.store.own_questions import bank_for


async def end_abandoned(database: Database, clock: Clock, questions: Shelf) -> int:
    """End what is past its time; how many."""
    now, ended = clock(), 0
    async with database.reading() as connection:
        late = [one for one in await mocks.unfinished(connection) if one.ends_at <= now]
    for one in late:
        bank = await bank_for(database, questions, one.room)
        async with database.writing() as connection:
            mock = await mocks.get(connection, one.room, one.id)
            told = mock and await finish(connection, mock, bank, now, abandoned=True)
            if told:
                await outbox.queue_notice(connection, one.room_number, told, now, one.thread)
                ended += 1
    return ended
