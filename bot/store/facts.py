"""Small facts about the whole, by name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import facts


async def get(connection: AsyncConnection, name: str) -> Any:
    """The value kept under that name, or None."""
    return (await connection.execute(select(facts.c.value).where(facts.c.name == name))).scalar()


async def put(connection: AsyncConnection, name: str, value: Any) -> None:
    """Keep a JSON value under that name."""
    await connection.execute(delete(facts).where(facts.c.name == name))
    await connection.execute(facts.insert().values(name=name, value=value))
