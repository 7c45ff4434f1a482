"""What a site said (`RawPosting`), and what we made of it (`Posting`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.designation import Designation
from bot.model.reading import Reading


@dataclass(frozen=True, slots=True)
class RawPosting:
    """The site's own words: HTML turned to text, unescaped until stable, personal contact data dropped.

    Unique by `(source, external_id)`. `fields` are the board's own answers, as words, under these keys:
    `board` (the board the posting stood on, when the source carries several), `experience`, `employment_type`,
    `education`, `deadline`, `posted`, `service` (what the board itself says of military service), `role`, `partial` (why
    these are not all the posting's words: the rest is behind its link).
    `extra` is whatever else a source keeps for itself; nothing outside that source reads it.
    """

    source: str
    external_id: str
    title: str
    url: str = ""
    company: str = ""
    body: str = ""
    location: str = ""
    pay_text: str = ""
    posted_at: datetime | None = None
    closes_at: datetime | None = None
    open_until_filled: bool | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """Another place where the same opening is posted."""

    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting with what was read from it. `id` is the store's own number (0: not stored).

    `designation`: what the newest list of designated companies says of its company; None: not looked up, or no company known.
    `take_home`: won a month left of the lower and the upper end of stated pay, by the rules of the day it is shown on; None:
    not figured.
    """

    raw: RawPosting
    reading: Reading
    id: int = 0
    duplicates: tuple[Link, ...] = ()
    first_seen_at: datetime | None = None
    closed_at: datetime | None = None
    designation: Designation | None = None
    take_home: tuple[int, int] | None = None
