"""Whose memory of interview questions it is: a member's, the same in every room of a platform, or a room's own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import insert
from bot.store.schema import cards, learners, reviews


async def of_member(connection: AsyncConnection, platform: str, member: str) -> int | None:
    """The number of a member's memory; None when they never marked anything."""
    return await _find(connection, _member(platform, member))


async def of_room(connection: AsyncConnection, room_number: int) -> int | None:
    """The number of a room's own memory; None when nothing was ever marked there."""
    return await _find(connection, learners.c.room_id == room_number)


async def know_member(connection: AsyncConnection, platform: str, member: str, now: datetime) -> int:
    """The same, made when it is new."""
    known = await of_member(connection, platform, member)
    values = {"platform": platform, "member": member, "created_at": now}
    return await insert(connection, learners, values) if known is None else known


async def know_room(connection: AsyncConnection, room_number: int, now: datetime) -> int:
    """The same, made when it is new."""
    known = await of_room(connection, room_number)
    values = {"room_id": room_number, "created_at": now}
    return await insert(connection, learners, values) if known is None else known


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete a member's memory with every mark; how many there were."""
    return (await connection.execute(delete(learners).where(_member(platform, member)))).rowcount


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """One room's memory joins another's; of a question that both know the new one's counts."""
    mine, theirs = await of_room(connection, old), await of_room(connection, new)
    if mine is None:
        return
    if theirs is None:
        await connection.execute(update(learners).where(learners.c.id == mine).values(room_id=new))
        return
    known = select(cards.c.question).where(cards.c.learner_id == theirs)
    for table in (reviews, cards):
        here = (table.c.learner_id == mine, table.c.question.not_in(known))
        await connection.execute(update(table).where(*here).values(learner_id=theirs))
    await connection.execute(delete(learners).where(learners.c.id == mine))


def _member(platform: str, member: str) -> ColumnElement[bool]:
    return and_(learners.c.platform == platform, learners.c.member == member)


async def _find(connection: AsyncConnection, who: ColumnElement[bool]) -> int | None:
    return (await connection.execute(select(learners.c.id).where(who))).scalar()
