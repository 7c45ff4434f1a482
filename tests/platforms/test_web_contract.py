"""The local room keeps the contract: real HTTP, seen through its stream as a page sees it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime

import httpx
import pytest

from bot.model.room import RoomId
from bot.platforms.web import WebPlatform
from tests.platforms.contract import MENU, Answering, PlatformContract, Shown, Stage
from tests.platforms.listening import listening, said


class WebStage(Stage):
    """One page with two rooms open."""

    platform: WebPlatform

    def __init__(self, platform: WebPlatform) -> None:
        self.platform, self.bot = platform, Answering()
        self.room, self.other = RoomId("web", "local"), RoomId("web", "study")
        self._seen: dict[RoomId, dict[str, Shown]] = {self.room: {}, self.other: {}}

    async def open(self, page: httpx.AsyncClient) -> list[asyncio.Task[None]]:
        """Look at both rooms; the tasks end with the platform."""
        self._page = page
        opened = {room: asyncio.Event() for room in self._seen}
        watching = [asyncio.create_task(self._watch(room, event)) for room, event in opened.items()]
        await asyncio.gather(*(event.wait() for event in opened.values()))
        return watching

    async def say(self, room: RoomId, text: str) -> None:
        answer = await self._page.post("/api/say", params={"room": room.chat}, json={"text": text})
        assert answer.status_code == 200

    async def press(self, room: RoomId, message_id: str, action: str) -> str:
        pressed = {"message_id": message_id, "action": action}
        answer = await self._page.post("/api/press", params={"room": room.chat}, json=pressed)
        return str(answer.json()["toast"])

    async def shown(self, room: RoomId, least: int = 0) -> list[Shown]:
        async with asyncio.timeout(5):
            while len(self._seen[room]) < least:  # noqa: ASYNC110  a page just looks
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.02)
        return list(self._seen[room].values())

    async def _watch(self, room: RoomId, opened: asyncio.Event) -> None:
        async with listening(self._page, room.chat) as stream:
            opened.set()
            with contextlib.suppress(EOFError):
                while True:
                    event = await stream.next(60)
                    if event.data["author"] == "bot":
                        message_id = str(event.data["id"])
                        self._seen[room][message_id] = Shown(message_id, said(event.data))


class TestWeb(PlatformContract):
    @pytest.fixture
    async def stage(self, ticking: Callable[[], datetime]) -> AsyncIterator[Stage]:
        platform = WebPlatform("127.0.0.1", 0, clock=ticking)
        stage = WebStage(platform)
        await platform.start(stage.bot.on_call, stage.bot.on_change, MENU)
        async with httpx.AsyncClient(base_url=platform.address, headers={"Origin": platform.address}) as page:
            watching = await stage.open(page)
            yield stage
            await platform.stop()
            await asyncio.gather(*watching)
