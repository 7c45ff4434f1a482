"""Where the bank stands until somebody asks for a question: nothing is read or kept in memory before."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.interview.bank import Bank


class Shelf:
    """The bank of a config folder, read once, when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bank: Bank | None = None
        self._reading = asyncio.Lock()

    async def bank(self) -> Bank:
        """The bank; ConfigError when it has a fault. Read beside the event loop; many who ask at once wait for one reading."""
        async with self._reading:
            if self._bank is None:
                self._bank = await asyncio.to_thread(Bank.load, self._folder)
            return self._bank
