"""Bytes of resident memory a subscription costs an index, beside its text: prints one number. A process of its own."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from bot.matching.index import Index
from tests.bench.crowd import Crowd
from tests.matching.helpers import read, vocabulary

WARMING, COUNT = 20_000, 100_000


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """What is kept once for all filters (words seen before) is there already when the counting begins."""
    crowd = Crowd(vocabulary())
    for text in crowd.filters(WARMING):
        read(text)
    texts, index = crowd.filters(COUNT), Index()
    gc.collect()
    before = resident()
    for key, text in enumerate(texts):
        index.add(key, read(text))
    gc.collect()
    print((resident() - before) / len(index))


if __name__ == "__main__":
    main()
