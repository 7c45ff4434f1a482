"""Messages of alerts that rooms have: what they are made from, and the edits that keep them true.

An edit is an outbox row of its own that points at the message; at most one waits for a message, since its words are made when
it goes out. It is queued in the transaction of what makes the message untrue. Only messages of the last 60 days are kept true.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.model.marks import Marks
from bot.model.outbox import OutboxState, Sent
from bot.model.posting import Posting
from bot.model.room import Alert, Change, RoomId
from bot.store import codec, interests, marks, outbox, postings
from bot.store.database import batches
from bot.store.interests import Named
from bot.store.schema import alerts, rooms
from bot.store.schema import outbox as messages
from bot.store.schema import postings as openings

KEPT_TRUE = timedelta(days=60)
TOLD = (OutboxState.SENT, OutboxState.SENDING, OutboxState.TAKEN)

_OF_ALERTS = (
    select(
        messages.c.id,
        messages.c.room_id,
        messages.c.state,
        messages.c.platform_message_id,
        messages.c.sent_at,
        rooms.c.platform,
        rooms.c.chat,
    )
    .join(rooms)
    .where(messages.c.id.in_(bindparam("messages", expanding=True)), messages.c.kind == outbox.ALERTS)
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A posting as a sent message carries it. All numbers are the store's own."""

    alert: int
    posting: int
    message: int
    room: int
    changes: tuple[Change, ...]


async def get(connection: AsyncConnection, message: int) -> Sent | None:
    """A message of alerts; None when there is none, or it carries nothing any more."""
    return (await get_all(connection, [message])).get(message)


async def get_all(
    connection: AsyncConnection,
    numbers: Collection[int],
    today: date | None = None,
    besides: Collection[Named] = (),
) -> dict[int, Sent]:
    """The same of several messages, by number.

    One that is on its way names those who were not named `today` and are not `besides`; without a day nobody.
    """
    known = {row.id: row for row in await connection.execute(_OF_ALERTS, {"messages": list(numbers)})}
    carried = await outbox.alerts_of(connection, known)
    found = await postings.get(connection, {one.posting_id for its in carried.values() for one in its})
    arrived = {message for message in carried if known[message].state == OutboxState.SENT}
    counts = await marks.counts(connection, {known[one].room_id for one in arrived}, found)
    named = await interests.named(connection, arrived)
    wished: Mapping[int, Sequence[Member]] = {}
    if today is not None and (leaving := carried.keys() - arrived):
        wished = await interests.to_name(connection, leaving, today, besides)

    return {
        number: _sent(
            known[number],
            its,
            {one.posting_id: found[one.posting_id] for one in its if one.posting_id in found},
            counts,
            named.get(number, ()) or wished.get(number, ()),
            wished=number in wished,
        )
        for number, its in carried.items()
    }


def _sent(
    row: Any,
    its: Sequence[Alert],
    found: Mapping[int, Posting],
    counts: Mapping[tuple[int, int], Marks],
    named: Sequence[Member],
    *,
    wished: bool,
) -> Sent:
    room, sent_at = RoomId(row.platform, row.chat), row.sent_at if row.state == OutboxState.SENT else None
    here = {number: counts[row.room_id, number] for number in found if (row.room_id, number) in counts}
    return Sent(
        row.id, room, row.platform_message_id, sent_at, tuple(its), found, here, tuple(named), wished=wished
    )


async def carrying(connection: AsyncConnection, numbers: Collection[int], now: datetime) -> list[Carried]:
    """Where rooms were told of these postings, on whichever board; messages in hand count as sent."""
    c, m, found = openings.c, messages.c, dict[int, Carried]()
    out = (m.state.in_(TOLD), m.kind == outbox.ALERTS)
    firsts = await outbox.firsts_of(connection, numbers)
    for batch in batches(sorted(set(firsts.values()))):
        query = select(alerts.c.id, alerts.c.posting_id, alerts.c.changes, m.id.label("message"), m.room_id)
        query = query.join(openings, c.id == alerts.c.posting_id).join(messages, m.id == alerts.c.outbox_id)
        query = query.where(or_(c.id.in_(batch), c.same_as.in_(batch)), *out, _young(now))
        for row in await connection.execute(query):
            changes = tuple(codec.load(Change, one) for one in row.changes or ())
            found[row.id] = Carried(row.id, row.posting_id, row.message, row.room_id, changes)
    return list(found.values())


async def note(connection: AsyncConnection, alert: int, changes: Sequence[Change]) -> None:
    """Keep what a posting says otherwise since the room was told."""
    values = [codec.dump(one) for one in changes]
    await connection.execute(update(alerts).where(alerts.c.id == alert).values(changes=values or None))


async def queue_counts(
    connection: AsyncConnection, room_numbers: Collection[int], posting: int, now: datetime
) -> None:
    """The alerts that brought this posting alone to these rooms show other counts now; a digest shows none."""
    a, m, beside = alerts.c, messages.c, alerts.alias("beside")
    together = select(func.count()).where(beside.c.outbox_id == a.outbox_id).correlate(alerts)
    query = select(a.id, a.outbox_id, a.room_id).join(messages, m.id == a.outbox_id)
    query = query.where(a.posting_id == posting, a.room_id.in_(room_numbers), m.state == OutboxState.SENT)
    found = await connection.execute(query.where(together.scalar_subquery() == 1))
    await queue_edits(
        connection, [Carried(row.id, posting, row.outbox_id, row.room_id, ()) for row in found], now
    )


async def queue_edits(connection: AsyncConnection, carried: Collection[Carried], now: datetime) -> int:
    """See to it that these messages say what holds now; how many edits that took."""
    room_of = {one.message: one.room for one in carried}
    waiting = set[int]()
    for batch in batches(sorted(set(room_of.values()))):
        m = messages.c
        where = (m.kind == outbox.EDIT, m.state == OutboxState.WAITING, m.room_id.in_(batch))
        payloads = (await connection.execute(select(m.payload).where(*where))).scalars()
        waiting |= {payload["message"] for payload in payloads}
    new = [number for number in sorted(room_of) if number not in waiting]
    rows = [
        {"room_id": room_of[n], "kind": outbox.EDIT, "due_at": now, "created_at": now, "payload": {"message": n}}
        for n in new
    ]  # fmt: skip
    if rows:
        await connection.execute(messages.insert(), rows)
    return len(rows)


async def edited(connection: AsyncConnection, edit: int) -> None:
    """An edit is done with: nothing is left of it."""
    await connection.execute(delete(messages).where(messages.c.id == edit))


async def leave_out(connection: AsyncConnection, message: int, unsaid: Collection[int]) -> None:
    """Take postings off a message that was sent without them, by their numbers."""
    if unsaid:
        where = (alerts.c.outbox_id == message, alerts.c.posting_id.in_(unsaid))
        await connection.execute(update(alerts).where(*where).values(outbox_id=None))


def _young(now: datetime) -> ColumnElement[bool]:
    return func.coalesce(messages.c.sent_at, messages.c.created_at) >= now - KEPT_TRUE
