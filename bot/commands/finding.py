"""Which postings fit a filter: those seen of late, or those open now. The one way commands search; none holds all postings.

An opening counts once, on however many boards it stands. Samples are for the local room alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import korean_day
from bot.commands.command import Services
from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.model.posting import Posting
from bot.model.room import RoomId
from bot.model.search import Found, Order
from bot.store import postings
from bot.store.database import Connection

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
    fitting = _ordered(await _fitting(connection, services, room, wish, seen_since), order)
    return Found(len(fitting), tuple(fitting[offset : offset + limit]))


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


async def _fitting(
    connection: Connection, services: Services, room: RoomId, wish: Filter | None, seen_since: datetime | None
) -> list[Posting]:
    listed = await postings.listed(
        connection,
        seen_since=seen_since,
        only_open=seen_since is None,
        without_source=hidden(services, room),
    )
    if wish is None:
        return listed
    today = korean_day(services.clock())
    return [posting for posting in listed if wish.wants(Subject(posting, today)) is not None]


def _ordered(newest_first: Sequence[Posting], order: Order) -> Sequence[Posting]:
    if order is Order.NEWEST:
        return newest_first
    return sorted(newest_first, key=lambda posting: posting.reading.deadline.closes_on or date.max)
