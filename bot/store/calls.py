"""How many requests each kind of source made on a Korean day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import calls


async def made(connection: AsyncConnection, kind: str, day: date) -> int:
    """How many were counted."""
    found = await connection.execute(select(calls.c.made).where(calls.c.kind == kind, calls.c.day == day))
    return int(found.scalar() or 0)


async def count(connection: AsyncConnection, kind: str, day: date, limit: int) -> bool:
    """Count one more; False when `limit` were made."""
    here = (calls.c.kind == kind, calls.c.day == day)
    more = update(calls).where(*here, calls.c.made < limit).values(made=calls.c.made + 1)
    if (await connection.execute(more)).rowcount:
        return True
    if limit < 1 or await made(connection, kind, day):
        return False
    await _put(connection, kind, day, 1)
    return True


async def use_up(connection: AsyncConnection, kind: str, day: date, limit: int) -> None:
    """Count `limit` of them, if there are not more already."""
    if await made(connection, kind, day) < limit:
        await _put(connection, kind, day, limit)


async def _put(connection: AsyncConnection, kind: str, day: date, number: int) -> None:
    """Earlier days are of no more use."""
    await connection.execute(delete(calls).where(calls.c.kind == kind, calls.c.day <= day))
    await connection.execute(calls.insert().values(kind=kind, day=day, made=number))
