"""사람인's five hundred requests a day, over a whole day, with a real store, a real host and restarts in between."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.clock import SEOUL
from bot.core import Core, opened
from bot.model.source import Standing
from bot.rendering.status import standing as told
from bot.settings import load
from bot.sources.contract import Entry
from bot.sources.saramin import Saramin, source
from bot.store import standings
from bot.tasks.collect import Collector, Outcome
from tests.fakes import FakeClock
from tests.processes import settings_for
from tests.servers import BoardServer, Play

MIDNIGHT = datetime(2026, 11, 24, 0, 0, tzinfo=SEOUL)
EMPTY = {"jobs": {"count": 0, "start": 0, "total": "0", "job": []}}
ONE = {
    "id": "59000001",
    "url": "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx=59000001",
    "active": 1,
    "company": {"detail": {"name": "가람로보틱스"}},
    "position": {"title": "로봇 연구원"},
}


class AnyList(BoardServer):
    """A host that answers every list alike."""

    answer = json.dumps(EMPTY).encode()
    status = 200

    def _next(self, path: str) -> Play:
        return Play(self.answer, self.status) if path.startswith("/job-search") else super()._next(path)


@pytest.fixture
def host() -> Iterator[AnyList]:
    server = AnyList()
    with server.running():
        yield server


@asynccontextmanager
async def started(tmp_path: Path, clock: FakeClock) -> AsyncIterator[tuple[Collector, Core]]:
    """A process of its own over the same file."""
    settings = load(settings_for(tmp_path, sources="", GONGGO_SARAMIN_KEY="test-key"), None)
    async with opened(settings, clock) as core, httpx.AsyncClient(trust_env=False) as client:
        yield core.collector(client), core


def entry(host: AnyList, name: str = "사람인", budget: int | None = None, *keywords: str) -> Entry:
    settings = Saramin(keywords=keywords or ("전문연구요원",))
    return Entry(name, source, settings, base_url=host.url, budget=budget)


async def standing_of(core: Core, name: str = "사람인") -> Standing:
    async with core.database.reading() as connection:
        return await standings.get(connection, name)


async def test_five_hundred_a_day_are_kept_and_spread_whatever_is_set_and_however_often_it_restarts(
    tmp_path: Path, host: AnyList
) -> None:
    clock = FakeClock(MIDNIGHT)
    by_hour: Counter[int] = Counter()
    for start in range(0, 24, 4):  # a restart every four hours
        async with started(tmp_path, clock) as (collector, _):
            for hour in range(start, start + 4):
                words = [f"낱말{hour}{n}" for n in range(1 + hour % 7)]  # and other words every hour
                for _ in range(6):
                    before = len(host.seen)
                    await collector.collect(entry(host, "사람인", None, *words))
                    by_hour[hour] += len(host.seen) - before
                    clock.now += timedelta(minutes=10)
    assert 450 < by_hour.total() <= 500
    assert max(by_hour.values()) <= 500 / 24 + 2 * 12
    assert min(by_hour.values()) > 0, "no part of the day is without"


async def test_used_up_is_said_in_words_and_is_no_failure_and_the_next_day_it_is_asked_again(
    tmp_path: Path, host: AnyList
) -> None:
    clock = FakeClock(MIDNIGHT + timedelta(hours=22))
    async with started(tmp_path, clock) as (collector, _):
        assert (await collector.collect(entry(host, budget=8))).why == ""
        outcome = await collector.collect(entry(host, budget=8))
        assert (outcome.why, outcome.resting) == (
            "",
            "오늘 물을 수 있는 횟수(8번)를 다 썼습니다. 한국 시간으로 자정이 지나면 다시 묻습니다.",
        )
    assert len(host.seen) == 8
    async with started(tmp_path, clock) as (collector, core):
        assert (await collector.collect(entry(host, "다른 이름", 8))).resting
        found = await standing_of(core)
        assert (found.failures, found.resting_until) == (0, MIDNIGHT + timedelta(days=1))
        assert "횟수(8번)를 다 썼습니다" in told(found, clock.now)
        assert len(host.seen) == 8
        clock.now = MIDNIGHT + timedelta(days=1)
        assert "다 썼습니다" not in told(found, clock.now)
        assert (await collector.collect(entry(host, budget=8))).resting == ""
        assert len(host.seen) == 14
        assert (await standing_of(core)).resting_until is None


async def test_what_was_read_before_the_day_was_used_up_is_kept(tmp_path: Path, host: AnyList) -> None:
    host.answer = json.dumps({"jobs": {"total": "1", "job": [ONE]}}).encode()
    async with started(tmp_path, FakeClock(MIDNIGHT)) as (collector, core):
        outcome: Outcome = await collector.collect(entry(host, budget=2))
        assert (outcome.new, outcome.closed, len(host.seen)) == (1, 0, 2)
        assert (await collector.collect(entry(host, budget=2))).resting
        assert (await standing_of(core)).count == 1


async def test_a_host_that_says_the_day_is_used_up_is_left_alone_until_the_next(
    tmp_path: Path, host: AnyList
) -> None:
    host.answer = b'{"code": 4, "message": "limit"}'
    clock = FakeClock(MIDNIGHT + timedelta(hours=9))
    async with started(tmp_path, clock) as (collector, _):
        assert "다 썼습니다" in (await collector.collect(entry(host))).resting
    async with started(tmp_path, clock) as (collector, _):
        clock.now += timedelta(hours=14)
        assert (await collector.collect(entry(host))).resting
        assert len(host.seen) == 1
        clock.now += timedelta(hours=1)
        await collector.collect(entry(host))
        assert len(host.seen) == 2


async def test_each_try_of_a_host_in_trouble_counts(tmp_path: Path, host: AnyList) -> None:
    host.status = 301  # without an address: asked once, no answer
    async with started(tmp_path, FakeClock(MIDNIGHT)) as (collector, _):
        assert (await collector.collect(entry(host, budget=1))).why
        assert (await collector.collect(entry(host, budget=1))).resting
