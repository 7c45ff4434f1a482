"""What the local room's tests stand on: a started room on a free port, its bot, and a page that speaks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.platforms.web import WebPlatform
from tests.platforms.scripted import MENU, ScriptedBot


class TickingClock:
    """One second later each time it is asked."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    return TickingClock(datetime(2026, 11, 23, 3, 0, tzinfo=UTC))


@pytest.fixture
def bot() -> ScriptedBot:
    return ScriptedBot()


@pytest.fixture
async def web(bot: ScriptedBot, ticking: Callable[[], datetime]) -> AsyncIterator[WebPlatform]:
    platform = WebPlatform("127.0.0.1", 0, clock=ticking)
    await platform.start(bot, bot.on_change, MENU)
    yield platform
    await platform.stop()


@pytest.fixture
async def page(web: WebPlatform) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks as the room's own page does."""
    headers = {"Origin": web.address, "Sec-Fetch-Site": "same-origin"}
    async with httpx.AsyncClient(base_url=web.address, headers=headers, timeout=5) as client:
        yield client
