"""What waits for a room, laid out anew after its settings or subscriptions changed.

What no live subscription wants any more is taken out; the rest gets the slot it would get now. A message that has been tried
already is left as it is: it may have arrived.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update

from bot import timing
from bot.model.outbox import OutboxState
from bot.model.room import RoomId
from bot.store import outbox, queueing, rooms, subscriptions
from bot.store.database import Connection, batches
from bot.store.queueing import Place
from bot.store.schema import alerts, postings
from bot.store.schema import outbox as messages


async def lay_out(connection: Connection, room: RoomId, now: datetime) -> None:
    """Give every waiting alert of a room its message anew."""
    known = await rooms.numbered(connection, room)
    if known is None or not (old := await _untried(connection, known[0])):
        return
    number, here = known
    live = {one.id: one for one in await subscriptions.of_room(connection, room) if not one.paused}
    query = select(alerts.c.id, alerts.c.reasons, postings.c.closes_on).join(postings)
    found = (await connection.execute(query.where(alerts.c.outbox_id.in_(old)))).all()
    await connection.execute(update(messages).where(messages.c.id.in_(old)).values(state=OutboxState.DROPPED))
    unwanted, slots = list[int](), dict[timing.Slot, list[int]]()
    for key, reasons, closes_on in found:
        wishes = [live[one["subscription_id"]] for one in reasons if one["subscription_id"] in live]
        if not wishes:
            unwanted.append(key)
            continue
        slot = timing.first_slot(here, wishes, now, closes_on)
        slots.setdefault(slot, []).append(key)
    await _forget(connection, unwanted)
    places = {slot: Place(number, slot.due_at, slot.thread) for slot in slots}
    opened = await queueing.open_messages(connection, places.values(), now)
    for slot, keys in slots.items():
        values = {"outbox_id": opened[places[slot]]}
        for batch in batches(keys):
            await connection.execute(update(alerts).where(alerts.c.id.in_(batch)).values(values))
    await connection.execute(delete(messages).where(messages.c.id.in_(old)))


async def _untried(connection: Connection, number: int) -> Collection[int]:
    c = messages.c
    waits = (c.room_id == number, c.kind == outbox.ALERTS, c.state == OutboxState.WAITING, c.attempts == 0)
    return (await connection.execute(select(c.id).where(*waits))).scalars().all()


async def _forget(connection: Connection, keys: list[int]) -> None:
    for batch in batches(keys):
        await connection.execute(delete(alerts).where(alerts.c.id.in_(batch)))
