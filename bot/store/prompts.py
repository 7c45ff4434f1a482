"""Questions that were shown in rooms: what was asked, what of it is uncovered, whether somebody marked how it went."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.reviews import Part, Prompt, PromptKind, PromptState
from bot.model.room import RoomId
from bot.store.database import insert
from bot.store.schema import prompts, rooms

LATELY = 400
"""Prompts of a room that count as asked lately: about as many as the bank has questions."""


async def add(
    connection: AsyncConnection,
    room_number: int,
    question: str,
    kind: PromptKind,
    now: datetime,
    *,
    asked_by: str = "",
    wish: str = "",
) -> Prompt:
    """Note that a question is shown in a room."""
    values = {"room_id": room_number, "question": question, "kind": kind, "asked_by": asked_by, "wish": wish}
    number = await insert(connection, prompts, values | {"asked_at": now})
    return Prompt(number, room_number, question, kind, asked_by, now, wish=wish)


async def get(connection: AsyncConnection, room: RoomId, number: int) -> Prompt | None:
    """The prompt; None when it is gone or belongs to another room."""
    query = select(prompts).join(rooms).where(prompts.c.id == number)
    query = query.where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else prompt_of(row)


async def latest(connection: AsyncConnection, room: RoomId) -> Prompt | None:
    """What was shown last in a room."""
    query = select(prompts).join(rooms).where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    found = await connection.execute(query.order_by(prompts.c.asked_at.desc(), prompts.c.id.desc()).limit(1))
    row = found.mappings().first()
    return None if row is None else prompt_of(row)


async def is_followed(connection: AsyncConnection, prompt: Prompt, since: datetime) -> bool:
    """Whether another was shown after it in its room, and since that moment."""
    there = (prompts.c.room_id == prompt.room_number, prompts.c.id > prompt.id, prompts.c.asked_at > since)
    return (await connection.execute(select(prompts.c.id).where(*there).limit(1))).scalar() is not None


async def lately(connection: AsyncConnection, room_number: int) -> list[str]:
    """Ids of the questions shown in a room, the newest first."""
    query = select(prompts.c.question).where(prompts.c.room_id == room_number)
    query = query.order_by(prompts.c.asked_at.desc(), prompts.c.id.desc()).limit(LATELY)
    return list((await connection.execute(query)).scalars())


async def since(connection: AsyncConnection, room_number: int, moment: datetime) -> list[Prompt]:
    """What was shown in a room after that moment."""
    query = select(prompts).where(prompts.c.room_id == room_number, prompts.c.asked_at > moment)
    return [prompt_of(row) for row in (await connection.execute(query)).mappings()]


async def uncover(connection: AsyncConnection, prompt: Prompt, part: Part) -> None:
    """Note that a part below the question is shown; asked for twice it is shown once."""
    here = (prompts.c.id == prompt.id, ~prompts.c.shown.contains(part))
    await connection.execute(update(prompts).where(*here).values(shown=prompts.c.shown + part))


async def set_state(connection: AsyncConnection, prompt: Prompt, state: PromptState) -> None:
    """Note that somebody marked it, or that it is not waited for any more."""
    await connection.execute(update(prompts).where(prompts.c.id == prompt.id).values(state=state))


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> None:
    """Nobody asked for what a member asked for."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    theirs = (prompts.c.asked_by == member, prompts.c.room_id.in_(here))
    await connection.execute(update(prompts).where(*theirs).values(asked_by=""))


async def prune(connection: AsyncConnection, before: datetime) -> int:
    """Delete those that were shown before; the marks given to them stay. How many."""
    return (await connection.execute(delete(prompts).where(prompts.c.asked_at < before))).rowcount


def prompt_of(row: RowMapping) -> Prompt:
    """The prompt of a row that has all its columns."""
    return Prompt(
        row["id"],
        row["room_id"],
        row["question"],
        PromptKind(row["kind"]),
        row["asked_by"],
        row["asked_at"],
        PromptState(row["state"]),
        frozenset(map(Part, row["shown"])),
        row["wish"],
    )
