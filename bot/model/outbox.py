"""Messages on their way to rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.model.chat import Member, Reply
from bot.model.marks import Marks
from bot.model.posting import Posting
from bot.model.room import Alert, RoomId


class OutboxState(StrEnum):
    """A message's way: waiting → taken (in hand, made ready) → sending → sent; `DROPPED` when the platform will never take it."""

    WAITING = "waiting"
    TAKEN = "taken"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"


ON_ITS_WAY = (OutboxState.WAITING, OutboxState.TAKEN, OutboxState.SENDING)


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One message to one room: a digest or alert (its alerts point at it), or a `notice` with its own words.

    `thread` is the topic it goes to, "" for the main one; `silent`: the room wants it without a sound.
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
    silent: bool = False
    notice: Reply | None = None
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of alerts as a room has it, or will have it, with all that its words are made from.

    `sent_at` is None while it is on its way. `postings` and `marks` are by the posting's number; `named` are the members it
    names, because they asked for it; `wished`: it is of interest to some, named or not.
    """

    id: int
    room: RoomId
    platform_message_id: str
    sent_at: datetime | None
    alerts: tuple[Alert, ...]
    postings: Mapping[int, Posting]
    marks: Mapping[int, Marks] = field(default_factory=dict)
    named: tuple[Member, ...] = ()
    wished: bool = False
