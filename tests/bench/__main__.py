"""`python -m tests.bench [NAME…]`: every benchmark, or the named ones."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module

NAMES = (
    "turnaround",
    "memory",
    "collecting",
    "boards",
    "reading",
    "matching",
    "search",
    "salary",
    "rooms",
    "latency",
    "interview",
)


async def main() -> None:
    """Run and print, one after another."""
    for name in sys.argv[1:] or NAMES:
        for row in await import_module(f"tests.bench.{name}").measure():
            print(row, flush=True)


asyncio.run(main())
