"""When rooms last got what they get by themselves (reminder, weekly list, pairs, quiz board), and which rooms want it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.room import Room, RoomState
from bot.store import rooms as known_rooms
from bot.store.database import batches
from bot.store.schema import marks, pair_members, rooms, rounds


class Round(StrEnum):
    """What a room gets by itself, each once for its day."""

    REMINDER = "reminder"
    WEEKLY = "weekly"
    PAIRS = "pairs"
    QUIZ = "quiz"


@dataclass(frozen=True, slots=True)
class Marking:
    """A room that may get a round, its number in the store, and the day of its last one."""

    number: int
    room: Room
    last: date | None


async def marking(connection: AsyncConnection, kind: Round) -> list[Marking]:
    """The rooms the bot is in whose members marked anything; for the weekly list those that want it."""
    marked = select(marks.c.room_id).where(marks.c.room_id == rooms.c.id).exists()
    join = rooms.outerjoin(rounds, and_(rounds.c.room_id == rooms.c.id, rounds.c.kind == kind))
    query = select(rooms.c.id, rounds.c.day).select_from(join)
    query = query.where(marked, rooms.c.state == RoomState.ACTIVE)
    if kind is Round.WEEKLY:
        query = query.where(rooms.c.weekly_list, ~rooms.c.private)
    return await _with_rooms(connection, {row.id: row.day for row in await connection.execute(query)})


async def pairing(connection: AsyncConnection) -> list[Marking]:
    """The rooms the bot is in where at least two members want a partner."""
    two = select(pair_members.c.room_id).group_by(pair_members.c.room_id).having(func.count() > 1)
    join = rooms.outerjoin(rounds, and_(rounds.c.room_id == rooms.c.id, rounds.c.kind == Round.PAIRS))
    query = select(rooms.c.id, rounds.c.day).select_from(join)
    query = query.where(rooms.c.id.in_(two), rooms.c.state == RoomState.ACTIVE)
    return await _with_rooms(connection, {row.id: row.day for row in await connection.execute(query)})


async def _with_rooms(connection: AsyncConnection, last: dict[int, date | None]) -> list[Marking]:
    found: dict[int, Room] = {}
    for batch in batches(sorted(last)):
        found |= await known_rooms.by_number(connection, batch)
    return [Marking(number, room, last[number]) for number, room in found.items()]


async def days(connection: AsyncConnection, kind: Round) -> dict[int, date]:
    """The day of each room's last round of that kind."""
    query = select(rounds.c.room_id, rounds.c.day).where(rounds.c.kind == kind)
    return {row.room_id: row.day for row in await connection.execute(query)}


async def begin(connection: AsyncConnection, room_number: int, kind: Round, day: date) -> bool:
    """Note that the room has its round of that day; False when it had it already."""
    here = (rounds.c.room_id == room_number, rounds.c.kind == kind)
    last: date | None = (await connection.execute(select(rounds.c.day).where(*here))).scalar()
    if last is not None and last >= day:
        return False
    await connection.execute(delete(rounds).where(*here))
    await connection.execute(rounds.insert().values(room_id=room_number, kind=kind, day=day))
    return True
