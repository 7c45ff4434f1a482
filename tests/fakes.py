"""Small classes that stand for the outside and remember what happened to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.platforms.contract import Limits, MenuEntry, OnCall, OnChange


class FakeClock:
    """A clock that only moves when told; `sleep` moves it."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class FakePlatform:
    """A platform that keeps what it was given; `refuse` makes it raise for a room, once for each error given."""

    name = "telegram"
    limits = Limits()

    def __init__(self, name: str = "telegram") -> None:
        self.name = name
        self.sent: list[tuple[RoomId, Reply]] = []
        self.edits = 0
        self.threads: list[str] = []
        self._refusals: dict[RoomId, list[Exception]] = defaultdict(list)
        self.before_sending: Callable[[], None] = lambda: None

    def refuse(self, room: RoomId, *errors: Exception) -> None:
        self._refusals[room].extend(errors)

    def texts(self, room: RoomId) -> list[str]:
        return [reply.text for to, reply in self.sent if to == room]

    async def start(self, on_call: OnCall, on_change: OnChange, menu: tuple[MenuEntry, ...]) -> None:
        """Nothing listens."""

    async def stop(self) -> None:
        """Nothing listened."""

    async def send(self, room: RoomId, reply: Reply, *, thread: str = "") -> str:
        self.before_sending()
        if self._refusals[room]:
            raise self._refusals[room].pop(0)
        self.sent.append((room, reply))
        self.threads.append(thread)
        return str(len(self.sent))

    async def edit(self, room: RoomId, message_id: str, reply: Reply) -> None:
        if self._refusals[room]:
            raise self._refusals[room].pop(0)
        self.edits += 1
        self.sent[int(message_id) - 1] = (room, reply)
