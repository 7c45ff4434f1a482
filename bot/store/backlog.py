"""What should have gone out by now and has not."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.outbox import OutboxState
from bot.model.room import RoomState
from bot.store.schema import outbox, rooms


async def overdue(connection: AsyncConnection, before: datetime) -> tuple[int, datetime | None]:
    """Messages to rooms the bot is in that were due before that moment: how many, and since when the oldest."""
    waits = (
        outbox.c.state == OutboxState.WAITING,
        outbox.c.due_at < before,
        rooms.c.state == RoomState.ACTIVE,
    )
    query = select(func.count(), func.min(outbox.c.created_at)).select_from(outbox).join(rooms).where(*waits)
    count, since = (await connection.execute(query)).one()
    return int(count), since
