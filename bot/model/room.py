"""Rooms, what they wish for, and what is on its way to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from bot.model.manners import AT_ONCE, NIGHT, Mode, QuietHours


@dataclass(frozen=True, slots=True, order=True)
class RoomId:
    """The address of a chat: the platform's name and its own id for the chat. Written `telegram:-100123`."""

    platform: str
    chat: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.chat}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `platform:chat`; ValueError when it has no colon or an empty side."""
        platform, colon, chat = text.partition(":")
        if not (platform and colon and chat):
            raise ValueError(f"방 이름은 플랫폼:번호 꼴이어야 합니다: {text!r}")
        return cls(platform, chat)


class RoomState(StrEnum):
    """`PAUSED`: the bot was removed or blocked; settings and subscriptions are kept until it is back."""

    ACTIVE = "active"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """How a room wants to be spoken to. Who may change subscriptions: admins only, or everyone.

    `weekly_list`: whether the group gets the week's favourites on Mondays; `quiz_board`: the week's quiz results on Sundays.
    """

    admins_only: bool = True
    silent: bool = False
    timezone: str = "Asia/Seoul"
    quiet: QuietHours | None = NIGHT
    weekly_list: bool = True
    quiz_board: bool = True

    @classmethod
    def at_first(cls, platform: str) -> Self:
        """What a new room begins with. In the local room somebody sits in front of it: it has no quiet hours."""
        return cls(quiet=None if platform == "web" else NIGHT)


@dataclass(frozen=True, slots=True)
class Room:
    """A chat the bot knows. `thread` is the topic alerts go to, "" for the main one.

    `last_call_at`: when somebody last spoke to the bot there, to the minute.
    """

    id: RoomId
    title: str = ""
    private: bool = False
    thread: str = ""
    state: RoomState = RoomState.ACTIVE
    settings: RoomSettings = RoomSettings()
    last_call_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A room's standing wish. `number` counts within the room from 1, so that people can name it.

    `thread`: the topic its alerts go to, "" for the main one, None for wherever the room's go.
    """

    id: int
    room: RoomId
    number: int
    filter_text: str
    paused: bool = False
    created_by: str = ""
    created_at: datetime | None = None
    mode: Mode = AT_ONCE
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why a subscription wanted a posting, in plain Korean lines fit to be shown.

    `unknown`: how many of the lines, the last ones, tell what the posting does not say.
    """

    subscription_id: int
    filter_text: str
    lines: tuple[str, ...]
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that a posting told otherwise when the room was told of it; both in the words people read."""

    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One posting on its way to one room (unique by both). `reasons`: why each subscription wanted it.

    `changes`: what the posting says otherwise since the room was told.
    """

    id: int
    room: RoomId
    posting_id: int
    reasons: tuple[MatchReason, ...]
    changes: tuple[Change, ...] = ()
