"""`gonggo collect [SOURCE…]`: asks sources once, stores, prints a line a source; 1 when any failed.

Named sources are asked even when they are switched off. Without names all that are on: samples only in the bare local room.
Alerts that this causes wait in the outbox until the bot runs.
"""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from bot import logs, settings
from bot.cli.named import named
from bot.core import Core, opened
from bot.sources.contract import Entry
from bot.tasks.collect import Outcome


def arguments(parser: argparse.ArgumentParser) -> None:
    """The sources' names."""
    parser.add_argument(
        "sources", nargs="*", metavar="출처", help="config/sources.toml의 이름 (없으면 켜 둔 것 모두)"
    )


def run(options: argparse.Namespace) -> int:
    """Collect and print."""
    found = settings.load()
    logs.set_up(found.log, found.secrets)
    return asyncio.run(_collect(found, options.sources))


async def _collect(found: settings.Settings, names: list[str]) -> int:
    import httpx

    async with opened(found) as core, httpx.AsyncClient() as client:
        collector = core.collector(client)
        outcomes = [await _one(collector.collect(entry)) for entry in _chosen(core, names)]
    return int(any(outcome.why for outcome in outcomes))


async def _one(collecting: Any) -> Outcome:
    outcome: Outcome = await collecting
    print(line(outcome), flush=True)
    return outcome


def line(outcome: Outcome) -> str:
    """One outcome as one line."""
    if outcome.why:
        return f"{outcome.source}: 실패 — {outcome.why}"
    if outcome.resting:
        return f"{outcome.source}: 쉽니다 — {outcome.resting}"
    counts = {
        "새 공고": outcome.new,
        "바뀐 공고": outcome.changed,
        "알던 공고": outcome.known,
        "닫힌 공고": outcome.closed,
    }
    parts = [f"{name} {count}" for name, count in counts.items()]
    if outcome.alerts:
        parts.append(f"알림 {outcome.alerts}")
    if outcome.skipped:
        parts.append(f"읽지 못한 줄 {outcome.skipped}")
    odd = f" — {outcome.odd}" if outcome.odd else ""
    return f"{outcome.source}: {', '.join(parts)}{odd}"


def _chosen(core: Core, names: list[str]) -> list[Entry]:
    if names:
        return named(core.config.sources, names)
    return [entry for entry in core.config.sources if entry.enabled and (core.bare or not entry.sample)]
