"""What a search among postings answers, in which order, and what a filter would have brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.posting import Posting


class Order(StrEnum):
    """`NEWEST`: seen last comes first. `DEADLINE`: the nearest last day first, then, newest first, those without one."""

    NEWEST = "newest"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Found:
    """How many fit in all, and the asked-for page of them."""

    total: int
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Hurdle:
    """One condition of a filter, as it was written: how many postings it keeps out, and how many of them it alone does.

    `place`: which of the conditions that must all hold, from 0.
    """

    condition: str
    out: int
    alone: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A filter with one condition less: which one, what is left as text, and how many it brings."""

    condition: str
    filter_text: str
    brings: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a filter would have brought: how many of the postings seen in the last 7 and 30 days, the newest of them.

    `since`: when the first posting of all was seen, where that is less than 30 days ago; None: longer. `seen`: has any been?
    `a_day`: how many a day of late, without those that were there when the bot began; None: it has not run for long enough.
    `hurdles`: its conditions over the newest `looked_at` postings, the strictest first; none where there is only one.
    `instead`: where it brings nothing, what would.
    """

    week: int
    month: int
    examples: tuple[Posting, ...] = ()
    since: datetime | None = None
    seen: bool = True
    a_day: float | None = None
    hurdles: tuple[Hurdle, ...] = ()
    looked_at: int = 0
    instead: Relaxed | None = None
