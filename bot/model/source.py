"""How a source stands, and what one pull of it brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.posting import RawPosting


@dataclass(frozen=True, slots=True)
class Pull:
    """What one round of asking a source brought.

    `complete`: everything the source has now, so what is missing from it is gone. `unchanged`: the host said 304, nothing
    to do and nothing to close. `ended`: the walk came to its own end, whatever it brought. `closed`: external ids that bear a
    definite closed mark. `kept`: external ids that are still there as they were when they were last read, and so do not come
    again in `postings`. `skipped`: rows that could not be read; `faults`: a Korean sentence for each of the first of them.
    `unknown`: codes nobody told us of, as `name=code`. `receipts`: what to be told of when all of this is stored (see
    Fetcher.stored). `validators`: ETag / Last-Modified by address, to be handed to the next round.
    """

    postings: tuple[RawPosting, ...] = ()
    complete: bool = True
    unchanged: bool = False
    closed: frozenset[str] = frozenset()
    skipped: int = 0
    faults: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    receipts: tuple[str, ...] = ()
    validators: Mapping[str, str] = field(default_factory=dict)
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source is doing: last good pull and its count, failures in a row and why the last one failed.

    `resting_until`: it is not asked before then, to keep what its host grants a day; `resting` says so in words.
    `odd`: in what way its last answers did not look as usual, in words; `usual`: how they look (see tasks/oddities.py).
    """

    source: str
    last_tried_at: datetime | None = None
    last_good_at: datetime | None = None
    count: int = 0
    failures: int = 0
    why: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    resting_until: datetime | None = None
    resting: str = ""
    odd: str = ""
    usual: Mapping[str, float] = field(default_factory=dict)
