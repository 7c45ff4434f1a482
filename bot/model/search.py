"""What a search among postings answers, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
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
