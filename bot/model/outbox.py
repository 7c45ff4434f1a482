"""Messages on their way to rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chat import Reply
from bot.model.room import RoomId


class OutboxState(StrEnum):
    """A message's way: waiting → sending → sent; `DROPPED` when the platform will never take it."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One message to one room: a digest or alert (its alerts point at it), or a `notice` with its own words.

    `thread` is the topic it goes to, "" for the main one.
    """

    id: int
    room: RoomId
    kind: str
    due_at: datetime
    attempts: int = 0
    state: OutboxState = OutboxState.WAITING
    ambiguous: int = 0
    platform_message_id: str = ""
    thread: str = ""
    notice: Reply | None = None
