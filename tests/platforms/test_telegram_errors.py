"""What each refusal of Telegram means to us."""

from __future__ import annotations

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import DeliveryError, MessageRefused, RoomGone, RoomMoved, ThreadGone, TokenRefused, TryLater
from bot.platforms.telegram_errors import NoWordsThere, Unchanged, translate, use_timedeltas

use_timedeltas()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Chat not found", RoomGone),
        ("Not enough rights to send text messages to the chat", RoomGone),
        ("CHAT_WRITE_FORBIDDEN", RoomGone),
        ("Have no rights to send a message", RoomGone),
        ("Group chat was deactivated", RoomGone),
        ("Message thread not found", ThreadGone),
        ("TOPIC_CLOSED", ThreadGone),
        ("TOPIC_DELETED", ThreadGone),
        ("Message is not modified: specified new message content is exactly the same", Unchanged),
        ("There is no text in the message to edit", NoWordsThere),
        ("Message is too long", MessageRefused),
        ("Can't parse entities: unsupported start tag", MessageRefused),
        ("Not enough rights to send photos to the chat", MessageRefused),
        ("Message to edit not found", MessageRefused),
    ],
)
def test_a_bad_request_is_read_by_its_words(words: str, kind: type[DeliveryError]) -> None:
    assert type(translate(BadRequest(words))) is kind


@pytest.mark.parametrize(
    "words",
    [
        "Forbidden: bot was kicked from the group chat",
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot is not a member of the supergroup chat",
    ],
)
def test_a_room_that_is_closed_to_us_is_gone(words: str) -> None:
    assert type(translate(Forbidden(words))) is RoomGone


def test_a_moved_room_tells_its_new_address() -> None:
    moved = translate(ChatMigrated(-100123))
    assert isinstance(moved, RoomMoved)
    assert moved.to == "-100123"


def test_a_flood_wait_is_kept_to_the_second_in_either_form() -> None:
    wait = translate(RetryAfter(37))
    assert isinstance(wait, TryLater)
    assert (wait.wait, wait.ambiguous) == (37.0, False)


def test_a_refused_token_is_told_without_the_token() -> None:
    refusal = translate(InvalidToken("The token `424242:secret` was rejected by the server."))
    assert isinstance(refusal, TokenRefused)
    assert "secret" not in str(refusal)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "ambiguous"),
    [
        (caused(NetworkError("httpx.ConnectError"), httpx.ConnectError("refused")), False),
        (caused(TimedOut(), httpx.ConnectTimeout("slow")), False),
        (caused(TimedOut("Pool timeout"), httpx.PoolTimeout("full")), False),
        (caused(TimedOut(), httpx.ReadTimeout("slow")), True),
        (caused(TimedOut(), httpx.WriteTimeout("slow")), True),
        (caused(NetworkError("httpx.ReadError"), httpx.ReadError("reset")), True),
        (caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("closed")), True),
        (caused(NetworkError("Unknown error"), OSError("what")), True),
        (caused(NetworkError("Bad Gateway (502). Parsing failed"), TelegramError("Invalid server response")), False),
        (NetworkError("Internal Server Error"), False),
        (NetworkError("Gateway Timeout"), True),
        (TelegramError("Invalid server response"), True),
        (Conflict("Conflict: terminated by other getUpdates request"), False),
    ],
    ids=repr,
)  # fmt: skip
def test_trouble_is_ambiguous_only_when_the_request_may_have_been_taken(
    error: TelegramError, ambiguous: bool
) -> None:
    refusal = translate(error)
    assert isinstance(refusal, TryLater)
    assert (refusal.wait, refusal.ambiguous) == (1.0, ambiguous)
