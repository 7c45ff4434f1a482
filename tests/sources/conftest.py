"""What the tests of the sources stand on: a server that plays boards, and a Fetcher that does not wait."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field

import httpx
import pytest
import stamina
from pydantic import SecretStr

from bot.settings import SOURCE_KEYS
from bot.sources.asking import Limits
from bot.sources.fetching import Fetcher
from bot.sources.turns import Turns
from tests.servers import BoardServer


@dataclass
class FakeTime:
    """Time that only passes when somebody sleeps."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    stamina.set_testing(True, attempts=10, cap=True)
    yield
    stamina.set_testing(False)


@pytest.fixture
def server() -> Iterator[BoardServer]:
    with BoardServer().running() as server:
        yield server


@pytest.fixture
def passing() -> FakeTime:
    return FakeTime()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


@pytest.fixture
def fetcher(client: httpx.AsyncClient, passing: FakeTime) -> Callable[..., Fetcher]:
    """Makes a Fetcher with the limits given; its turns live in `passing` time, and every key is `test-key`."""

    def make(**limits: float) -> Fetcher:
        turns = Turns(clock=passing.clock, sleep=passing.sleep, chance=lambda: 0.0)
        secrets = {name: SecretStr("test-key") for name in SOURCE_KEYS}
        return Fetcher(client, limits=Limits(**limits), turns=turns, secrets=secrets)  # type: ignore[arg-type]  # counts are floats here

    return make
