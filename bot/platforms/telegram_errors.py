"""What Telegram's refusals mean to us, most specific first.

ChatMigrated → RoomMoved; RetryAfter → TryLater, to the second; Forbidden and a chat that is not there or not open to us →
RoomGone; any other BadRequest → MessageRefused, or one of its kinds below (in the library a BadRequest *is* a NetworkError: it
comes first, or a malformed message would be tried for ever); InvalidToken → TokenRefused; all else (network, 5xx, another
poller) → TryLater, `ambiguous` unless the request cannot have been accepted. Of the library's own words only a BadRequest's
are kept: others may quote the token.
"""

from __future__ import annotations

import os
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.errors import (
    DeliveryError,
    MessageRefused,
    RoomGone,
    RoomMoved,
    ThreadGone,
    TokenRefused,
    TryLater,
)

BASE_WAIT = 1.0
"""Seconds before the first new try after network trouble; who tries again lets it grow."""

TOKEN_WORDS = (
    "텔레그램이 봇 토큰을 받아 주지 않습니다. GONGGO_TELEGRAM_TOKEN(과 GONGGO_TELEGRAM_API)을 확인해 주세요."  # noqa: S105  a sentence, no secret
)
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
CLOSED_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
CLOSED_ROOM = ("chat not found", "chat_write_forbidden", "chat_restricted", "chat_send_plain_forbidden", "peer_id_invalid",
               "not enough rights to send text", "have no rights to send", "group chat was deactivated",
               "user_is_blocked", "bot is not a member", "need administrator rights")  # fmt: skip


class Unchanged(MessageRefused):
    """An edit to what the message already says."""


class NoWordsThere(MessageRefused):
    """The message to edit is a picture: its words are a caption."""


def use_timedeltas() -> None:
    """Ask the library for RetryAfter's new form; the old one warns each time such an error is made."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")


def translate(error: Exception) -> DeliveryError:
    """What the caller is to do about an error of the library; raise it `from` that error."""
    match error:
        case ChatMigrated():
            return RoomMoved(str(error.new_chat_id))
        case RetryAfter():
            return TryLater(_seconds(error.retry_after))
        case Forbidden():
            return RoomGone("방이 봇에게 닫혀 있습니다 (내보냈거나 차단했습니다).")
        case BadRequest():
            return _bad_request(str(error))
        case InvalidToken():
            return TokenRefused(TOKEN_WORDS)
        case Conflict():
            return TryLater(BASE_WAIT)
        case _:
            return TryLater(BASE_WAIT, ambiguous=_may_have_arrived(error))


def _bad_request(words: str) -> DeliveryError:
    lower = words.lower()
    if any(sign in lower for sign in CLOSED_TOPIC):
        return ThreadGone("주제(토픽)가 닫혔거나 지워졌습니다.")
    if any(sign in lower for sign in CLOSED_ROOM):
        return RoomGone("방이 없거나 봇이 글을 쓸 수 없습니다.")
    if "message is not modified" in lower:
        return Unchanged("메시지가 이미 그렇게 되어 있습니다.")
    if "there is no text in the message" in lower:
        return NoWordsThere("글이 아니라 그림인 메시지입니다.")
    return MessageRefused(f"텔레그램이 이 메시지를 받지 않습니다: {words}")


def _may_have_arrived(error: Exception) -> bool:
    """False when the request was not sent, or an answer came that says it failed (a gateway that ran out of time cannot)."""
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError):
        return not isinstance(cause, NOT_SENT)
    if type(error) is NetworkError and (cause is None or isinstance(cause, TelegramError)):
        return "gateway time" in str(error).lower()
    return True


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
