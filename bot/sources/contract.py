"""What every source is: what to ask for and how to parse one answer, both pure; asking is `fetching.py`'s alone.

A kind lives in a file of its own name (`kind = "greenhouse"` → bot/sources/greenhouse.py) with `source = Source(...)` at
its foot. A pull walks: `start(settings)` gives the first requests; each answer goes to `parse`, which gives postings and,
for paged kinds, the next requests. An answer that is not of the kind's shape raises SourceChanged, one that a person must
mend SourceRefused; an answer that is honest and empty gives no postings. Rows that cannot be read are counted, not raised.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.model.posting import RawPosting


class Settings(BaseModel):
    """A kind's own settings; an entry of sources.toml without the common keys. Unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask. `url` may be a file path for kinds that read files. `secret` headers never reach a log."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, status 200: the bytes and what the host said of them."""

    request: Request
    body: bytes
    content_type: str = ""
    final_url: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What one answer held. `next`: what to ask now. `complete` False: more exists than was brought."""

    postings: tuple[RawPosting, ...] = ()
    next: tuple[Request, ...] = ()
    closed: frozenset[str] = frozenset()
    skipped: int = 0
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source. `hosts`: the hosts it may ask when no base_url is set ("" in it: any, the operator names it)."""

    kind: str
    settings: type[Settings]
    start: Callable[[str, Any, str | None], tuple[Request, ...]]
    """(entry name, settings, base_url or None) → first requests."""
    parse: Callable[[str, Any, Answer], Page]
    """(entry name, settings, answer) → page."""
    hosts: tuple[str, ...]
    ledger: dict[str, str]
    """The honest ledger: official?, key?, terms, fields, fixtures, unsure (Korean words for `gonggo sources`)."""
