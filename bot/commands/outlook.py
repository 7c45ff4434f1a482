"""What a filter would have brought of late, what keeps the rest out, and what would bring more when it brings nothing.

The counts are over all postings of the time; what each condition keeps out is counted over the newest few hundred, in a thread.
On the day the bot began, it saw at once what boards had gathered for months: that day is no measure of what comes a day.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.clock import korean_day
from bot.commands.command import Services
from bot.commands.finding import count, found, hidden
from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.model.room import RoomId
from bot.model.search import Hurdle, Outlook, Relaxed
from bot.store import postings
from bot.store.database import Connection

WEEK, MONTH, DAY = timedelta(days=7), timedelta(days=30), timedelta(days=1)
EXAMPLES = 3
LOOKED_AT = 300
TRIED = 3
"""Conditions that are left out to see what that would bring."""


async def outlook(connection: Connection, services: Services, room: RoomId, wish: Filter) -> Outlook:
    """All of it."""
    now = services.clock()
    began = await postings.first_seen(connection, without_source=hidden(services, room))
    if began is None:
        return Outlook(0, 0, seen=False)
    week = await count(connection, services, room, wish, seen_since=now - WEEK)
    month = await found(connection, services, room, wish, seen_since=now - MONTH, limit=EXAMPLES)
    hurdles, looked_at = await _hurdles(connection, services, room, wish)
    return Outlook(
        week,
        month.total,
        month.postings,
        since=began if began > now - MONTH else None,
        a_day=week / 7 if began < now - WEEK - DAY else await _a_day(connection, services, room, wish, began),
        hurdles=hurdles if len(hurdles) > 1 else (),
        looked_at=looked_at,
        instead=None if month.total else await _instead(connection, services, room, wish, hurdles),
    )


async def _a_day(
    connection: Connection, services: Services, room: RoomId, wish: Filter, began: datetime
) -> float | None:
    """Of the days after its first; None where there are none yet."""
    since = began + DAY
    days = (services.clock() - since) / DAY
    return await count(connection, services, room, wish, seen_since=since) / days if days >= 1 else None


async def _hurdles(
    connection: Connection, services: Services, room: RoomId, wish: Filter
) -> tuple[tuple[Hurdle, ...], int]:
    since, today = services.clock() - MONTH, korean_day(services.clock())
    newest = (await found(connection, services, room, None, seen_since=since, limit=LOOKED_AT)).postings
    counted = await asyncio.to_thread(lambda: wish.hurdles(Subject(one, today) for one in newest))
    return tuple(counted), len(newest)


async def _instead(
    connection: Connection, services: Services, room: RoomId, wish: Filter, hurdles: tuple[Hurdle, ...]
) -> Relaxed | None:
    """The condition without which most would come; None when no single one makes a difference."""
    tried: list[Relaxed] = []
    since = services.clock() - MONTH
    for one in sorted(hurdles, key=lambda one: (-one.alone, -one.out))[:TRIED]:
        if (rest := wish.without(one.place)) is not None:
            brings = await count(connection, services, room, rest, seen_since=since)
            tried.append(Relaxed(one.condition, rest.text, brings))
    best = max(tried, key=lambda one: one.brings, default=None)
    return best if best and best.brings else None
