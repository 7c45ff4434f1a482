"""What a room has by another way than an alert, so that it is not told again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.room import RoomId
from bot.store import rooms
from bot.store.schema import alerts


async def told_already(connection: AsyncConnection, room: RoomId, posting: int, now: datetime) -> None:
    """Take the posting out of what waits for the room, and note that the room has it."""
    number = await rooms.number_of(connection, room)
    if number is None:
        return
    here = (alerts.c.room_id == number, alerts.c.posting_id == posting)
    if not (await connection.execute(update(alerts).where(*here).values(outbox_id=None))).rowcount:
        row = {"room_id": number, "posting_id": posting, "reasons": [], "created_at": now}
        await connection.execute(alerts.insert().values(row))
