"""Follows a posting: from an address to what is stored of it, and to the alert of its opening in a room."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import OutboxState
from bot.model.room import MatchReason, RoomId
from bot.model.tracing import Stored, Way
from bot.store import codec
from bot.store.schema import alerts, outbox, postings, rooms, standings

MOST = 50
"""Rows looked at for one address."""
_LAST = "\U0010ffff"


async def at(
    connection: AsyncConnection, names: Collection[str], beginnings: Collection[str]
) -> list[Stored]:
    """Postings a source calls by one of these names, and those whose address begins so; the newest first."""
    c = postings.c
    named = (c.external_id.in_(names), c.source.in_(select(standings.c.source)))
    found: dict[int, Stored] = {}
    for where in (named, (_begins(beginnings),)):
        query = select(c.id, func.coalesce(c.same_as, c.id).label("opening"), c.url).where(*where)
        for row in await connection.execute(query.limit(MOST)):
            found[row.id] = Stored(row.id, row.opening, row.url)
    # Asked to sort, SQLite would walk through all postings from the newest on instead of using the index.
    return sorted(found.values(), key=lambda one: -one.id)


async def source_of(connection: AsyncConnection, beginnings: Collection[str]) -> str:
    """A source that has postings at addresses that begin so; "" for none."""
    query = select(postings.c.source).where(_begins(beginnings)).limit(1)
    return (await connection.execute(query)).scalar() or ""


async def times(connection: AsyncConnection, opening: int) -> tuple[datetime, datetime]:
    """When the opening was last seen for the first time on a board, and when any of its boards last said something else."""
    c = postings.c
    query = select(c.first_seen_at, c.changed_at).where(_of(opening))
    rows = (await connection.execute(query)).all()
    return max(row.first_seen_at for row in rows), max(row.changed_at for row in rows)


async def way(connection: AsyncConnection, room: RoomId, opening: int) -> Way | None:
    """How far the alert of this opening came in a room, from whichever board; None when there never was one."""
    a, m, c = alerts.c, outbox.c, postings.c
    query = select(
        a.reasons, a.created_at, a.outbox_id, c.source, c.fields, c.url, m.state, m.sent_at, m.thread, m.platform_message_id
    )  # fmt: skip
    query = query.join(postings, c.id == a.posting_id).join(rooms, rooms.c.id == a.room_id)
    query = query.outerjoin(outbox, m.id == a.outbox_id)
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    row = (await connection.execute(query.where(*here, _of(opening)).order_by(a.id))).first()
    if row is None:
        return None
    reasons = tuple(codec.load(MatchReason, one) for one in row.reasons)
    board = (row.fields or {}).get("board") or row.source
    if row.outbox_id is None:
        return Way(reasons, board, row.url, row.created_at)
    state = OutboxState(row.state)
    return Way(
        reasons, board, row.url, row.created_at, row.outbox_id, state, row.sent_at, row.platform_message_id, row.thread
    )  # fmt: skip


def _of(opening: int) -> ColumnElement[bool]:
    return or_(postings.c.id == opening, postings.c.same_as == opening)


def _begins(beginnings: Collection[str]) -> ColumnElement[bool]:
    """A range of the index for each: LIKE would look at every row."""
    url = postings.c.url
    return or_(false(), *((url >= one) & (url < one + _LAST) for one in sorted(beginnings)))
