"""One round of a source against a real store and real files: what is written, what closes, what goes to whom."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.core import Core, opened
from bot.model.room import RoomId
from bot.settings import load
from bot.sources import registry
from bot.sources.contract import Entry
from bot.store import outbox, postings, rooms, standings, subscriptions
from bot.tasks.collect import Collector
from bot.tasks.prune import prune
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.processes import settings_for

YES = "주요업무\n모델 연구\n자격요건\n전문연구요원 신규편입 및 전직 가능"
NO = "주요업무\n모델 서빙\n자격요건\n전문연구요원 지원 불가"
GROUP, LOCAL = RoomId("telegram", "-100123"), RoomId("web", "local")


class Desk:
    """A collector with one file to read from and two rooms that want 전문연."""

    def __init__(self, core: Core, collector: Collector, entry: Entry, feed: Path, clock: FakeClock) -> None:
        self.core, self.collector, self.entry, self.feed, self.clock = core, collector, entry, feed, clock

    async def collect(self, *rows: dict[str, object]) -> tuple[int, int, int, int]:
        """A round over these rows: new, changed, closed, alerts."""
        self.feed.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        outcome = await self.collector.collect(self.entry)
        assert outcome.why == ""
        return outcome.new, outcome.changed, outcome.closed, outcome.alerts

    async def waiting(self, room: RoomId = GROUP) -> int:
        async with self.core.database.reading() as connection:
            return await outbox.waiting(connection, room)

    async def open_ones(self) -> set[str]:
        async with self.core.database.reading() as connection:
            return {one.raw.external_id for one in await postings.listed(connection, only_open=True)}


def row(number: int, words: str = YES, **more: object) -> dict[str, object]:
    return {"id": f"p{number}", "title": f"연구원 {number}", "company": f"누리{number}", "text": words} | more


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    feed, clock = tmp_path / "feed.jsonl", FakeClock(NOW)
    feed.write_text("")
    sources = f'["가람"]\nkind = "jsonl"\npath = "{feed}"\n'
    settings = load(settings_for(tmp_path, sources=sources), None)
    [entry] = registry.load(settings.config)
    async with opened(settings, clock) as core, httpx.AsyncClient() as client:
        async with core.database.writing() as connection:
            for room in (GROUP, LOCAL):
                number, _ = await rooms.know(connection, room, NOW)
                await subscriptions.add(connection, number, "전문연", 1, "", NOW)
        yield Desk(core, core.collector(client), entry, feed, clock)


async def test_what_is_new_and_fits_goes_out_once(desk: Desk) -> None:
    assert await desk.collect(row(1), row(2, NO)) == (2, 0, 0, 2)
    assert await desk.collect(row(1), row(2, NO), row(3)) == (1, 0, 0, 2)
    assert (await desk.waiting(), await desk.waiting(LOCAL)) == (2, 2)


async def test_an_unchanged_file_is_not_read_again(desk: Desk) -> None:
    await desk.collect(row(1))
    outcome = await desk.collector.collect(desk.entry)
    assert (outcome.new, outcome.known, outcome.why) == (0, 1, "")


async def test_a_posting_closes_when_a_complete_pull_comes_without_it(desk: Desk) -> None:
    await desk.collect(row(1), row(2))
    assert await desk.collect(row(2)) == (0, 0, 1, 0)
    assert await desk.open_ones() == {"p2"}
    assert await desk.collect(row(1), row(2)) == (0, 0, 0, 0), "back again, and nobody is told twice"
    assert await desk.open_ones() == {"p1", "p2"}


async def test_an_empty_answer_closes_nothing(desk: Desk) -> None:
    await desk.collect(row(1))
    await desk.collect()
    assert await desk.open_ones() == {"p1"}


async def test_a_failed_round_writes_its_standing_and_nothing_else(desk: Desk) -> None:
    await desk.collect(row(1))
    desk.feed.unlink()
    outcome = await desk.collector.collect(desk.entry)
    assert outcome.why
    assert await desk.open_ones() == {"p1"}
    async with desk.core.database.reading() as connection:
        standing = await standings.get(connection, "가람")
    assert (standing.failures, standing.count, standing.why) == (1, 1, outcome.why)


async def test_what_is_past_its_last_day_closes_and_does_not_come_back(desk: Desk) -> None:
    dated = row(1, deadline="2026-11-25")
    await desk.collect(dated)
    await desk.clock.sleep(timedelta(days=3).total_seconds())
    assert (await desk.collect(dated, row(2)))[2] == 1
    await desk.collect(dated, row(2), row(3))
    assert await desk.open_ones() == {"p2", "p3"}


async def test_what_is_past_its_last_day_at_first_sight_goes_to_nobody(desk: Desk) -> None:
    assert await desk.collect(row(1, deadline="2026-11-01")) == (1, 0, 1, 0)


async def test_a_change_that_makes_it_fit_is_told_and_another_is_not(desk: Desk) -> None:
    await desk.collect(row(1, NO), row(2))
    assert await desk.collect(row(1), row(2, YES + "\n우대사항\n논문")) == (0, 2, 0, 2)
    assert await desk.waiting() == 2


async def test_a_new_subscription_brings_nothing_old(desk: Desk) -> None:
    await desk.collect(row(1))
    async with desk.core.database.writing() as connection:
        number, _ = await rooms.know(connection, RoomId("telegram", "-7"), NOW)
        await subscriptions.add(connection, number, "전문연", 1, "", NOW)
    await desk.collect(row(1, YES + "\n우대사항\n논문"))
    assert await desk.waiting(RoomId("telegram", "-7")) == 0


async def test_what_fits_a_paused_room_waits_for_it(desk: Desk) -> None:
    async with desk.core.database.writing() as connection:
        await rooms.pause(connection, GROUP, NOW)
    await desk.collect(row(1))
    assert await desk.waiting() == 1


async def test_the_same_opening_on_two_boards_goes_out_once_with_both_links(desk: Desk) -> None:
    one = row(
        1, title="음성 인식 연구원", company="(주)누리랩", source="가람보드", url="https://example.com/a"
    )
    other = row(
        2,
        title="[전문연구요원] 음성 인식 연구원",
        company="누리랩 주식회사",
        source="나래보드",
        url="https://example.com/b",
    )
    twin = other | {"title": "음성 인식 연구원", "pay": "연봉 5,000만원 이상"}
    await desk.collect(one)
    await desk.collect(one, twin)
    assert await desk.waiting() == 1
    async with desk.core.database.reading() as connection:
        [found] = await postings.listed(connection)
    assert [link.url for link in found.duplicates] == ["https://example.com/b"]
    assert found.reading.pay is not None, "what only the other board says is known too"


async def test_samples_come_one_by_one_and_to_the_local_room_only(desk: Desk) -> None:
    desk.entry = replace(desk.entry, sample=True)
    rows = [row(n) for n in range(6)]
    assert await desk.collect(*rows) == (3, 0, 0, 3), "half of them at first"
    for left in (2, 1, 0):
        assert await desk.collect(*rows) == (1, 0, 0, 1)
        assert len(await desk.open_ones()) == 6 - left
    assert await desk.collect(*rows) == (0, 0, 0, 0)
    assert await desk.waiting() == 0


async def test_pruning_forgets_rooms_after_thirty_days_and_closed_postings_after_half_a_year(
    desk: Desk,
) -> None:
    await desk.collect(row(1), row(2))
    await desk.collect(row(2))
    async with desk.core.database.writing() as connection:
        await rooms.pause(connection, GROUP, NOW)
    await desk.clock.sleep(timedelta(days=29).total_seconds())
    await prune(desk.core.database, desk.clock)
    async with desk.core.database.reading() as connection:
        assert await rooms.get(connection, GROUP) is not None
    await desk.clock.sleep(timedelta(days=160).total_seconds())
    await prune(desk.core.database, desk.clock)
    async with desk.core.database.reading() as connection:
        assert await rooms.get(connection, GROUP) is None
        assert set(await postings.known(connection, "가람")) == {"p2"}


async def test_many_sources_at_once_leave_the_store_free(tmp_path: Path) -> None:
    rows = "".join(json.dumps(row(n, company="누리"), ensure_ascii=False) + "\n" for n in range(40))
    (tmp_path / "feed.jsonl").write_text(rows)
    table = '["가람{}"]\nkind = "jsonl"\npath = "{}"\n'
    sources = "".join(table.format(n, tmp_path / "feed.jsonl") for n in range(8))
    impatient = f"sqlite+aiosqlite:///{tmp_path}/gonggo.sqlite3?timeout=0.02"
    settings = load(settings_for(tmp_path, sources=sources, GONGGO_DATABASE=impatient), None)
    async with opened(settings, FakeClock(NOW)) as core, httpx.AsyncClient() as client:
        collector = core.collector(client)
        outcomes = await asyncio.gather(*map(collector.collect, core.config.sources))
    assert [outcome.new for outcome in outcomes] == [40] * 8
