"""Asking again and again, and handing updates over."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter

from bot.errors import MessageRefused, TokenRefused
from bot.platforms.telegram_errors import use_timedeltas
from bot.platforms.telegram_polling import hand_over, until_answered
from tests.fake_telegram import TOKEN

use_timedeltas()


class Waited:
    """A sleep that only remembers."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def failing(*errors: Exception) -> Callable[[], Awaitable[str]]:
    """Fails with each error in turn, then answers."""
    left = list(errors)

    async def ask() -> str:
        if left:
            raise left.pop(0)
        return "대답"

    return ask


async def test_waits_grow_to_half_a_minute_and_a_flood_wait_is_kept_to_the_second() -> None:
    waited = Waited()
    errors = [NetworkError("down")] * 7
    assert (
        await until_answered("확인", failing(*errors, RetryAfter(47), NetworkError("down")), waited) == "대답"
    )
    assert waited.seconds == [1, 2, 4, 8, 16, 30, 30, 47, 30]


async def test_each_kind_of_trouble_is_told_once_and_its_end_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    trouble = [
        NetworkError("down"),
        NetworkError("down"),
        Conflict("two"),
        Conflict("two"),
        KeyError("result"),
    ]
    await until_answered("확인", failing(*trouble), Waited())
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 4
    assert "NetworkError" in told[0]
    assert "같은 토큰" in told[1]
    assert "다시 이어졌습니다" in told[3]


@pytest.mark.parametrize(
    ("error", "kind"), [(InvalidToken(), TokenRefused), (BadRequest("bad"), MessageRefused)]
)
async def test_what_asking_again_cannot_mend_leaves(error: Exception, kind: type[Exception]) -> None:
    waited = Waited()
    with pytest.raises(kind):
        await until_answered("확인", failing(error), waited)
    assert waited.seconds == []


async def test_it_can_be_cancelled_while_it_waits() -> None:
    asking = asyncio.create_task(until_answered("확인", failing(NetworkError("down")), asyncio.sleep))
    await asyncio.sleep(0.01)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking


@pytest.mark.parametrize("data", [{"update_id": 7, "message": {"chat": 5}}, {}, [], "words", None, 5])
def test_an_update_that_cannot_be_read_is_passed_over(data: object) -> None:
    taken: list[Update] = []
    hand_over(data, Bot(TOKEN), taken.append)
    assert [update for update in taken if update.update_id] == []


def test_an_update_that_nobody_can_take_is_logged_and_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    def fail(update: Update) -> None:
        raise ZeroDivisionError

    hand_over({"update_id": 7}, Bot(TOKEN), fail)
    assert "update 7" in caplog.text
    assert "ZeroDivisionError" in caplog.text
