"""`python -m tests.bench.boards_pull URL`: a process that pulls all boards at once, twice, and tells what it took as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from bot.settings import load
from bot.sources import registry
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher

Validators = dict[str, Mapping[str, str]]


async def measure(url: str) -> dict[str, Any]:
    """Seconds, bytes and postings of the first round and of the second, and this process's own peak in MB."""
    entries, kept = registry.load(load(None, None).config), Validators()
    async with httpx.AsyncClient(trust_env=False) as client:
        fetcher = Fetcher(client)
        first = await _round(entries, fetcher, kept, client, url)
        second = await _round(entries, fetcher, kept, client, url)
    return {"first": first, "second": second, "peak": _peak()}


async def _round(
    entries: tuple[Entry, ...], fetcher: Fetcher, kept: Validators, client: httpx.AsyncClient, url: str
) -> dict[str, float]:
    async def pull(entry: Entry) -> tuple[int, bool]:
        found = await fetcher.pull(entry, kept.get(entry.name, {}))
        kept[entry.name] = found.validators
        return len(found.postings), found.unchanged

    before, start = await _sent(client, url), time.perf_counter()
    outcomes = await asyncio.gather(*map(pull, entries))
    spent = time.perf_counter() - start
    return {
        "seconds": spent,
        "bytes": await _sent(client, url) - before,
        "postings": sum(count for count, _ in outcomes),
        "unchanged": sum(unchanged for _, unchanged in outcomes),
    }


async def _sent(client: httpx.AsyncClient, url: str) -> int:
    return int((await client.get(f"{url}/sent")).text)


def _peak() -> float:
    """Since this program began: what the one it came from held does not count."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(measure(sys.argv[1]))))
