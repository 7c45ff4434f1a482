"""When a chat may be spoken to: our own pace, kept before a platform has to say so.

Three limits together (`Limits`): so many a second over all, one a second to a chat, so many a minute to a group; edits count
like messages. Alerts keep an even pace that leaves a little room; answers to people (`urgent`) use that room, go before alerts
that wait, and may come in a short burst to one chat. A chat that asked for patience (`hold`) is left alone for exactly that
long, the others go on. A message whose answer came later than usual (`answered`) is taken to have arrived that much later: it
may have come in a bunch with those behind it.
"""

from __future__ import annotations

import asyncio
import math
import time
from bisect import insort
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence

from bot.platforms.contract import Limits

BURST = 3
"""Answers that may come to one chat without waiting a second between them."""
EVEN = 1.043
"""Alerts keep at least this share of an even gap: 95.9 % of what is allowed over all, the rest is left to answers."""
CATCH_UP = 0.1
"""Seconds an even pace may be late by to be made up for."""
APART, LATE = 1.02, 0.1
"""The gap and the lateness that two alerts always keep, so that what is made up for does not come in a bunch."""
MARGIN = 0.05
"""Seconds added to a chat's windows: requests do not arrive as evenly as they leave."""
JITTER = 0.01
"""The same for all chats together, where alerts are even already."""
GROWTH = 0.001
"""Seconds that the usual answer is taken to be slower by with each, until a quicker one comes."""
KEPT = 64
"""Moments remembered a chat: more than any limit looks back on."""
REMEMBERED = 61.0
"""Seconds after which a chat's moments cannot matter any more."""

NextUp = Callable[[], Awaitable[None]]


class Pacer:
    """The pace of one bot on one platform. `clock` counts seconds, `sleep` waits them."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits, self._clock, self._sleep = limits, clock, sleep
        self._all: list[float] = []
        """When what went out last arrived, as far as we know, in order."""
        self._usual = math.inf
        """Seconds that an answer usually takes at the least."""
        self._chats: OrderedDict[str, deque[float]] = OrderedDict()
        self._held: dict[str, float] = {}
        self._even, self._apart, self._asking = 0.0, 0.0, 0
        self._line = asyncio.Lock()

    async def free(self, chat: str, *, group: bool, urgent: bool = False) -> None:
        """Wait until this chat's own limits allow a message; nothing is counted."""
        while (wait := self._chat_from(chat, group=group, urgent=urgent) - self._clock()) > 0:
            await self._sleep(wait)

    async def turn(
        self, chat: str, *, group: bool, urgent: bool = False, next_up: NextUp | None = None
    ) -> float:
        """Wait until this chat may get a message, and count it; the moment, for `answered`.

        `next_up` is done when no other alert is before it.
        """
        while True:
            await self.free(chat, group=group, urgent=urgent)
            await (self._place() if urgent else self._even_place(next_up))
            next_up = None
            if self.wait(chat, group=group, urgent=urgent) == 0:
                break
        return self._count(chat, even=not urgent)

    def answered(self, moment: float) -> None:
        """What went out at that moment has been answered, or never will be."""
        if moment not in self._all:
            return
        took = self._clock() - moment
        self._usual = min(took, self._usual + GROWTH)
        self._all.remove(moment)
        insort(self._all, moment + took - self._usual)

    def hold(self, chat: str, seconds: float) -> None:
        """The platform asked to leave this chat alone for that long."""
        now = self._clock()
        self._held = {one: until for one, until in self._held.items() if until > now}
        self._held[chat] = max(self._held.get(chat, 0.0), now + seconds)

    def wait(self, chat: str, *, group: bool, urgent: bool = False) -> float:
        """Seconds until this chat may get a message; 0 when now."""
        from_chat = self._chat_from(chat, group=group, urgent=urgent)
        return max(0.0, max(from_chat, self._all_from(urgent=urgent)) - self._clock())

    async def _place(self) -> None:
        """Wait for a place among all; alerts leave one to each who waits here."""
        self._asking += 1
        try:
            while (wait := self._all_from(urgent=True) - self._clock()) > 0:
                await self._sleep(wait)
        finally:
            self._asking -= 1

    async def _even_place(self, next_up: NextUp | None) -> None:
        """The same for alerts, one at a time: the others need not wake at every message."""
        async with self._line:
            if next_up:
                await next_up()
            while (wait := self._all_from(urgent=False) - self._clock()) > 0:
                await self._sleep(wait)

    def _count(self, chat: str, *, even: bool) -> float:
        now = self._clock()
        insort(self._all, now)
        del self._all[: -2 * int(self._limits.per_second or 0) or None]
        self._chats.setdefault(chat, deque(maxlen=KEPT)).append(now)
        self._chats.move_to_end(chat)
        while next(iter(self._chats.values()))[-1] < now - REMEMBERED:
            self._chats.popitem(last=False)
        if even and self._limits.per_second is not None:
            # Reckoned from when it was due, so that waking a little late does not slow the pace.
            self._apart = _recent(self._apart, now, LATE) + APART / self._limits.per_second
            self._even = _recent(self._even, now, CATCH_UP) + EVEN / self._limits.per_second
        return now

    def _all_from(self, *, urgent: bool) -> float:
        """The moment from which the limit over all allows one more."""
        if self._limits.per_second is None:
            return 0.0
        places = int(self._limits.per_second)
        if urgent:
            return _allowed_from(self._all, places, 1.0, JITTER)
        return max(
            self._even, self._apart, _allowed_from(self._all, max(1, places - self._asking), 1.0, JITTER)
        )

    def _chat_from(self, chat: str, *, group: bool, urgent: bool) -> float:
        """The moment from which this chat's own limits allow one more."""
        limits, sent = self._limits, self._chats.get(chat, NEVER)
        found = self._held.get(chat, 0.0)
        if limits.per_chat_second is not None:
            burst = BURST if urgent else 1
            found = max(found, _allowed_from(sent, burst, burst / limits.per_chat_second))
        if group and limits.per_group_minute is not None:
            found = max(found, _allowed_from(sent, limits.per_group_minute, 60.0))
        return found


NEVER: deque[float] = deque()


def _recent(due: float, now: float, late: float) -> float:
    """When it was due if that is not longer ago than that; else nothing is made up for."""
    return due if now - due <= late else now


def _allowed_from(sent: Sequence[float], count: int, window: float, margin: float = MARGIN) -> float:
    """The moment from which one more keeps to `count` a `window` (seconds)."""
    return sent[-count] + window + margin if len(sent) >= count else 0.0
