"""Messages of alerts that rooms have: what they are made from, and the edits that keep them true.

An edit is an outbox row of its own that points at the message; at most one waits for a message, since its words are made when
it goes out. It is queued in the transaction of what makes the message untrue. Only messages of the last 60 days are kept true.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import OutboxState, Sent
from bot.model.room import Change
from bot.store import codec, interests, marks, outbox, postings
from bot.store.database import batches
from bot.store.schema import alerts
from bot.store.schema import outbox as messages
from bot.store.schema import postings as openings

KEPT_TRUE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Carried:
    """A posting as a sent message carries it. All numbers are the store's own."""

    alert: int
    posting: int
    message: int
    room: int
    changes: tuple[Change, ...]


async def get(connection: AsyncConnection, message: int, today: date | None = None) -> Sent | None:
    """A message of alerts; None when there is none, or it carries nothing any more.

    One that is on its way names those who were not named `today`; without a day nobody.
    """
    c = messages.c
    query = select(c.state, c.platform_message_id, c.sent_at).where(c.id == message, c.kind == outbox.ALERTS)
    row = (await connection.execute(query)).first()
    if row is None or not (carried := await outbox.alerts_in(connection, message)):
        return None
    numbers, room = [one.posting_id for one in carried], carried[0].room
    found, arrived = await postings.get(connection, numbers), row.state == OutboxState.SENT
    words = Sent(
        message, room, row.platform_message_id, row.sent_at if arrived else None, tuple(carried), found
    )
    if arrived:
        counts, named = (
            await marks.counts(connection, room, numbers),
            await interests.named(connection, message),
        )
        return replace(words, marks=counts, named=named)
    if today is not None:
        return replace(words, named=await interests.to_name(connection, message, room.platform, today))
    return words


async def carrying(connection: AsyncConnection, numbers: Collection[int], now: datetime) -> list[Carried]:
    """Where rooms were told of these postings, on whichever board; messages in hand count as sent."""
    c, m, found = openings.c, messages.c, dict[int, Carried]()
    out = (m.state.in_((OutboxState.SENT, OutboxState.SENDING)), m.kind == outbox.ALERTS)
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
    connection: AsyncConnection, rooms: Collection[int], posting: int, now: datetime
) -> None:
    """The alerts that brought this posting alone to these rooms show other counts now; a digest shows none."""
    a, m, beside = alerts.c, messages.c, alerts.alias("beside")
    together = select(func.count()).where(beside.c.outbox_id == a.outbox_id).correlate(alerts)
    query = select(a.id, a.outbox_id, a.room_id).join(messages, m.id == a.outbox_id)
    query = query.where(a.posting_id == posting, a.room_id.in_(rooms), m.state == OutboxState.SENT)
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
