"""The token reaches no log at any level: the library, its HTTP client and ours all at DEBUG, trouble included."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import AsyncIterator, Iterator

import pytest

from bot import logs
from bot.errors import TokenRefused, TryLater
from bot.model.chat import Call, Reply
from bot.model.room import RoomId
from bot.platforms.telegram import TelegramPlatform
from tests.fake_telegram import RESET, TOKEN, FakeTelegram, Page, Refuse
from tests.platforms.contract import MENU, SORRY, Answering, saying
from tests.platforms.telegram_stage import staged

HALF = TOKEN.partition(":")[2]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    logs.set_up("DEBUG", [TOKEN], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


async def test_a_day_with_trouble_leaves_no_token_in_the_log(
    telegram: FakeTelegram, written: io.StringIO
) -> None:
    telegram.plan("getMe", Page())
    telegram.plan("getUpdates", Page(200, f"<html>/bot{TOKEN}/getUpdates</html>"), RESET)
    telegram.plan(
        "sendMessage", RESET, Page(502, f"<html>{TOKEN}</html>"), Refuse(400, f"Bad Request: {TOKEN}")
    )
    async with staged(telegram) as stage:
        stage.bot.answer = trouble
        await stage.say(stage.room, "/help")
        await telegram.until(lambda: len(telegram.called("sendMessage")) == 3)
        await stage.say(stage.room, f"/help {TOKEN}")
        await stage.shown(stage.room, 1)
    text = written.getvalue()
    assert "httpcore" in text
    assert "telegram.Bot" in text
    assert "Traceback" in text
    assert text.count("***") > 10
    assert HALF not in text


async def trouble(call: Call) -> Reply | None:
    raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/sendMessage failed")


async def test_a_refused_token_is_neither_in_the_log_nor_in_the_error_or_its_causes(
    telegram: FakeTelegram, written: io.StringIO
) -> None:
    telegram.token = "1:other"
    platform = TelegramPlatform(TOKEN, sorry=SORRY, api=telegram.url)
    with pytest.raises(TokenRefused) as refusal:
        await platform.start(Answering().on_call, Answering().on_change, MENU)
    await platform.stop()
    assert HALF not in "".join(traceback.format_exception(refusal.value))
    assert HALF not in written.getvalue()


async def test_a_token_revoked_while_running_stays_out_of_the_log(
    telegram: FakeTelegram, written: io.StringIO
) -> None:
    async with staged(telegram) as stage:
        await telegram.until(lambda: telegram.called("getUpdates"))
        telegram.token = "1:other"
        await stage.say(stage.room, "/help")
        await telegram.until(lambda: stage.platform.refused)
    assert "텔레그램만 멈추고" in written.getvalue()
    assert HALF not in written.getvalue()


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid"])
async def test_errors_of_the_network_do_not_quote_the_address(url: str) -> None:
    platform = TelegramPlatform(TOKEN, sorry=SORRY, api=url)
    with pytest.raises(TryLater) as refusal:
        await platform.send(RoomId("telegram", "-1"), saying("안녕"))
    await platform.stop()
    assert HALF not in "".join(traceback.format_exception(refusal.value))
