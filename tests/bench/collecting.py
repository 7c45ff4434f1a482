"""Postings collected a second: read, matched against a hundred subscriptions, and stored, from a file of JSON lines."""

from __future__ import annotations

import json
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import httpx

from bot.core import opened
from bot.model.room import RoomId
from bot.settings import load
from bot.sources import registry
from bot.store import rooms, subscriptions
from tests.bench.row import Row
from tests.conftest import NOW
from tests.processes import ROOT, settings_for

COUNT = 1500
FILTERS = (
    "전문연",
    "신입 비전",
    "음성 | NLP",
    "-구로 전문연",
    "지역:판교",
    "MLOps",
    "회사:누리",
    "추천 신입",
)


async def measure(lines: Path | None = None) -> list[Row]:
    """`lines`: a file of postings; without one the samples, repeated."""
    with tempfile.TemporaryDirectory() as work:
        feed = lines or _repeated(Path(work))
        env = settings_for(Path(work), sources=f'[feed]\nkind = "jsonl"\npath = "{feed}"\n')
        settings = load(env, None)
        async with opened(settings) as core, httpx.AsyncClient() as client:
            async with core.database.writing() as connection:
                for number, words in zip(range(100), cycle(FILTERS), strict=False):
                    room, _ = await rooms.know(connection, RoomId("telegram", f"-{number}"), NOW)
                    await subscriptions.add(connection, room, words, 1, "", NOW)
            [entry] = registry.load(settings.config)
            start = time.perf_counter()
            outcome = await core.collector(client).collect(entry)
            first = time.perf_counter() - start
            start = time.perf_counter()
            again = await core.collector(client).collect(entry)
            second = time.perf_counter() - start
    assert outcome.why == "", outcome.why
    assert (again.new, again.alerts) == (0, 0)
    told = f"{outcome.new} postings in {first:.1f} s, {outcome.alerts} alerts; again {second:.2f} s"
    return [Row("collected, read, matched, stored", f"{outcome.new / first:,.0f} a second", told)]


def _repeated(work: Path) -> Path:
    """The samples often enough, each time as postings of their own."""
    samples = [json.loads(line) for line in (ROOT / "config" / "samples.jsonl").read_text().splitlines()]
    feed = work / "feed.jsonl"
    rows = (
        row | {"id": f"{row['id']}-{n}", "title": f"{row['title']} {n}"}
        for n, row in enumerate(islice(cycle(samples), COUNT))
    )
    feed.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return feed
