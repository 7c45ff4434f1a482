"""Resident memory when idle, against the bare imports of what the bot stands on."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from tests.bench.row import Row
from tests.bench.turnaround import process
from tests.fake_telegram import FakeTelegram
from tests.processes import settings_for

# trio comes along with the browser tests' driver and is no part of an installation: hidden from both.
HIDE = "import sys; sys.modules['trio'] = None; "
BOT = HIDE + "from bot.__main__ import main; sys.exit(main())"
IMPORTS = "telegram.ext, sqlalchemy.ext.asyncio, apscheduler.schedulers.asyncio, httpx"
BARE = f"{HIDE}import time, {IMPORTS}; time.sleep(60)"


def resident(pid: int) -> float:
    """MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure() -> list[Row]:
    """The bot with Telegram and the local room, after it has been up for a while and was restarted once."""
    with tempfile.TemporaryDirectory() as work:
        async with FakeTelegram() as telegram:
            env = settings_for(Path(work), telegram.url, GONGGO_WEB="127.0.0.1:0", GONGGO_LOG="INFO")
            # The first start makes the database, which loads what a bot in use does not have.
            await _settled(telegram, env)
            ours = await _settled(telegram, env)
            async with process("-c", BARE, env=env) as bare:
                await asyncio.sleep(3)
                theirs = resident(bare.pid)
    return [
        Row("resident memory, idle", f"{ours:.0f} MB, {ours / theirs:.2f}×", f"bare imports {theirs:.0f} MB")
    ]


async def _settled(telegram: FakeTelegram, env: dict[str, str]) -> float:
    telegram.calls.clear()
    async with process("-c", BOT, "run", env=env) as bot:
        await telegram.until(lambda: telegram.called("setMyCommands"), 20)
        await asyncio.sleep(3)
        return resident(bot.pid)
