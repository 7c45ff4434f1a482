"""From a member's words to the bot's answer, over the same fake server, against a bare echo bot in the same run."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bench.row import Row
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.processes import ROOT, settings_for

ROUNDS, CALLS = 6, 60


@asynccontextmanager
async def process(
    *arguments: str, env: dict[str, str], cwd: Path = ROOT
) -> AsyncIterator[asyncio.subprocess.Process]:
    found = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=env, cwd=cwd,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield found
    finally:
        found.kill()
        await found.wait()


async def answers(telegram: FakeTelegram, first_chat: int, calls: int) -> list[float]:
    """Seconds from saying /privacy to its answer, one after another, each from a person of its own."""
    found = []
    for chat in range(first_chat, first_chat + calls):
        before = len(telegram.called("sendMessage"))
        start = time.perf_counter()
        await telegram.say(chat, "/privacy")
        while len(telegram.called("sendMessage")) == before:
            await asyncio.sleep(0.0002)
        found.append(time.perf_counter() - start)
        # The answer itself is on its way back when the server has the request; let the bot be idle again.
        await asyncio.sleep(0.003)
    return found


async def measure() -> list[Row]:
    """Rounds of both in turn, so that a machine whose speed drifts treats them alike."""
    with tempfile.TemporaryDirectory() as work:
        async with FakeTelegram() as ours, FakeTelegram() as bare:
            env = settings_for(Path(work), ours.url, GONGGO_LOG="INFO")
            async with (
                process("-m", "bot", "run", env=env),
                process(
                    "-m", "tests.bench.echo", bare.url, TOKEN, env=env | {"GONGGO_TELEGRAM_API": bare.url}
                ),
            ):
                await answers(ours, 1, 5)
                await answers(bare, 1, 5)
                ratios, mine, theirs = [], [], []
                for turn in range(ROUNDS):
                    a = await answers(ours, 1000 + turn * CALLS, CALLS)
                    b = await answers(bare, 1000 + turn * CALLS, CALLS)
                    ratios.append(statistics.median(a) / statistics.median(b))
                    mine += a
                    theirs += b
    figure = f"{statistics.median(mine) * 1000:.2f} ms, {statistics.median(ratios):.2f}×"
    baseline = f"bare echo bot {statistics.median(theirs) * 1000:.2f} ms (ratios {min(ratios):.2f}–{max(ratios):.2f})"
    return [Row("command turn-around", figure, baseline)]
