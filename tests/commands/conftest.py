"""A conversation with the real commands over a real store."""

from __future__ import annotations

import pytest

from bot.config import Config
from bot.store.database import Database
from tests.commands.conversation import CONFIG, Conversation
from tests.town import Town


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.load(CONFIG)


@pytest.fixture
def conversation(database: Database, config: Config) -> Conversation:
    return Conversation(database, config)


@pytest.fixture
def town(database: Database, config: Config) -> Town:
    return Town(database, config)
