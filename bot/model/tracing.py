"""What became of a posting for a room: whether it was sent, waits, was given up, or was never wanted and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.outbox import OutboxState
from bot.model.posting import Posting
from bot.model.room import MatchReason, Subscription
from bot.model.source import Standing
from bot.model.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Stored:
    """A posting at an address: the store's numbers of it and of its opening, and the address it is kept under."""

    id: int
    opening: int
    url: str


@dataclass(frozen=True, slots=True)
class Way:
    """How far the alert of an opening came. `source`, `url`: the board's posting it tells of.

    `message` 0: no message carries it (any more), and the rest of the message's words mean nothing.
    """

    reasons: tuple[MatchReason, ...]
    source: str
    url: str
    created_at: datetime
    message: int = 0
    state: OutboxState = OutboxState.WAITING
    sent_at: datetime | None = None
    platform_message_id: str = ""
    thread: str = ""
    waiting: Waiting | None = None


class Verdict(StrEnum):
    """Why a subscription did not bring a posting. But for `UNWANTED` and `UNREADABLE` it wants it."""

    PAUSED = "paused"
    LATER = "later"
    """It was made after the posting was seen."""
    PAST = "past"
    """The posting was past its last day when it was seen."""
    CHANGED = "changed"
    """The posting said something else when it was seen."""
    UNEXPLAINED = "unexplained"
    UNWANTED = "unwanted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one subscription says of a posting. `lines`: what stands against it, to the word."""

    subscription: Subscription
    verdict: Verdict
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unseen:
    """An address that is no stored posting's. `board`: its site, or the board of one company where a site serves many.

    `standing`: how the source does that has others of the board, None where there is none; `live`: is it asked now?
    `asked`: all the sources that are.
    """

    url: str
    board: str
    asked: tuple[str, ...] = ()
    standing: Standing | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """A stored posting, as of a room. `seen_at`: when a board last showed it for the first time.

    `hidden`: a made-up one, which rooms do not get. `way`: the alert it became, else what the room's subscriptions say of it.
    """

    posting: Posting
    seen_at: datetime
    hidden: bool = False
    way: Way | None = None
    findings: tuple[Finding, ...] = ()
