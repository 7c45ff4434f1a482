"""Tells each room, once a morning, which bookmarked postings close in three days, tomorrow or today; run as often as you like.

One message a room. What has no last day is never counted down, what is closed is left out. The day is noted in the transaction
that queues the message, so that it goes out once over any restart.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.clock import Clock, korean_day
from bot.rendering.posting import is_closed
from bot.rendering.reminding import reminder
from bot.store import marks, outbox, postings, rounds
from bot.store.database import Connection, Database
from bot.store.rounds import Marking, Round
from bot.tasks.morning import nine_today

DAYS_LEFT = (3, 1, 0)


async def remind(database: Database, clock: Clock, samples: Collection[str] = ()) -> int:
    """Queue what is due; to how many rooms."""
    now, told = clock(), 0
    async with database.reading() as connection:
        rooms = await rounds.marking(connection, Round.REMINDER)
    for one in rooms:
        nine = nine_today(one.room, now)
        if nine is None or one.last == nine.date():
            continue
        async with database.writing() as connection:
            if await rounds.begin(connection, one.number, Round.REMINDER, nine.date()):
                told += await _tell(connection, one, nine, now, samples)
    return told


async def _tell(
    connection: Connection, one: Marking, nine: datetime, now: datetime, samples: Collection[str]
) -> bool:
    today = korean_day(now)
    marked = await marks.between(connection, one.number, nine)
    bookmarked = [number for number, counts in marked.items() if counts.bookmarks]
    found = (await postings.get(connection, bookmarked)).values()
    near = [
        (posting.reading.deadline.closes_on, posting.id, posting)
        for posting in found
        if posting.reading.deadline.closes_on is not None
        and (posting.reading.deadline.closes_on - today).days in DAYS_LEFT
        and not is_closed(posting, today)
    ]
    if not near:
        return False
    words = reminder([posting for *_, posting in sorted(near)], marked, today=today, samples=samples)
    await outbox.queue_notice(connection, one.number, words, now, one.room.thread)
    return True
