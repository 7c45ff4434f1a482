"""A list whose postings have a page each: what was not read again is still there, and what left the list is closed."""

from __future__ import annotations

from pathlib import Path

import httpx

from bot.core import opened
from bot.settings import load
from bot.store import postings, standings
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.processes import settings_for
from tests.servers import BoardServer
from tests.sources.toy import entry, listed, told


async def test_what_was_not_read_again_stays_open(tmp_path: Path) -> None:
    settings = load(settings_for(tmp_path, sources=""), None)
    with BoardServer().running() as server:
        for name in ("1", "2"):
            server.page(f"/{name}", told(name))
        async with opened(settings, FakeClock(NOW)) as core, httpx.AsyncClient() as client:
            collector, toy = core.collector(client), entry(server.url)

            async def collect(*rows: str) -> tuple[int, int, int, set[str]]:
                server.page("/list", listed(*rows))
                outcome = await collector.collect(toy)
                async with core.database.reading() as connection:
                    found = await postings.listed(connection, only_open=True)
                return outcome.new, outcome.known, outcome.closed, {one.raw.external_id for one in found}

            assert await collect("1", "2") == (2, 0, 0, {"1", "2"})
            assert await collect("1", "2") == (0, 2, 0, {"1", "2"})
            assert server.paths().count("/1") == 1
            async with core.database.reading() as connection:
                assert (await standings.get(connection, toy.name)).count == 2
            assert await collect("2") == (0, 1, 1, {"2"})
            assert await collect("1", "2") == (0, 2, 0, {"1", "2"}), (
                "back on the list: read anew and open again"
            )
