"""Which rooms want the weekly list of what they marked, and when a room last got its reminder or that list."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.room import RoomId
from bot.store.schema import rooms, rounds


class Round(StrEnum):
    """What a room gets at most once a day."""

    REMINDER = "reminder"
    WEEKLY = "weekly"


async def switch(connection: AsyncConnection, room: RoomId, *, on: bool) -> None:
    """Whether a room gets the weekly list."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    await connection.execute(update(rooms).where(*here).values(weekly_list=on))


async def is_on(connection: AsyncConnection, room_number: int) -> bool:
    """Whether a room gets the weekly list."""
    return bool(
        (await connection.execute(select(rooms.c.weekly_list).where(rooms.c.id == room_number))).scalar()
    )


async def last(connection: AsyncConnection, kind: Round) -> dict[int, date]:
    """The day each room last had its round of this kind, by the room's number."""
    found = await connection.execute(select(rounds.c.room_id, rounds.c.day).where(rounds.c.kind == kind))
    return {row.room_id: row.day for row in found}


async def note(connection: AsyncConnection, room_number: int, kind: Round, day: date) -> None:
    """The room has had its round of that day."""
    here = (rounds.c.room_id == room_number, rounds.c.kind == kind)
    await connection.execute(delete(rounds).where(*here))
    await connection.execute(rounds.insert().values(room_id=room_number, kind=kind, day=day))
