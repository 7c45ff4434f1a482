"""What has not gone out yet: what should have by now, and what waits for a room and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.manners import Mode
from bot.model.outbox import ON_ITS_WAY, OutboxState
from bot.model.room import RoomId, RoomState
from bot.model.waiting import Waiting, Why
from bot.store.outbox import EDIT
from bot.store.schema import alerts, outbox, rooms

ASKED = "asked"
"""A message's error when the platform said how long to wait."""


async def overdue(connection: AsyncConnection, before: datetime) -> tuple[int, datetime | None]:
    """Messages to rooms the bot is in that were due before that moment: how many, and since when the oldest.

    Edits do not count: they give way to messages, and keep nothing from anybody.
    """
    waits = (
        outbox.c.kind != EDIT,
        outbox.c.state == OutboxState.WAITING,
        outbox.c.due_at < before,
        rooms.c.state == RoomState.ACTIVE,
    )
    query = select(func.count(), func.min(outbox.c.created_at)).select_from(outbox).join(rooms).where(*waits)
    count, since = (await connection.execute(query)).one()
    return int(count), since


async def of_room(
    connection: AsyncConnection, room: RoomId, modes: Mapping[int, Mode], now: datetime
) -> list[Waiting]:
    """The messages of alerts that wait for a room, soonest first; `modes` by the numbers of its subscriptions."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    return [_waiting(rows, modes, now) for rows in await _unsent(connection, *here)]


async def of_message(
    connection: AsyncConnection, message: int, modes: Mapping[int, Mode], now: datetime
) -> Waiting | None:
    """The same of one message; None when it does not wait."""
    for rows in await _unsent(connection, outbox.c.id == message):
        return _waiting(rows, modes, now)
    return None


async def _unsent(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[list[RowMapping]]:
    """The alerts of messages that have not gone out, by message, the soonest first."""
    c = outbox.c
    unsent = c.state.in_(ON_ITS_WAY)
    query = select(c.id, c.state, c.due_at, c.attempts, c.error, alerts.c.reasons).join(
        alerts, alerts.c.outbox_id == c.id
    )
    query = query.join(rooms, rooms.c.id == c.room_id).order_by(c.due_at, c.id)
    found: dict[int, list[RowMapping]] = {}
    for row in (await connection.execute(query.where(unsent, *where))).mappings():
        found.setdefault(row["id"], []).append(row)
    return list(found.values())


def _waiting(rows: list[RowMapping], modes: Mapping[int, Mode], now: datetime) -> Waiting:
    wanted = {reason["subscription_id"] for row in rows for reason in row["reasons"]}
    told = frozenset(modes[one] for one in wanted if one in modes)
    return Waiting(len(rows), rows[0]["due_at"], _why(rows[0], now), told)


def _why(message: RowMapping, now: datetime) -> Why:
    if message["state"] != OutboxState.WAITING:
        return Why.SENDING
    if message["due_at"] <= now:
        return Why.DUE
    if not message["attempts"]:
        return Why.PLANNED
    return Why.ASKED if message["error"] == ASKED else Why.FAILED
