"""Asks the National Pension's open interface for a company nobody brought in by file, and keeps what it says.

A name is asked for once in ASK_AGAIN, found or not, and several who ask at once wait for one answer; the store keeps what was
found. Raises SourceError kinds.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.salary.companies import company_key
from bot.sources.pension_api import PensionApi
from bot.store import workplaces
from bot.store.database import Database

ASK_AGAIN = timedelta(days=7)
_REMEMBERED = 10_000


class EmployerLookup:
    """Looks companies up."""

    def __init__(self, database: Database, api: PensionApi, clock: Clock) -> None:
        self._database, self._api, self._clock = database, api, clock
        self._asked = OrderedDict[str, datetime]()
        self._one_at_a_time = asyncio.Lock()

    async def look_up(self, name: str) -> None:
        """After it the store has what the interface knows of companies of that name."""
        key = company_key(name)
        async with self._one_at_a_time:
            last = self._asked.get(key)
            if not key or (last is not None and self._clock() - last < ASK_AGAIN):
                return
            found = await self._api.workplaces(name)
            async with self._database.writing() as connection:
                await workplaces.keep(connection, found)
            self._asked[key] = self._clock()
            while len(self._asked) > _REMEMBERED:
                self._asked.popitem(last=False)
