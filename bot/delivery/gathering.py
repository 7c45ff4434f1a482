"""Does together what is asked for one by one: while one batch is worked on, the next one gathers.

Whatever goes wrong with a batch goes wrong for each who waits for it. Who stops waiting does not stop the work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Got = TypeVar("Got")


class Gathering(Generic[Asked, Got]):
    """`work` takes all that was asked and gives what became of each, in order."""

    def __init__(self, work: Callable[[Sequence[Asked]], Awaitable[Sequence[Got]]]) -> None:
        self._work = work
        self._asked: list[tuple[Asked, asyncio.Future[Got]]] = []
        self._working: asyncio.Task[None] | None = None

    async def ask(self, one: Asked) -> Got:
        """What became of this one."""
        waiting: asyncio.Future[Got] = asyncio.get_running_loop().create_future()
        self._asked.append((one, waiting))
        if self._working is None:
            self._working = asyncio.create_task(self._run())
        return await waiting

    async def finish(self) -> None:
        """Wait until nothing is worked on."""
        if self._working is not None:
            await self._working

    async def _run(self) -> None:
        while self._asked:
            batch, self._asked = self._asked, []
            try:
                found = await self._work([one for one, _ in batch])
            except Exception as error:  # noqa: BLE001  told to all who wait
                for _, waiting in batch:
                    if not waiting.done():
                        waiting.set_exception(error)
            else:
                for (_, waiting), got in zip(batch, found, strict=True):
                    if not waiting.done():
                        waiting.set_result(got)
        self._working = None
