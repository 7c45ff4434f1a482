"""What members of rooms put by and liked: once a room, posting, member and kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.marks import MarkKind, Marks
from bot.store.database import batches
from bot.store.schema import marks, rooms


async def toggle(
    connection: AsyncConnection, room_number: int, posting: int, member: str, kind: MarkKind, now: datetime
) -> bool:
    """Set a mark, or take it off when it is set; whether it is set now."""
    mine = {"room_id": room_number, "posting_id": posting, "member": member, "kind": kind}
    where = [marks.c[name] == value for name, value in mine.items()]
    if (await connection.execute(delete(marks).where(*where))).rowcount:
        return False
    await connection.execute(marks.insert().values(**mine, created_at=now))
    return True


async def counts(
    connection: AsyncConnection, room_numbers: Collection[int], postings: Collection[int]
) -> dict[tuple[int, int], Marks]:
    """How often these postings were marked in these rooms, by both numbers; those that were not are missing."""
    found: dict[tuple[int, int], Marks] = {}
    if not room_numbers:
        return found
    bookmarks = func.sum(case((marks.c.kind == MarkKind.BOOKMARK, 1), else_=0)).label("bookmarks")
    for batch in batches(sorted(postings)):
        query = select(marks.c.room_id, marks.c.posting_id, bookmarks, func.count().label("all"))
        query = query.where(marks.c.room_id.in_(room_numbers), marks.c.posting_id.in_(batch))
        for row in await connection.execute(query.group_by(marks.c.room_id, marks.c.posting_id)):
            found[row.room_id, row.posting_id] = Marks(row.bookmarks, row.all - row.bookmarks)
    return found


async def between(
    connection: AsyncConnection, room_number: int, before: datetime, since: datetime | None = None
) -> dict[int, Marks]:
    """What the members of a room marked before that moment, and not before `since`, by the posting's number."""
    bookmarks = func.sum(case((marks.c.kind == MarkKind.BOOKMARK, 1), else_=0)).label("bookmarks")
    where = [marks.c.room_id == room_number, marks.c.created_at < before]
    if since is not None:
        where.append(marks.c.created_at >= since)
    query = select(marks.c.posting_id, bookmarks, func.count().label("all")).where(*where)
    found = await connection.execute(query.group_by(marks.c.posting_id))
    return {row.posting_id: Marks(row.bookmarks, row.all - row.bookmarks) for row in found}


async def bookmarked(
    connection: AsyncConnection, member: str, platform: str, room_number: int | None = None
) -> Sequence[int]:
    """The postings a member put by on a platform, or in one room of it."""
    where = [marks.c.member == member, marks.c.kind == MarkKind.BOOKMARK, rooms.c.platform == platform]
    if room_number is not None:
        where.append(marks.c.room_id == room_number)
    query = select(marks.c.posting_id).distinct().join(rooms).where(*where)
    return (await connection.execute(query)).scalars().all()


async def drop(
    connection: AsyncConnection, member: str, platform: str, posting: int, room_number: int | None = None
) -> list[int]:
    """Take a member's bookmark of a posting off, on a platform or in one room of it; the rooms where there was one."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    if room_number is not None:
        here = here.where(rooms.c.id == room_number)
    mine = (marks.c.member == member, marks.c.kind == MarkKind.BOOKMARK, marks.c.posting_id == posting)
    dropping = delete(marks).where(*mine, marks.c.room_id.in_(here)).returning(marks.c.room_id)
    return list((await connection.execute(dropping)).scalars())


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete all marks of a member on a platform; how many."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    return (
        await connection.execute(delete(marks).where(marks.c.member == member, marks.c.room_id.in_(here)))
    ).rowcount


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """The marks of one room join another's; what a member marked in both counts once."""
    there = marks.alias("there")
    twice = (
        there.c.posting_id == marks.c.posting_id,
        there.c.member == marks.c.member,
        there.c.kind == marks.c.kind,
    )
    known = select(there.c.member).where(there.c.room_id == new, *twice).exists()
    await connection.execute(update(marks).where(marks.c.room_id == old, ~known).values(room_id=new))
