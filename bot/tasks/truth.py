"""Keeps the messages that rooms have true, in the transaction of what makes them untrue.

A posting that closes, opens again or tells another last day, pay or stance has every message that carries it edited, and the
alert keeps what changed, so that later edits tell it too. What is still on its way is made from what holds when it goes out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.model.posting import Posting
from bot.rendering.changes import changes, joined
from bot.rendering.posting import is_gone
from bot.store import postings, sent
from bot.store.database import Connection
from bot.store.sent import Carried


@dataclass(frozen=True, slots=True)
class Look:
    """Where rooms were told of some postings, and what these said at that moment."""

    carried: tuple[Carried, ...]
    said: Mapping[int, Posting]


async def look(connection: Connection, numbers: Collection[int], now: datetime) -> Look:
    """Before postings change: what rooms were told of them."""
    carried = tuple(await sent.carrying(connection, numbers, now))
    return Look(carried, await postings.get(connection, {one.posting for one in carried}))


async def tell(connection: Connection, before: Look, today: date, now: datetime) -> int:
    """After they changed: note what is told otherwise and queue the edits; how many."""
    said = await postings.get(connection, before.said.keys())
    stale = []
    for one in before.carried:
        was, is_now = before.said[one.posting], said[one.posting]
        new = changes(was.reading, is_now.reading, today)
        if new:
            await sent.note(connection, one.alert, joined(one.changes, new))
        if new or _shown(was) != _shown(is_now):
            stale.append(one)
    return await sent.queue_edits(connection, stale, now)


async def tell_closed(connection: Connection, numbers: Collection[int], now: datetime) -> int:
    """After postings closed or opened again: queue the edits; how many."""
    return await sent.queue_edits(connection, await sent.carrying(connection, numbers, now), now)


def _shown(posting: Posting) -> tuple[object, ...]:
    """What else a message shows of it that may change."""
    return posting.raw.title, posting.raw.company, posting.raw.url, is_gone(posting)
