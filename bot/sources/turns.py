"""One request at a time per host, with a pause between two, and silence for as long as a host asked for.

The pause begins when an answer is in, and is stretched by up to a fifth by chance, so that many bots do not march in step.
On this machine there is nobody to be polite to: no pause, and a few at a time.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.errors import SourceUnreachable
from bot.sources.addresses import is_loopback

_AT_HOME = 4
_DAY = 86_400.0  # the longest a host can silence us: a slip of its pen must not last for ever


class Turns:
    """Who may ask now. `gap` and `longest` in seconds; `clock` is monotonic; `chance` gives 0 to 1."""

    def __init__(
        self,
        *,
        gap: float = 1.0,
        longest: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._gap, self._longest = gap, longest
        self._clock, self._sleep, self._chance = clock, sleep, chance
        self._seats: dict[str, asyncio.Semaphore] = {}
        self._free_at: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str, gap: float = 0.0) -> AsyncIterator[None]:
        """Hold the host while asking it, and leave it alone afterwards, for `gap` seconds when that is more than usual.

        SourceUnreachable(wait) when it asked for more silence than we wait here.
        """
        async with self._seats.setdefault(host, asyncio.Semaphore(_AT_HOME if is_loopback(host) else 1)):
            wait = self._free_at.get(host, 0.0) - self._clock()
            if wait > self._longest:
                raise SourceUnreachable(
                    f"{host}: 쉬었다가 오라고 했습니다. {wait:.0f}초 뒤에 다시 묻습니다.", wait
                )
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                gap = max(gap, self._gap) * (1 + self._chance() / 5)
                self.rest(host, 0.0 if is_loopback(host) else gap)

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so many seconds from now, or longer where that was said before."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._clock() + min(seconds, _DAY))
