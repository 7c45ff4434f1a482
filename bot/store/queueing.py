"""Puts postings on their way to rooms: for any number of rooms at once, in a few statements each four hundred of them.

A room gets an opening at most once for ever, from whichever board. What waits for one topic of a room and is due together
shares one outbox message, also with what was put there before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import OutboxState
from bot.model.room import MatchReason
from bot.store import codec
from bot.store.database import batches
from bot.store.outbox import ALERTS, firsts_of
from bot.store.schema import alerts, outbox, postings


@dataclass(frozen=True, slots=True)
class Wanted:
    """A posting for a room, and why."""

    posting_id: int
    reasons: tuple[MatchReason, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a message goes out: the store's number of the room, the moment, the topic ("" for the main one)."""

    room_number: int
    due_at: datetime
    thread: str = ""


Bundle = tuple[Place, Sequence[Wanted]]


async def queue_alerts(connection: AsyncConnection, bundles: Sequence[Bundle], now: datetime) -> int:
    """Put postings on their way, each opening where it stands first for its room; how many were new to their rooms."""
    numbers = {one.posting_id for _, wanted in bundles for one in wanted}
    firsts = await firsts_of(connection, numbers)
    had = await _had(connection, {place.room_number for place, _ in bundles}, set(firsts.values()))
    new: list[tuple[Place, Wanted]] = []
    for place, wanted in bundles:
        for one in wanted:
            if (seen := (place.room_number, firsts[one.posting_id])) not in had:
                had.add(seen)
                new.append((place, one))
    messages = await open_messages(connection, {place for place, _ in new}, now)
    for batch in batches(new):
        await connection.execute(
            alerts.insert(),
            [
                {"room_id": place.room_number, "posting_id": one.posting_id, "outbox_id": messages[place]}
                | {"reasons": [codec.dump(reason) for reason in one.reasons], "created_at": now}
                for place, one in batch
            ],
        )
    return len(new)


async def open_messages(
    connection: AsyncConnection, places: Collection[Place], now: datetime
) -> dict[Place, int]:
    """For each place the message that waits there and is due together with one due at that moment, or a new one."""
    ordered = sorted(places, key=lambda place: (place.due_at, place.room_number, place.thread))
    found: dict[Place, int] = {}
    for batch in batches(ordered):
        found |= await _waiting(connection, batch, now)
    new = outbox.insert().returning(outbox.c.id, sort_by_parameter_order=True)
    for batch in batches([place for place in ordered if place not in found]):
        rows = [
            {"room_id": place.room_number, "due_at": place.due_at, "thread": place.thread}
            | {"kind": ALERTS, "created_at": now}
            for place in batch
        ]
        added = (await connection.execute(new, rows)).scalars()
        found |= dict(zip(batch, added, strict=True))
    return found


async def _waiting(connection: AsyncConnection, places: Sequence[Place], now: datetime) -> dict[Place, int]:
    """The newest message that waits at each place and has surely not arrived; what is due or was tried goes out at once."""
    c = outbox.c
    rooms = {place.room_number for place in places}
    where = (c.room_id.in_(rooms), c.kind == ALERTS, c.state == OutboxState.WAITING, c.ambiguous == 0)
    query = select(c.id, c.room_id, c.thread, c.due_at, c.attempts).where(*where).order_by(c.id)
    exact, at_once = dict[Place, int](), dict[tuple[int, str], int]()
    for row in await connection.execute(query):
        exact[Place(row.room_id, row.due_at, row.thread)] = row.id
        if row.due_at <= now or row.attempts:
            at_once[row.room_id, row.thread] = row.id
    found = {
        place: at_once.get((place.room_number, place.thread)) if place.due_at <= now else exact.get(place)
        for place in places
    }
    return {place: number for place, number in found.items() if number is not None}


async def _had(
    connection: AsyncConnection, rooms: Collection[int], openings: Collection[int]
) -> set[tuple[int, int]]:
    """Which of these openings went to which of these rooms before, from whichever board: rooms with openings."""
    c, found = postings.c, set[tuple[int, int]]()
    opening = func.coalesce(c.same_as, c.id)
    for here in batches(sorted(rooms)):
        for batch in batches(sorted(openings)):
            query = select(alerts.c.room_id, opening).join(postings, alerts.c.posting_id == c.id)
            query = query.where(alerts.c.room_id.in_(here), or_(c.id.in_(batch), c.same_as.in_(batch)))
            found.update((room, first) for room, first in await connection.execute(query))
    return found
