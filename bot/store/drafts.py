"""What a button stands for when it does not fit into the 64 bytes a button carries: kept for a while, found by a number."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.room import RoomId
from bot.store.database import insert
from bot.store.schema import drafts, rooms


async def put(connection: AsyncConnection, room_number: int, member: str, payload: Any, now: datetime) -> int:
    """Keep a JSON value for a button of this room; its number."""
    values = {"room_id": room_number, "member": member, "payload": payload, "created_at": now}
    return await insert(connection, drafts, values)


async def get(connection: AsyncConnection, room: RoomId, number: int) -> Any:
    """The value, or None when it is gone or belongs to another room."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    found = select(drafts.c.payload).join(rooms).where(drafts.c.id == number, *here)
    return (await connection.execute(found)).scalar()


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete what a member's buttons stood for; how many."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    return (
        await connection.execute(delete(drafts).where(drafts.c.member == member, drafts.c.room_id.in_(here)))
    ).rowcount


async def prune(connection: AsyncConnection, before: datetime) -> int:
    """Delete what is older; how many."""
    return (await connection.execute(delete(drafts).where(drafts.c.created_at < before))).rowcount
