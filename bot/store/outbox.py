"""The outbox: what is on its way to a room, and how far it got.

Written in the transaction of the postings that cause it (queueing.py). A row is a message; the alerts in it point at it, so
several that wait for one topic of a room and are due together become one digest; so do those of several messages that are all
due when one of them is taken in hand. waiting → taken in hand → sending → sent, or dropped. A row found `taken` when the bot
starts was not sent: it waits again. One found `sending` may have arrived: it waits again, marked so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Reply
from bot.model.outbox import ON_ITS_WAY, OutboxMessage, OutboxState
from bot.model.room import Alert, Change, MatchReason, RoomId, RoomState
from bot.store import codec
from bot.store.database import batches, insert
from bot.store.schema import alerts, outbox, postings, rooms

ALERTS = "alerts"
NOTICE = "notice"
EDIT = "edit"
"""No message of its own: it makes a sent one (`payload["message"]`) say what holds now; see sent.py."""


@dataclass(frozen=True, slots=True)
class Due:
    """A message that may go out now, and the room it goes to (by the store's number and by address)."""

    message: int
    room_number: int
    room: RoomId
    private: bool


async def firsts_of(connection: AsyncConnection, numbers: Collection[int]) -> dict[int, int]:
    """Each posting's opening: the number of the first posting of it."""
    c, found = postings.c, dict[int, int]()
    for batch in batches(sorted(numbers)):
        query = select(c.id, func.coalesce(c.same_as, c.id)).where(c.id.in_(batch))
        found |= {row[0]: row[1] for row in await connection.execute(query)}
    return found


def _waits(room_number: int, thread: str) -> tuple[ColumnElement[bool], ...]:
    """The messages of a topic that wait and have surely not arrived."""
    c = outbox.c
    here = (c.room_id == room_number, c.thread == thread, c.kind == ALERTS)
    return (*here, c.state == OutboxState.WAITING, c.ambiguous == 0)


async def queue_notice(
    connection: AsyncConnection,
    room_number: int,
    reply: Reply,
    now: datetime,
    thread: str = "",
    *,
    due_at: datetime | None = None,
) -> int:
    """Put words of our own on their way to a topic of a room, at once or later; the message's number."""
    values = {"room_id": room_number, "kind": NOTICE, "created_at": now, "thread": thread}
    return await insert(connection, outbox, values | {"due_at": due_at or now, "payload": codec.dump(reply)})


async def take_back(connection: AsyncConnection, messages: Collection[int]) -> None:
    """Words of our own that still wait are not said."""
    here = (outbox.c.id.in_(messages), outbox.c.kind == NOTICE, outbox.c.state == OutboxState.WAITING)
    await connection.execute(delete(outbox).where(*here))


async def recover(connection: AsyncConnection) -> int:
    """At the start: what was in hand when the bot died waits again; how many. What was being sent may have arrived."""
    c = outbox.c
    unsure = {"state": OutboxState.WAITING, "ambiguous": c.ambiguous + 1}
    done = await connection.execute(update(outbox).where(c.state == OutboxState.SENDING).values(unsure))
    surely_not = {"state": OutboxState.WAITING, "attempts": c.attempts - 1}
    back = await connection.execute(update(outbox).where(c.state == OutboxState.TAKEN).values(surely_not))
    return done.rowcount + back.rowcount


async def due(
    connection: AsyncConnection, now: datetime, platforms: Collection[str], busy: Collection[int], limit: int
) -> list[Due]:
    """The oldest due message of each room that can be spoken to now and is not `busy`, oldest first; edits come last."""
    asked = {"now": now, "platforms": list(platforms), "busy": list(busy), "limit": limit}
    return [
        Due(row.first, row.room_id, RoomId(row.platform, row.chat), row.private)
        for row in await connection.execute(_DUE, asked)
    ]


def _due() -> Select[Any]:
    c = outbox.c
    message = case((c.kind != EDIT, c.id))
    first = func.coalesce(func.min(message), func.min(c.id)).label("first")
    where = (c.state == OutboxState.WAITING, c.due_at <= bindparam("now"), rooms.c.state == RoomState.ACTIVE)
    there = (
        rooms.c.platform.in_(bindparam("platforms", expanding=True)),
        c.room_id.not_in(bindparam("busy", expanding=True)),
    )
    return (
        select(first, c.room_id, rooms.c.platform, rooms.c.chat, rooms.c.private)
        .join(rooms, rooms.c.id == c.room_id)
        .where(*where, *there)
        .group_by(c.room_id, rooms.c.platform, rooms.c.chat, rooms.c.private)
        .order_by(func.min(message).is_(None), func.min(c.due_at), first)
        .limit(bindparam("limit"))
    )


async def next_due(connection: AsyncConnection, now: datetime) -> datetime | None:
    """When the next waiting message becomes due."""
    where = (outbox.c.state == OutboxState.WAITING, outbox.c.due_at > now)
    found: datetime | None = (
        await connection.execute(select(func.min(outbox.c.due_at)).where(*where))
    ).scalar()
    return found


async def begin(connection: AsyncConnection, messages: Collection[int], now: datetime) -> list[OutboxMessage]:
    """Take messages in hand, each with what else is due in its topic; those that no longer wait are left out."""
    taken = (await connection.execute(_TAKE, {"messages": list(messages)})).scalars().all()
    rows = (await connection.execute(_IN_HAND, {"messages": taken, "now": now})).mappings().all()
    for row in rows:
        if row["more"] and row["kind"] == ALERTS and not row["ambiguous"]:
            await _take_over(connection, row, now)
    return [_message(row) for row in rows]


async def put_back(connection: AsyncConnection, messages: Collection[int]) -> None:
    """Messages that were taken in hand and not sent wait again, as if they had not been touched."""
    values = {"state": OutboxState.WAITING, "attempts": outbox.c.attempts - 1}
    theirs = (outbox.c.id.in_(messages), outbox.c.state.in_((OutboxState.TAKEN, OutboxState.SENDING)))
    await connection.execute(update(outbox).where(*theirs).values(values))


def _in_hand() -> Select[Any]:
    c, other = outbox.c, outbox.alias()
    waits = (other.c.state == OutboxState.WAITING, other.c.kind == ALERTS, other.c.due_at <= bindparam("now"))
    more = exists().where(other.c.room_id == c.room_id, other.c.thread == c.thread, *waits)
    query = select(outbox, rooms.c.platform, rooms.c.chat, rooms.c.silent, more.label("more")).join(rooms)
    return query.where(c.id.in_(_MESSAGES))


# Made once: making a statement costs more than running it.
_MESSAGES: BindParameter[Any] = bindparam("messages", expanding=True)
_TAKE = (
    update(outbox)
    .where(outbox.c.id.in_(_MESSAGES), outbox.c.state == OutboxState.WAITING)
    .values(state=OutboxState.TAKEN, attempts=outbox.c.attempts + 1)
    .returning(outbox.c.id)
)
_IN_HAND, _DUE = _in_hand(), _due()
_ALERTS = (
    select(alerts, rooms.c.platform, rooms.c.chat)
    .join(rooms, rooms.c.id == alerts.c.room_id)
    .where(alerts.c.outbox_id.in_(_MESSAGES))
    .order_by(alerts.c.id)
)
_SENDING = (
    update(outbox)
    .where(outbox.c.id.in_(_MESSAGES), outbox.c.state == OutboxState.TAKEN)
    .values(state=OutboxState.SENDING)
)
_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("message"))
    .values(
        state=OutboxState.SENT,
        platform_message_id=bindparam("platform_id"),
        sent_at=bindparam("now"),
        error="",
    )
)


async def start(connection: AsyncConnection, messages: Collection[int]) -> None:
    """Messages in hand are given to the platform next: from now on they may have arrived."""
    await connection.execute(_SENDING, {"messages": list(messages)})


async def _take_over(connection: AsyncConnection, row: RowMapping, now: datetime) -> None:
    """Let a message carry what else is due in its topic."""
    message, c = row["id"], outbox.c
    waits = (*_waits(row["room_id"], row["thread"]), c.due_at <= now)
    others = (await connection.execute(select(c.id).where(*waits))).scalars().all()
    await connection.execute(update(alerts).where(alerts.c.outbox_id.in_(others)).values(outbox_id=message))
    await connection.execute(delete(outbox).where(outbox.c.id.in_(others)))


async def leave_thread(connection: AsyncConnection, room: RoomId, thread: str, instead: str) -> None:
    """What waits for a topic that is gone goes to another."""
    here = select(rooms.c.id).where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    unsent = outbox.c.state.in_(ON_ITS_WAY)
    theirs = (outbox.c.room_id == here.scalar_subquery(), outbox.c.thread == thread, unsent)
    await connection.execute(update(outbox).where(*theirs).values(thread=instead))


async def alerts_in(connection: AsyncConnection, message: int) -> list[Alert]:
    """The alerts a message carries, oldest first."""
    return (await alerts_of(connection, [message])).get(message, [])


async def alerts_of(connection: AsyncConnection, messages: Collection[int]) -> dict[int, list[Alert]]:
    """The same of several messages; one that carries nothing is left out."""
    found: dict[int, list[Alert]] = {}
    for row in (await connection.execute(_ALERTS, {"messages": list(messages)})).mappings():
        found.setdefault(row["outbox_id"], []).append(_alert(row))
    return found


async def alert_of(connection: AsyncConnection, room: RoomId, posting: int) -> Alert | None:
    """The alert that brought this posting to this room."""
    query = select(alerts, rooms.c.platform, rooms.c.chat).join(rooms, rooms.c.id == alerts.c.room_id)
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat, alerts.c.posting_id == posting)
    row = (await connection.execute(query.where(*here))).mappings().first()
    return None if row is None else _alert(row)


async def message_by_platform_id(
    connection: AsyncConnection, room: RoomId, platform_message_id: str
) -> int | None:
    """Our number of a message that was sent to a room."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    query = select(outbox.c.id).join(rooms).where(*here, outbox.c.platform_message_id == platform_message_id)
    return (await connection.execute(query)).scalar()


async def standing(connection: AsyncConnection, message: int) -> tuple[OutboxState, str] | None:
    """How far a message got, and the platform's own number of it; None when it is no longer kept."""
    query = select(outbox.c.state, outbox.c.platform_message_id).where(outbox.c.id == message)
    row = (await connection.execute(query)).first()
    return None if row is None else (OutboxState(row.state), row.platform_message_id)


async def mark_sent(
    connection: AsyncConnection, message: int, platform_message_id: str, now: datetime
) -> None:
    """The platform has it."""
    values = {"message": message, "platform_id": platform_message_id, "now": now}
    await connection.execute(_SENT, values)


async def postpone(
    connection: AsyncConnection, message: int, due_at: datetime, why: str, *, ambiguous: bool
) -> None:
    """Not now: it waits until `due_at`."""
    values = {"state": OutboxState.WAITING, "due_at": due_at, "error": why}
    values["ambiguous"] = outbox.c.ambiguous + int(ambiguous)
    await connection.execute(update(outbox).where(outbox.c.id == message).values(values))


async def drop(connection: AsyncConnection, message: int, why: str, now: datetime) -> None:
    """The platform will never take it, or there is nothing left to say."""
    values = {"state": OutboxState.DROPPED, "error": why, "sent_at": now}
    await connection.execute(update(outbox).where(outbox.c.id == message).values(values))


async def waiting(connection: AsyncConnection, room: RoomId | None = None) -> int:
    """How many alerts wait, for one room or for all."""
    query = select(func.count(alerts.c.id)).join(outbox, outbox.c.id == alerts.c.outbox_id)
    query = query.where(outbox.c.state.in_(ON_ITS_WAY))
    if room is not None:
        query = query.join(rooms, rooms.c.id == alerts.c.room_id)
        query = query.where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    return int((await connection.execute(query)).scalar_one())


async def counts(connection: AsyncConnection) -> dict[str, int]:
    """Messages by state, and `ambiguous`: how many may have arrived twice. Edits are no messages."""
    by_state = select(outbox.c.state, func.count()).where(outbox.c.kind != EDIT).group_by(outbox.c.state)
    found = {row[0]: int(row[1]) for row in await connection.execute(by_state)}
    unsure = select(func.count()).select_from(outbox).where(outbox.c.ambiguous > 0, outbox.c.kind != EDIT)
    return found | {"ambiguous": int((await connection.execute(unsure)).scalar_one())}


def _alert(row: RowMapping) -> Alert:
    reasons = tuple(codec.load(MatchReason, reason) for reason in row["reasons"])
    changes = tuple(codec.load(Change, change) for change in row["changes"] or ())
    return Alert(row["id"], RoomId(row["platform"], row["chat"]), row["posting_id"], reasons, changes)


def _message(row: RowMapping) -> OutboxMessage:
    return OutboxMessage(
        id=row["id"],
        room=RoomId(row["platform"], row["chat"]),
        kind=row["kind"],
        due_at=row["due_at"],
        attempts=row["attempts"],
        state=OutboxState(row["state"]),
        ambiguous=row["ambiguous"],
        platform_message_id=row["platform_message_id"],
        thread=row["thread"],
        silent=row["silent"],
        notice=codec.load(Reply, row["payload"]) if row["kind"] == NOTICE else None,
        edits=row["payload"]["message"] if row["kind"] == EDIT else 0,
    )


async def forget_done(connection: AsyncConnection, before: datetime) -> int:
    """Delete messages that were sent or dropped before that moment and carry nothing any more; how many."""
    done = (outbox.c.state.in_((OutboxState.SENT, OutboxState.DROPPED)), outbox.c.sent_at < before)
    carrying = select(alerts.c.outbox_id).where(alerts.c.outbox_id.is_not(None))
    return (await connection.execute(delete(outbox).where(*done, outbox.c.id.not_in(carrying)))).rowcount
