"""Work in order within a lane, side by side across lanes: a slow or waiting room holds up nobody else."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


class Lanes:
    """One lane a room, made when there is work and gone when there is none."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Work]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def put(self, lane: str, work: Work) -> None:
        """Add work at the end of a lane. What it raises is logged; the lane goes on."""
        if lane in self._waiting:
            self._waiting[lane].append(work)
            return
        self._waiting[lane] = deque([work])
        task = asyncio.create_task(self._run(lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def waiting(self, lane: str) -> int:
        """How many works are in a lane, the one in hand among them."""
        return len(self._waiting.get(lane, ()))

    async def close(self, grace: float) -> None:
        """Finish what is in hand and what waits behind it, for at most `grace` seconds; the rest is dropped."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, lane: str) -> None:
        queue = self._waiting[lane]
        try:
            while queue:
                await self._do(queue[0])
                queue.popleft()
        finally:
            del self._waiting[lane]

    async def _do(self, work: Work) -> None:
        try:
            await work()
        except Exception:
            log.exception("뜻밖의 잘못으로 하던 일을 마치지 못했습니다.")
