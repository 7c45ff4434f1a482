"""When a chat may be spoken to: our own pace, kept before a platform has to say so.

Three limits together (`Limits`): so many a second over all, one a second to a chat, so many a minute to a group; edits count
like messages. Alerts keep an even pace that leaves a little room; answers to people (`urgent`) use that room and may come in
a short burst to one chat. A chat that asked for patience (`hold`) is left alone for exactly that long, the others go on.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

from bot.platforms.contract import Limits

BURST = 3
"""Answers that may come to one chat without waiting a second between them."""
EVEN = 1.04
"""Alerts keep at least this share of an even gap: 96 % of what is allowed over all, the rest is left to answers."""
CATCH_UP = 0.1
"""Seconds of an even pace that may be made up for."""
MARGIN = 0.05
"""Seconds added to a chat's windows: requests do not arrive as evenly as they leave."""
JITTER = 0.02
"""The same for all chats together, where alerts are even already."""
KEPT = 64
"""Moments remembered a chat: more than any limit looks back on."""


class Pacer:
    """The pace of one bot on one platform. `clock` counts seconds, `sleep` waits them."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits, self._clock, self._sleep = limits, clock, sleep
        self._all: deque[float] = deque()
        self._chats: dict[str, deque[float]] = {}
        self._held: dict[str, float] = {}
        self._even = 0.0
        self._line = asyncio.Lock()

    async def turn(self, chat: str, *, group: bool, urgent: bool = False) -> None:
        """Wait until this chat may get a message, and count it."""
        if urgent:
            while (wait := self.wait(chat, group=group, urgent=True)) > 0:
                await self._sleep(wait)
            self._count(chat)
            return
        while True:
            while (wait := self._until(self._chat_times(chat, group=group, urgent=False))) > 0:
                await self._sleep(wait)
            # One at a time waits for the pace of all: the others need not wake at every message.
            async with self._line:
                while (wait := self._until(self._all_times(urgent=False))) > 0:
                    await self._sleep(wait)
                if self.wait(chat, group=group) == 0:
                    self._count(chat)
                    return

    def _count(self, chat: str) -> None:
        now = self._clock()
        self._all.append(now)
        self._chats.setdefault(chat, deque(maxlen=KEPT)).append(now)
        if self._limits.per_second is not None:
            # Reckoned from when it was due, so that waking a little late does not slow the pace.
            self._even = max(self._even, now - CATCH_UP) + EVEN / self._limits.per_second

    def hold(self, chat: str, seconds: float) -> None:
        """The platform asked to leave this chat alone for that long."""
        self._held[chat] = max(self._held.get(chat, 0.0), self._clock() + seconds)

    def wait(self, chat: str, *, group: bool, urgent: bool = False) -> float:
        """Seconds until this chat may get a message; 0 when now."""
        times = self._chat_times(chat, group=group, urgent=urgent) + self._all_times(urgent=urgent)
        return self._until(times)

    def _until(self, times: list[float]) -> float:
        now = self._clock()
        self._forget_old(now)
        return max(0.0, max(times, default=0.0) - now)

    def _all_times(self, *, urgent: bool) -> list[float]:
        """The moments from which the limit over all allows one more."""
        if self._limits.per_second is None:
            return []
        times = [_allowed_from(self._all, int(self._limits.per_second), 1.0, JITTER)]
        return times if urgent else [*times, self._even]

    def _chat_times(self, chat: str, *, group: bool, urgent: bool) -> list[float]:
        """The moments from which this chat's own limits allow one more."""
        limits, sent = self._limits, self._chats.get(chat, deque())
        times = [self._held.get(chat, 0.0)]
        if limits.per_chat_second is not None:
            burst = BURST if urgent else 1
            times.append(_allowed_from(sent, burst, burst / limits.per_chat_second))
        if group and limits.per_group_minute is not None:
            times.append(_allowed_from(sent, limits.per_group_minute, 60.0))
        return times

    def _forget_old(self, now: float) -> None:
        while self._all and self._all[0] < now - 2.0:
            self._all.popleft()
        if len(self._chats) > 1000:
            old = [chat for chat, sent in self._chats.items() if sent[-1] < now - 61.0]
            for chat in old:
                del self._chats[chat]
        self._held = {chat: until for chat, until in self._held.items() if until > now}


def _allowed_from(sent: deque[float], count: int, window: float, margin: float = MARGIN) -> float:
    """The moment from which one more keeps to `count` a `window` (seconds)."""
    return sent[-count] + window + margin if len(sent) >= count else 0.0
