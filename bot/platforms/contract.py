"""What every chat platform is: it sends and edits Replies, and hands what was said to `on_call`.

A platform lays a Reply out its own way (cuts, escapes), keeps its own limits' shape in `limits`, and translates every
refusal: RoomGone, RoomMoved, TryLater, MessageRefused (ThreadGone), TokenRefused. It knows neither commands nor the store.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.model.chat import Call, Reply
from bot.model.room import RoomId

OnCall = Callable[[Call], Awaitable[Reply | None]]
"""Answers one thing said; None: nothing to say (group chatter that was not meant for the bot).

A platform that has polls also hands over that a poll stands, and the votes (`Call.poll`); nothing is ever said to these.
"""


class Change(StrEnum):
    """What happened to the bot in a room; `LEFT`: one of its members left."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class RoomChange:
    """The bot was added, removed, the room got a new address (`to`), or a `member` left it."""

    room: RoomId
    change: Change
    to: str = ""
    title: str = ""
    private: bool = False
    member: str = ""


OnChange = Callable[[RoomChange], Awaitable[Reply | None]]
"""Takes note of a change; the Reply, if any, is said in the room (a welcome)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast a platform may be spoken to. None: no limit known. `per_group_minute` counts groups only."""

    per_second: float | None = None
    per_chat_second: float | None = None
    per_group_minute: int | None = None


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of the command menu: the Latin command and its Korean help."""

    command: str
    help: str


class Platform(Protocol):
    """One chat platform."""

    name: str
    limits: Limits

    async def start(self, on_call: OnCall, on_change: OnChange, menu: tuple[MenuEntry, ...]) -> None:
        """Begin to listen. Returns when listening; ConfigError / TokenRefused when it cannot."""

    async def stop(self) -> None:
        """Stop listening, finish what is in hand."""

    async def send(self, room: RoomId, reply: Reply, *, thread: str = "") -> str:
        """Send and return the platform's message id; DeliveryError kinds only, ThreadGone for a topic that is closed."""

    async def edit(self, room: RoomId, message_id: str, reply: Reply) -> None:
        """Replace a message's words and buttons; raises DeliveryError kinds only."""
