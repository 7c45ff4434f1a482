"""From a source's answer to the message the platform accepted, when nothing else is going on: one posting at a time.

Each posting is wanted by a group of its own, so that no group's own limit is measured. The baseline is the same machine's
turn-around of a command.
"""

from __future__ import annotations

import asyncio
import json
import math
import statistics
import tempfile
from pathlib import Path

from bot.clock import now
from bot.core import opened
from bot.model.room import RoomId
from bot.settings import load
from bot.store import rooms, subscriptions
from tests.bench.rooms import Watched
from tests.bench.row import Row
from tests.bench.turnaround import answers, process
from tests.processes import settings_for
from tests.servers import BoardServer, Play

SAMPLES = 60
FEED = "/feed.json"


async def measure() -> list[Row]:
    """The 99th percentile by nearest rank; of so few samples it is the slowest."""
    with tempfile.TemporaryDirectory() as work, BoardServer().running() as board:
        async with Watched() as telegram:
            board.play(FEED, _feed(None))
            sources = f'[feed]\nkind = "feed"\nurl = "{board.url}{FEED}"\nevery = "1s"\n'
            env = settings_for(Path(work), telegram.url, sources=sources, GONGGO_LOG="INFO")
            await _furnish(env)
            async with process("-m", "bot", "run", env=env):
                await telegram.until(lambda: telegram.called("setMyCommands"), 30)
                commands = statistics.median(await answers(telegram, 100, 20))
                waits = sorted([await _wait(board, telegram, number) for number in range(SAMPLES)])
    told = f"median {statistics.median(waits) * 1000:.0f} ms of {SAMPLES}"
    p99 = waits[math.ceil(len(waits) * 0.99) - 1]
    name, against = "source answered → accepted, idle, p99", f"a command {commands * 1000:.1f} ms; goal 1 s"
    return [Row(name, f"{p99 * 1000:.0f} ms", f"{told}; {against}")]


async def _furnish(env: dict[str, str]) -> None:
    """The rooms, each subscribed to a company of its own."""
    async with opened(load(env, None)) as core, core.database.writing() as connection:
        for n in range(SAMPLES):
            address = RoomId("telegram", str(-10_000 - n))
            number, _ = await rooms.know(connection, address, now())
            await rooms.note_call(connection, address, now())
            await subscriptions.add(connection, number, f"가람{n:03}", 1, "", now())


async def _wait(board: BoardServer, telegram: Watched, number: int) -> float:
    """Seconds from the answer that first held the posting to the request that told it."""
    # The next round is due a second after the last: this is between two, so that the next answer is surely the first.
    await asyncio.sleep(0.3)
    told, asked = len(telegram.at), len(board.seen)
    board.play(FEED, _feed(number))
    await telegram.until(lambda: len(telegram.at) > told, 10)
    first = next(one for one in board.seen[asked:] if one.path == FEED)
    # Both clocks are the machine's monotonic one.
    return telegram.at[told] - first.at


def _feed(number: int | None) -> Play:
    items = [] if number is None else [{"id": f"p{number}", "title": f"음성 연구원 가람{number:03}"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "공고", "items": items}
    return Play(json.dumps(feed, ensure_ascii=False).encode())
