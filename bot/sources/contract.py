"""What every source is: what to ask for and how to parse one answer, both pure; asking is `fetching.py`'s alone.

A kind lives in a file of its own name (`kind = "greenhouse"` → bot/sources/greenhouse.py) with `source = Source(...)` at
its foot. A pull walks: `start(entry)` gives the first requests; each answer goes to `parse`, which gives postings and,
for paged kinds, the next requests. An answer that is not of the kind's shape raises SourceChanged, one that a person must
mend SourceRefused; an answer that is honest and empty gives no postings. Rows that cannot be read are told, not raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.model.posting import RawPosting


class Settings(BaseModel):
    """A kind's own settings: an entry of sources.toml without the common keys. Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask: https, http on loopback, `file://` for kinds that read files, or `mailbox:` for the operator's mails.

    `one`: the page of a single posting, so 404 and 410 are an answer (it is gone) and come to `parse` with their status.
    `told`: other statuses whose body says what is wrong, and which come to `parse` as well.
    `secret_query`, `secret_headers`: a parameter's or header's name and the setting that holds its value, which is filled in
    when the request is sent and at no other time: `url` is kept, logged and told, so no key stands in it.
    `gap`: seconds to leave the host alone after it, where it asks for more than others.
    `page`: a page made for people, and so asked for only if its site's robots.txt lets us.

    Kinds with a list and a page for each posting: `about` is the posting's external id and `version` stands for all
    that the list says of it: a page that was read is not asked for again while its version stays.
    Kinds that ask for several lists: `series` names the list. A page that brings only what its own list has shown already
    ends that list; what another list has shown does not count, and a request for another list is followed all the same.
    `row`: what `parse` must know beside the answer, such as what the list says of the posting.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    one: bool = False
    told: frozenset[int] = frozenset()
    secret_query: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, str] = field(default_factory=dict)
    gap: float = 0.0
    page: bool = False
    about: str = ""
    version: str = ""
    row: Mapping[str, Any] = field(default_factory=dict, repr=False)
    series: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, unpacked: the bytes and what the host said of them. `status` is 200 but for what `one` and `told` let by."""

    request: Request
    body: bytes = field(repr=False)
    content_type: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """What one answer held.

    `next`: what to ask now. `closed`: external ids with a definite closed mark. `faults`: a Korean sentence for each row
    that could not be read. `complete` False: the host has more than it shows, so what is missing is not gone.
    `unknown`: codes that this kind has no word for yet, as `name=code`. `receipts`: names of mails whose postings these are.
    A page with `about` may come after the posting itself: what it holds replaces the posting, and where it cannot be had the
    posting stays as it is.
    """

    postings: tuple[RawPosting, ...] = ()
    next: tuple[Request, ...] = ()
    closed: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()
    complete: bool = True
    unknown: frozenset[str] = frozenset()
    receipts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """How many requests a Korean day of this kind may be made; None: as many as manners allow."""

    kind: str
    daily: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source. `hosts`: all the hosts it asks when no base_url is set; empty when the operator names them. In a host
    `*` stands for the board's name.

    `ledger`: what is known of it, in Korean words for people, under the keys of `LEDGER`. `budget`: how many requests a day
    the host grants one key, None where no number is known.
    """

    kind: str
    settings: type[Settings]
    start: Callable[[Entry], tuple[Request, ...]]
    parse: Callable[[Entry, Answer], Page]
    hosts: tuple[str, ...]
    ledger: Mapping[str, str]
    budget: int | None = None


LEDGER = ("official", "key", "terms", "fields", "fixtures", "unsure")
"""Whose interface it is, which key it needs, its terms, what is read of it, where the test pages come from, what is unsure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of sources.toml. `name` is shown to people and is the postings' `source`; `sample`: made-up postings.

    `settings` are of the source's own type. `budget`: another number of requests a day than the kind's, where more or less is
    granted.
    """

    name: str
    source: Source
    settings: Any
    every: timedelta = timedelta(minutes=45)
    enabled: bool = True
    base_url: str = ""
    sample: bool = False
    budget: int | None = None

    @property
    def allowed(self) -> Budget:
        """How many requests a day may be made."""
        return Budget(self.source.kind, self.source.budget if self.budget is None else self.budget)
