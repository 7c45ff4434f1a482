"""Tells each group, on Monday morning, what its members marked most in the last seven days and is still open; run at any time.

Most marks first, ten at most; nothing when there are none, or when the room switched it off. A Monday the bot slept through is
told on Tuesday. The day is noted in the transaction that queues the message, so that it goes out once over any restart.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.clock import Clock, korean_day
from bot.model.marks import Marks
from bot.rendering.posting import is_closed
from bot.rendering.reminding import PAGE, favourites
from bot.store import marks, outbox, postings, rounds
from bot.store.database import Connection, Database
from bot.store.rounds import Marking, Round
from bot.tasks.morning import nine_today

WEEK = timedelta(days=7)
TUESDAY = 1


async def tell_favourites(database: Database, clock: Clock, samples: Collection[str] = ()) -> int:
    """Queue what is due; to how many rooms."""
    now, told = clock(), 0
    async with database.reading() as connection:
        rooms = await rounds.marking(connection, Round.WEEKLY)
    for one in rooms:
        nine = nine_today(one.room, now)
        if nine is None or nine.weekday() > TUESDAY:
            continue
        monday = nine - timedelta(days=nine.weekday())
        if one.last == monday.date():
            continue
        async with database.writing() as connection:
            if await rounds.begin(connection, one.number, Round.WEEKLY, monday.date()):
                told += await _tell(connection, one, monday, now, samples)
    return told


async def _tell(
    connection: Connection, one: Marking, monday: datetime, now: datetime, samples: Collection[str]
) -> bool:
    today = korean_day(now)
    marked = await marks.between(connection, one.number, monday, monday - WEEK)
    found = await postings.get(connection, marked)
    still_open = [number for number, posting in found.items() if not is_closed(posting, today)]
    if not still_open:
        return False
    best = sorted(still_open, key=lambda number: (_liking(marked[number]), number), reverse=True)[:PAGE]
    words = favourites([found[number] for number in best], marked, today=today, samples=samples)
    await outbox.queue_notice(connection, one.number, words, now, one.room.thread)
    return True


def _liking(counts: Marks) -> tuple[int, int]:
    return counts.bookmarks + counts.likes, counts.bookmarks
