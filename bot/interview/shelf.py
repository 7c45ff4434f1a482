"""Where the bank stands until somebody asks for a question: nothing is read or kept in memory before.

A question with a fault is the operator's matter, not the room's: it is logged, and what can be read is asked.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from bot.errors import ConfigError
from bot.interview.bank import FOLDER, Bank

log = logging.getLogger(__name__)


class Shelf:
    """The bank of a config folder, read once, when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bank: Bank | None = None
        self._reading = asyncio.Lock()

    async def bank(self) -> Bank:
        """The bank; ConfigError when it has no question. Read beside the event loop, once for many who ask at the same time."""
        async with self._reading:
            if self._bank is None:
                self._bank = await asyncio.to_thread(self._read)
            return self._bank

    def _read(self) -> Bank:
        bank, faults = Bank.read(self._folder)
        if not bank.questions:
            raise ConfigError(
                f"면접 질문이 없습니다: {self._folder / FOLDER}. gonggo check 가 까닭을 보여 줍니다."
            )
        if faults:
            log.warning("면접 질문에 고칠 것이 %d가지 있습니다 (gonggo check): %s", len(faults), faults[0])
        return bank
