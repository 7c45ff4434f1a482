"""A Telegram platform on the fake server, with members who speak."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.platforms.telegram import TelegramPlatform
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.platforms.contract import MENU, SORRY, Answering, Shown, Stage

GROUP, OTHER = -1001000000001, -1001000000002


class Waits:
    """A sleep that remembers how long it was to wait, and hardly does."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0.01)


class TelegramStage(Stage):
    """`telegram` is the fake server, `waits` what the platform slept."""

    def __init__(self, telegram: FakeTelegram, platform: TelegramPlatform, waits: Waits) -> None:
        self.telegram, self.waits = telegram, waits
        self.platform: TelegramPlatform = platform
        self.bot = Answering()
        self.room = RoomId("telegram", str(GROUP))
        self.other = RoomId("telegram", str(OTHER))

    async def say(self, room: RoomId, text: str) -> None:
        await self.telegram.say(int(room.chat), text)

    async def press(self, room: RoomId, message_id: str, action: str) -> str:
        query = await self.telegram.press(int(room.chat), int(message_id), action)
        await self.telegram.until(lambda: query in self.telegram.toasts)
        return self.telegram.toasts[query]

    async def choose(self, room: RoomId, message_id: str, reply: Reply, option: int) -> None:
        await self.telegram.vote(int(room.chat), int(message_id), option)

    async def shown(self, room: RoomId, least: int = 0) -> list[Shown]:
        chat = int(room.chat)
        await self.telegram.until(lambda: len(self.telegram.texts(chat)) >= least)
        ids = [str(message) for where, message in self.telegram.messages if where == chat]
        return [Shown(number, text) for number, text in zip(ids, self.telegram.texts(chat), strict=True)]


@contextlib.asynccontextmanager
async def staged(telegram: FakeTelegram, **more: Any) -> AsyncIterator[TelegramStage]:
    """A started platform; `more` goes to its constructor."""
    waits = Waits()
    usual = {"sorry": SORRY, "api": telegram.url, "sleep": waits, "pacer": Pacer(Limits())}
    platform = TelegramPlatform(TOKEN, **{**usual, **more})
    stage = TelegramStage(telegram, platform, waits)
    await platform.start(stage.bot.on_call, stage.bot.on_change, MENU)
    try:
        yield stage
    finally:
        await platform.stop()
