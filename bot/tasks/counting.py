"""Counts requests in the store, each before it is made: a process that dies in between has counted one too many."""

from __future__ import annotations

from datetime import date

from bot.store import calls
from bot.store.database import Database


class StoredCalls:
    """What `bot.sources.budgets` counts with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def made(self, kind: str, day: date) -> int:
        """How many were counted."""
        async with self._database.reading() as connection:
            return await calls.made(connection, kind, day)

    async def count(self, kind: str, day: date, limit: int) -> bool:
        """Count one more; False, and nothing counted, when `limit` were made."""
        async with self._database.writing() as connection:
            return await calls.count(connection, kind, day, limit)

    async def use_up(self, kind: str, day: date, limit: int) -> None:
        """Count as many as there are up to `limit`."""
        async with self._database.writing() as connection:
            await calls.use_up(connection, kind, day, limit)
