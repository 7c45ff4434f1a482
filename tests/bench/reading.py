"""Postings read a second on one core, all facts together, and what that adds to memory. `READING_LINES` names other postings."""

from __future__ import annotations

import json
import os
import time
from itertools import cycle, islice

from bot.cli.lines import Lines
from bot.clock import korean_day
from bot.model.posting import RawPosting
from bot.reading import read
from bot.reading.lexicon import Lexicon
from bot.sources.jsonl import raw_posting
from tests.bench.memory import resident
from tests.bench.row import Row
from tests.conftest import NOW
from tests.processes import ROOT

COUNT = 1200
GOAL = 1500


async def measure() -> list[Row]:
    """Processor seconds, so that a busy machine does not count."""
    lexicon, today = Lexicon.load(ROOT / "config"), korean_day(NOW)
    postings = list(Lines(given)) if (given := os.environ.get("READING_LINES")) else _samples()
    for raw in postings[:50]:
        read(raw, on=today, lexicon=lexicon)
    before, start = resident(os.getpid()), time.process_time()
    for raw in postings:
        read(raw, on=today, lexicon=lexicon)
    spent, grown = time.process_time() - start, resident(os.getpid()) - before
    length = sum(len(raw.body) for raw in postings) / len(postings)
    rate = len(postings) / spent
    told = f"{rate / GOAL:.2f}× of {GOAL:,}; mean {length:,.0f} characters; memory grew {grown:.1f} MB"
    return [Row("postings read, all facts", f"{rate:,.0f} a second", told)]


def _samples() -> list[RawPosting]:
    rows = [
        json.loads(line)
        for line in (ROOT / "config" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [raw_posting(row, "samples") for row in islice(cycle(rows), COUNT)]
