"""Files over Telegram: sent with words below them, and fetched when somebody sends one."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.errors import AttachmentError
from bot.model.chat import Attachment, Button, Document, Reply
from tests.fake_telegram import MEMBER, TOKEN, FakeTelegram, Page, chat_of
from tests.platforms.contract import saying
from tests.platforms.telegram_stage import GROUP, TelegramStage, staged

FILE = {"file_id": "d7", "file_unique_id": "u7", "file_name": "면접질문.txt", "file_size": 9}


@pytest.fixture
async def stage() -> AsyncIterator[TelegramStage]:
    async with FakeTelegram() as telegram, staged(telegram) as stage:
        yield stage


async def sent(stage: TelegramStage, **more: Any) -> Attachment | None:
    """What the bot hears of a member's message."""
    message = {"message_id": 9, "date": int(time.time()), "chat": chat_of(GROUP), "from": MEMBER}
    calls = stage.bot.calls
    before = len(calls)
    await stage.telegram.push("message", {**message, **more})
    await stage.telegram.until(lambda: len(calls) > before)
    return calls[-1].attached


async def test_a_document_goes_out_with_its_words_and_buttons(stage: TelegramStage) -> None:
    reply = Reply(
        saying("질문 <2>개").blocks,
        ((Button("지우기", "x:1"),),),
        document=Document("질문.txt", "질문: 왜?".encode()),
    )
    await stage.platform.send(stage.room, reply)
    [call] = [call for call in stage.telegram.calls if call.method == "sendDocument"]
    assert call.parameters["caption"] == "질문 &lt;2&gt;개"
    assert call.parameters["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "x:1"
    assert "질문: 왜?".encode() in call.files.values()


async def test_an_answer_that_is_a_document_alone_goes_out(stage: TelegramStage) -> None:
    stage.bot.always(Reply(document=Document("질문.txt", b"x")))
    await stage.say(stage.room, "/addquestion export")
    await stage.telegram.until(lambda: stage.telegram.called("sendDocument"))


async def test_a_file_sent_with_a_command_can_be_read(stage: TelegramStage) -> None:
    stage.telegram.kept["d7"] = "질문: 왜?".encode()
    file = await sent(stage, caption="/addquestion", document=FILE)
    assert file is not None
    assert (file.name, file.size) == ("면접질문.txt", 9)
    assert await file.read() == "질문: 왜?".encode()


async def test_a_command_that_answers_a_file_means_that_file(stage: TelegramStage) -> None:
    stage.telegram.kept["d7"] = b"x"
    answered = {"message_id": 5, "date": 1, "chat": chat_of(GROUP), "from": MEMBER, "document": FILE}
    file = await sent(stage, text="/addquestion", reply_to_message=answered)
    assert file is not None
    assert await file.read() == b"x"
    assert await sent(stage, text="/addquestion") is None


async def test_a_file_that_cannot_be_had_is_told_without_its_address(
    stage: TelegramStage, caplog: pytest.LogCaptureFixture
) -> None:
    file = await sent(stage, caption="/addquestion", document=FILE)
    assert file is not None
    stage.telegram.plan("getFile", Page())
    for _ in range(2):  # the gateway fails, then the file is gone
        with pytest.raises(AttachmentError) as told:
            await file.read()
        assert "다시 보내 주세요" in str(told.value)
        assert told.value.__cause__ is None
    assert TOKEN not in caplog.text
