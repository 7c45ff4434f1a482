"""Which postings fit a filter: those seen of late, or those open now. The one way commands search; none holds all postings.

An opening counts once, on however many boards it stands. Samples are for the local room alone.
"""

from __future__ import annotations

from datetime import datetime

from bot.clock import korean_day
from bot.commands.command import Services
from bot.matching.language import Filter
from bot.model.room import RoomId
from bot.model.search import Found, Order
from bot.store.database import Connection
from bot.store.search import Scope, search

PAGE = 10


async def found(
    connection: Connection,
    services: Services,
    room: RoomId,
    wish: Filter | None,
    *,
    seen_since: datetime | None = None,
    order: Order = Order.NEWEST,
    offset: int = 0,
    limit: int = PAGE,
) -> Found:
    """Postings that fit (all, for None): those seen since a moment, closed ones too, or without one those that are open.

    Of the whole, in that order, the `limit` ones after the first `offset`.
    """
    scope = Scope(seen_since, hidden(services, room))
    today = korean_day(services.clock())
    return await search(connection, wish, today, scope, order=order, offset=offset, limit=limit)


async def count(
    connection: Connection,
    services: Services,
    room: RoomId,
    wish: Filter | None,
    *,
    seen_since: datetime | None = None,
) -> int:
    """How many postings fit, of the same ones."""
    return (await found(connection, services, room, wish, seen_since=seen_since, limit=0)).total


def hidden(services: Services, room: RoomId) -> frozenset[str]:
    """The sources whose postings this room does not see."""
    return services.samples if room.platform != "web" else frozenset()
