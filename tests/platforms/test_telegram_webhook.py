"""Updates by webhook: only with the secret, whole, and answered once."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.errors import ConfigError
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram_webhook import HEADER, LARGEST, Webhook
from tests.fake_telegram import MEMBER, TOKEN, FakeTelegram, Page, Refuse, chat_of
from tests.platforms.contract import MENU, SORRY, Answering, saying
from tests.platforms.telegram_stage import GROUP, TelegramStage, staged

WEBHOOK = Webhook("https://bot.example.com/telegram", ("127.0.0.1", 0))
SECRET = {HEADER: WEBHOOK.secret}


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def stage(telegram: FakeTelegram) -> AsyncIterator[TelegramStage]:
    async with staged(telegram, webhook=WEBHOOK) as stage:
        stage.bot.always(saying("왔습니다."))
        await telegram.until(lambda: telegram.webhook)
        yield stage


@pytest.fixture
async def outside(stage: TelegramStage) -> AsyncIterator[httpx.AsyncClient]:
    assert stage.platform.listens_at
    host, port = stage.platform.listens_at
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        yield client


def update(number: int, text: str = "/help") -> bytes:
    message = {"message_id": 5, "date": 2**31, "chat": chat_of(GROUP), "from": MEMBER, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def test_telegram_is_told_where_to_call_and_with_which_secret(stage: TelegramStage) -> None:
    told = stage.telegram.webhook
    assert told["url"] == WEBHOOK.url
    assert told["secret_token"] == WEBHOOK.secret
    assert told["allowed_updates"] == ["message", "callback_query", "my_chat_member", "poll_answer"]
    await stage.telegram.until(lambda: len(stage.telegram.called("setMyCommands")) == 2)
    assert stage.telegram.called("getUpdates") == []


async def test_an_update_with_the_secret_is_answered_once_however_often_it_comes(
    stage: TelegramStage, outside: httpx.AsyncClient
) -> None:
    for number in (1, 1, 2):
        answer = await outside.post("/telegram", content=update(number), headers=SECRET)
        assert answer.status_code == 200
    assert len(await stage.shown(stage.room, 2)) == 2
    assert len(stage.bot.calls) == 2


async def test_updates_that_come_in_another_order_are_each_answered_once(
    stage: TelegramStage, outside: httpx.AsyncClient
) -> None:
    for number in (7, 5, 6, 5, 7):
        await outside.post("/telegram", content=update(number, f"/jobs {number}"), headers=SECRET)
    await stage.shown(stage.room, 3)
    assert [call.rest for call in stage.bot.calls] == ["7", "5", "6"]


@pytest.mark.parametrize("headers", [{}, {HEADER: "wrong"}, {HEADER: ""}, {HEADER: "비밀".encode()}])
async def test_without_the_secret_nothing_is_taken(
    stage: TelegramStage, outside: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await outside.post("/telegram", content=update(1), headers=headers)
    assert answer.status_code == 403
    assert stage.bot.calls == []


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"\xff", 400), (b" " * (LARGEST + 1), 413), (b"[]", 200), (b'"x"', 200)],
)
async def test_what_is_no_update_is_not_taken(
    stage: TelegramStage, outside: httpx.AsyncClient, body: bytes, status: int
) -> None:
    assert (await outside.post("/telegram", content=body, headers=SECRET)).status_code == status
    assert (await outside.post("/telegram", content=update(1), headers=SECRET)).status_code == 200
    assert len(await stage.shown(stage.room, 1)) == 1


async def test_only_posts_are_taken(outside: httpx.AsyncClient) -> None:
    assert (await outside.get("/telegram", headers=SECRET)).status_code == 405


async def test_telegram_is_told_again_until_it_hears(telegram: FakeTelegram) -> None:
    telegram.plan("setWebhook", Page(), Page())
    async with staged(telegram, webhook=WEBHOOK):
        await telegram.until(lambda: telegram.webhook)


async def test_an_address_telegram_will_not_call_is_told_and_sending_goes_on(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.plan(
        "setWebhook", Refuse(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook")
    )
    async with staged(telegram, webhook=WEBHOOK) as stage:
        await telegram.until(lambda: "https url must be provided" in caplog.text)
        await stage.platform.send(stage.room, saying("그래도 갑니다."))


async def test_an_address_that_is_taken_is_told_as_a_setting_to_mend(telegram: FakeTelegram) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        webhook = Webhook(WEBHOOK.url, ("127.0.0.1", port))
        platform = TelegramPlatform(TOKEN, sorry=SORRY, api=telegram.url, webhook=webhook)
        with pytest.raises(ConfigError, match=str(port)):
            await platform.start(Answering().on_call, Answering().on_change, MENU)
        await platform.stop()


def test_a_secret_is_made_afresh_and_does_not_print() -> None:
    other = Webhook(WEBHOOK.url, WEBHOOK.listen)
    assert other.secret != WEBHOOK.secret
    assert len(other.secret) >= 32
    assert other.secret not in repr(other)
