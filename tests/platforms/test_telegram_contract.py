"""Telegram keeps the contract: the library unmodified, real HTTP to the fake server."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fake_telegram import FakeTelegram
from tests.platforms.contract import PlatformContract, Stage
from tests.platforms.telegram_stage import staged


class TestTelegram(PlatformContract):
    @pytest.fixture
    async def stage(self) -> AsyncIterator[Stage]:
        async with FakeTelegram() as telegram, staged(telegram) as stage:
            yield stage
