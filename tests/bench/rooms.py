"""Three thousand rooms get one digest each: how near to the limit over all, and what it costs those who ask meanwhile.

The fake server has no limits of its own; the figures are when requests reached it. The library that sends the same without us
is the baseline of what it costs. `BENCH_ROOMS` changes how many rooms.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bot.clock import now
from bot.core import opened
from bot.model.room import RoomId
from bot.settings import load
from bot.store import rooms, subscriptions
from tests.bench.memory import resident
from tests.bench.row import Row
from tests.bench.turnaround import process
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.processes import ROOT, settings_for

ROOMS = int(os.environ.get("BENCH_ROOMS", "3000"))
PER_SECOND = 30
IDLE_PAUSE, PAUSE = 0.5, 2.0
"""Seconds between a member's words when nothing else goes on, and meanwhile: answers count in the limit too."""
LINE = (
    '{{"id": "b{n}", "company": "누리{n}랩", "title": "음성 연구원", "deadline": "상시채용", '
    '"text": "주요업무\\n음성 연구\\n자격요건\\n전문연구요원 신규편입 가능"}}\n'
)


class Watched(FakeTelegram):
    """Remembers when messages to groups came, and when answers to people did."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []
        self.all: list[float] = []
        self.answers = asyncio.Queue[float]()

    def _send_message(self, p: dict[str, Any]) -> dict[str, Any]:
        self.all.append(time.perf_counter())
        if p["chat_id"] < 0:
            self.at.append(time.perf_counter())
        else:
            self.answers.put_nowait(time.perf_counter())
        return super()._send_message(p)


async def furnish(env: dict[str, str]) -> None:
    """The rooms, subscribed."""
    async with opened(load(env, None)) as core, core.database.writing() as connection:
        for n in range(ROOMS):
            address = RoomId("telegram", str(-10_000 - n))
            number, _ = await rooms.know(connection, address, now())
            # Somebody spoke there just now, so that no quiet hours hold it back.
            await rooms.note_call(connection, address, now())
            await subscriptions.add(connection, number, "전문연", 1, "", now())


async def measure() -> list[Row]:
    """From the postings' arrival to the last digest."""
    with tempfile.TemporaryDirectory() as work:
        feed = Path(work) / "feed.jsonl"
        feed.write_text("")
        async with Watched() as telegram:
            sources = f'[feed]\nkind = "jsonl"\npath = "{feed}"\nevery = "5s"\n'
            env = settings_for(Path(work), telegram.url, sources=sources, GONGGO_LOG="INFO")
            await furnish(env)
            async with process("-m", "bot", "run", env=env) as bot:
                await telegram.until(lambda: telegram.called("setMyCommands"), 30)
                idle = [await _asked(telegram, 100 + n, IDLE_PAUSE) for n in range(20)]
                feed.write_text("".join(LINE.format(n=n) for n in range(3)))
                await telegram.until(lambda: telegram.at, 30)
                cpu = _cpu(bot.pid)
                busy: list[float] = []
                while len(telegram.at) < ROOMS:
                    busy.append(await _asked(telegram, 10_000 + len(busy), PAUSE))
                spent = telegram.at[-1] - telegram.at[0]
                share, memory = (_cpu(bot.pid) - cpu) / spent, resident(bot.pid)
            pace = _pace(telegram.at, [at for at in telegram.all if telegram.at[0] <= at <= telegram.at[-1]])
            bare = await _bare(telegram.url, len(telegram.at) / spent, env)
    return [pace, *_cost(share, bare, memory), _turnaround(busy, idle)]


def _pace(digests: list[float], everything: list[float]) -> Row:
    rates = [(len(times) - 1) / (times[-1] - times[0]) for times in (digests, everything)]
    most = max(
        sum(start <= at < start + 1 for at in everything[i : i + 60]) for i, start in enumerate(everything)
    )
    near = f"{rates[0] / PER_SECOND:.1%} of {PER_SECOND}, with answers {rates[1] / PER_SECOND:.1%}"
    name = f"{len(digests):,} rooms, one digest each"
    return Row(name, f"{rates[0]:.1f} a second", f"{near}; most in a second {most}")


def _cost(share: float, bare: float, memory: float) -> list[Row]:
    return [
        Row("… of one core", f"{share:.1%}, {share / bare:.2f}×", f"the library alone {bare:.1%}; goal 10 %"),
        Row("… memory", f"{memory:.0f} MB", "goal 150 MB"),
    ]


def _turnaround(busy: list[float], idle: list[float]) -> Row:
    asked, unasked = statistics.median(busy) * 1000, statistics.median(idle) * 1000
    slow = sorted(busy)[len(busy) * 9 // 10] * 1000
    figure = f"{asked:.1f} ms, {asked / unasked:.2f}×"
    return Row("… turn-around meanwhile", figure, f"idle {unasked:.1f} ms; nine of ten within {slow:.1f} ms")


async def _bare(url: str, rate: float, env: dict[str, str]) -> float:
    """The share of a core that the library alone takes to send like messages at this rate."""
    command = ("-m", "tests.bench.sending", url, TOKEN, str(rate))
    bare = await asyncio.create_subprocess_exec(
        sys.executable, *command, env=env, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    return float((await bare.communicate())[0])


async def _asked(telegram: Watched, chat: int, pause: float) -> float:
    """Seconds from a person's words to the answer, after a pause."""
    await asyncio.sleep(pause)
    start = time.perf_counter()
    await telegram.say(chat, "/privacy")
    return await asyncio.wait_for(telegram.answers.get(), 10) - start


def _cpu(pid: int) -> float:
    """Processor seconds a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
