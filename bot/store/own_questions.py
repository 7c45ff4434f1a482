"""Questions that rooms added for themselves. Their ids are `own-` and a number; a number within the room is for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.interview import own
from bot.interview.bank import Bank
from bot.interview.own import KEY, NAME
from bot.interview.shelf import Shelf
from bot.model.interview import Kind, Question, RubricPoint
from bot.model.room import RoomId
from bot.store.database import Database
from bot.store.schema import own_questions, rooms


async def bank_for(database: Database, shelf: Shelf, room: RoomId) -> Bank:
    """The bank as a room has it: with the room's own questions."""
    bank = await shelf.bank()
    async with database.reading() as connection:
        return bank.with_topic(own.topic((await of_room(connection, room)).values()))


async def of_room(connection: AsyncConnection, room: RoomId) -> dict[int, Question]:
    """The questions of a room by their numbers there."""
    query = select(own_questions).join(rooms)
    query = query.where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    found = await connection.execute(query.order_by(own_questions.c.number))
    return {row["number"]: _question(row) for row in found.mappings()}


async def add(
    connection: AsyncConnection, room_number: int, questions: Iterable[Question], now: datetime
) -> list[int]:
    """Keep questions for a room; their numbers there."""
    highest = select(func.max(own_questions.c.number)).where(own_questions.c.room_id == room_number)
    last = (await connection.execute(highest)).scalar() or 0
    numbers = []
    for number, one in enumerate(questions, last + 1):
        values = {
            "room_id": room_number, "number": number, "subtopic": one.subtopic, "level": one.level, "ask": one.ask,
            "hint": one.hint, "follow_ups": list(one.follow_ups), "answer": one.answer,
            "points": [point.point for point in one.rubric], "created_at": now,
        }  # fmt: skip
        await connection.execute(own_questions.insert().values(values))
        numbers.append(number)
    return numbers


async def remove(connection: AsyncConnection, room_number: int, number: int) -> bool:
    """Delete a room's question; False when it is not there."""
    here = (own_questions.c.room_id == room_number, own_questions.c.number == number)
    return (await connection.execute(delete(own_questions).where(*here))).rowcount > 0


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """One room's questions join another's, numbered on."""
    highest = select(func.max(own_questions.c.number)).where(own_questions.c.room_id == new)
    last = (await connection.execute(highest)).scalar() or 0
    mine = own_questions.c.room_id == old
    await connection.execute(
        update(own_questions).where(mine).values(room_id=new, number=own_questions.c.number + last)
    )


def _question(row: RowMapping) -> Question:
    points = tuple(RubricPoint(point, ()) for point in row["points"])
    return Question(
        f"{KEY}-{row['id']}", NAME, row["subtopic"], Kind.CONCEPT, row["level"], (), row["ask"], row["hint"],
        tuple(row["follow_ups"]), row["answer"], points, (),
    )  # fmt: skip
