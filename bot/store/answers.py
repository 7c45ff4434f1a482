"""Who answered a daily question: once a question and member, with the name they went by. What they said is not kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.store.schema import answers, daily_turns, prompts, rooms


async def note(connection: AsyncConnection, prompt: int, member: Member, now: datetime) -> None:
    """A member answered; a second answer is the same one."""
    mine = (answers.c.prompt_id == prompt, answers.c.member == member.id)
    await connection.execute(delete(answers).where(*mine))
    values = {"prompt_id": prompt, "member": member.id, "name": member.name, "answered_at": now}
    await connection.execute(answers.insert().values(values))


async def count(connection: AsyncConnection, prompt: int) -> int:
    """How many members answered."""
    query = select(func.count()).select_from(answers).where(answers.c.prompt_id == prompt)
    return int((await connection.execute(query)).scalar_one())


async def asked(
    connection: AsyncConnection, daily: int, since: datetime, before: datetime
) -> list[tuple[int, str]]:
    """What a plan asked from `since` on: prompt and question's id, the oldest first."""
    here = select(daily_turns.c.prompt_id).where(daily_turns.c.daily_id == daily)
    p = prompts.c
    where = (p.id.in_(here), p.asked_at >= since, p.asked_at < before)
    found = await connection.execute(select(p.id, p.question).where(*where).order_by(p.asked_at, p.id))
    return [(row.id, row.question) for row in found]


async def counts(connection: AsyncConnection, numbers: Collection[int]) -> dict[int, int]:
    """How many members answered each of these prompts; those nobody answered are missing."""
    a = answers.c
    query = select(a.prompt_id, func.count()).where(a.prompt_id.in_(numbers)).group_by(a.prompt_id)
    return {row[0]: int(row[1]) for row in await connection.execute(query)}


async def people(connection: AsyncConnection, numbers: Collection[int]) -> list[tuple[str, int]]:
    """Who answered how many of these prompts, most first; by the last name each went by."""
    a = answers.c
    query = select(a.member, a.name).where(a.prompt_id.in_(numbers)).order_by(a.answered_at)
    names, times = dict[str, str](), dict[str, int]()
    for row in await connection.execute(query):
        names[row.member] = row.name or names.get(row.member, "")
        times[row.member] = times.get(row.member, 0) + 1
    return sorted(((names[one], times[one]) for one in names), key=lambda one: (-one[1], one[0]))


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete that a member answered anything on a platform; how often they had."""
    here = select(prompts.c.id).join(rooms).where(rooms.c.platform == platform)
    theirs = (answers.c.member == member, answers.c.prompt_id.in_(here))
    return (await connection.execute(delete(answers).where(*theirs))).rowcount
