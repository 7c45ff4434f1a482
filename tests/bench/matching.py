"""Filters: reading one, making a posting ready, and all subscriptions against a posting, by index and one by one.

One by one means `wants` without its reason: every filter's tree over the same posting, made ready once, facets before words,
each condition asked once. That is the index's oracle.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import FilterError
from bot.matching.index import Index
from bot.matching.language import Filter
from bot.matching.tree import Truth, truth
from tests.bench.crowd import Crowd
from tests.bench.row import Row
from tests.matching.helpers import read, vocabulary

POSTINGS, BY_ONE = 40, 5
SMALL, LARGE = 100_000, 1_000_000
Spent = list[float]


async def measure(large: int = LARGE) -> list[Row]:
    """All rows; a million filters take some minutes to read and half a gigabyte."""
    crowd = Crowd(vocabulary())
    texts = crowd.filters(SMALL)
    reading, building = Spent(), Spent()
    with stopwatch(reading):
        filters = [read(text) for text in texts]
    index = Index()
    with stopwatch(building):
        for key, one in enumerate(filters):
            index.add(key, one)
    rows = [
        _ready(crowd),
        _longest(),
        Row("filter: read one", f"{reading[0] / SMALL * 1e6:.0f} µs", f"of {SMALL:,}"),
        Row(f"index: build {SMALL:,}, already read", f"{building[0]:.2f} s", "goal 3 s"),
        _changed(index, filters),
        _memory(),
        _decided(crowd, index, filters),
    ]
    if large:
        for key in range(SMALL, large):
            index.add(key, read(crowd.filter()))
        rows.append(_many(crowd, index))
    return rows


@contextmanager
def stopwatch(spent: Spent) -> Iterator[None]:
    """Add the seconds of the block."""
    started = time.perf_counter()
    yield
    spent.append(time.perf_counter() - started)


def _ready(crowd: Crowd) -> Row:
    spent, sizes = Spent(), []
    for _ in range(200):
        subject = crowd.subject()
        sizes.append(len(subject.raw.body))
        with stopwatch(spent):
            _ = subject.page
    about = f"of {statistics.mean(sizes):,.0f} characters, goal 0.3 ms"
    return Row("posting: make ready", f"{statistics.median(spent) * 1000:.3f} ms", about)


def _longest() -> Row:
    text = " ".join(f"전문가들이모여{number}" for number in range(50))[:470] + " | 강화 학습 -구로"
    while not _readable(text):
        text = text.partition(" ")[2]
    spent = Spent()
    for _ in range(20):
        with stopwatch(spent):
            read(text)
    return Row(
        "filter: read a long one", f"{min(spent) * 1000:.2f} ms", f"of {len(text)} characters, goal 5 ms"
    )


def _readable(text: str) -> bool:
    try:
        read(text)
    except FilterError:
        return False
    return True


def _changed(index: Index, filters: list[Filter]) -> Row:
    some = list(enumerate(filters))[::50]
    gone, come = Spent(), Spent()
    with stopwatch(gone):
        for key, _ in some:
            index.remove(key)
    with stopwatch(come):
        for key, one in some:
            index.add(key, one)
    figures = f"{come[0] / len(some) * 1e6:.0f} / {gone[0] / len(some) * 1e6:.0f} µs"
    return Row("index: add / remove one", figures, "goal 50 µs each")


def _memory() -> Row:
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.matching_memory"], check=True, capture_output=True, text=True
    ).stdout
    return Row(
        "index: memory a subscription", f"{float(told):.0f} B", f"of {SMALL:,}, goal 400 B beside its text"
    )


def _decided(crowd: Crowd, index: Index, filters: list[Filter]) -> Row:
    indexed, single = Spent(), Spent()
    for turn in range(POSTINGS):
        subject, again = crowd.twins()
        with stopwatch(indexed):
            found = index.keys(subject)
        if turn % (POSTINGS // BY_ONE) == 0:
            with stopwatch(single):
                expected = [key for key, one in enumerate(filters) if truth(one.root, again) is not Truth.NO]
            if found != expected:
                raise AssertionError("the index and its oracle disagree")
    mine, plain = statistics.median(indexed), statistics.median(single)
    return Row(
        f"index: one posting, {len(index):,} filters",
        f"{mine * 1000:.2f} ms, {plain / mine:.0f}×",
        f"one by one {plain * 1000:.0f} ms; goals 1.5 ms, 20×",
    )


def _many(crowd: Crowd, index: Index) -> Row:
    spent = Spent()
    for _ in range(POSTINGS):
        subject, _ = crowd.twins()
        with stopwatch(spent):
            index.keys(subject)
    figure = f"{statistics.median(spent) * 1000:.2f} ms"
    return Row(f"index: one posting, {len(index):,} filters", figure, "goal 10 ms")
