"""A town of rooms that tasks act upon."""

from __future__ import annotations

import pytest

from bot.config import Config
from bot.store.database import Database
from tests.commands.conversation import CONFIG
from tests.town import Town


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.load(CONFIG)


@pytest.fixture
def town(database: Database, config: Config) -> Town:
    return Town(database, config)
