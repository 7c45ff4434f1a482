"""One walk through a source's pages: what they held, what is to be asked next, and what the walk proves.

A page that brings only what its own list has shown before ends that list. An address is asked once a walk. What the walk
proves is in `pull`, by the law at the head of fetching.py.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.errors import SourceChanged, SourceError
from bot.model.posting import RawPosting
from bot.model.source import Pull
from bot.sources.addresses import origin
from bot.sources.asking import user_agent
from bot.sources.contract import Entry, Page, Request

FAULTS_TOLD = 20
MARK = ""  # the validators' key for the mark; no address is empty
ROW = "row:"  # what is kept for the page of one posting: no validator of the host's, but what its list said


@dataclass(slots=True)
class Walk:
    """What the pages so far held."""

    waiting: deque[Request]
    planned: set[str]
    postings: dict[str, RawPosting] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    receipts: list[str] = field(default_factory=list)
    shut: set[str] = field(default_factory=set)
    validators: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    shown: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pages: int = 0
    stumbles: int = 0
    whole: bool = True

    def take(self, request: Request, validator: str, page: Page) -> None:
        """Add a page; its next ones are followed unless it only repeats what is known."""
        self.pages += 1
        if not request.about:
            self.validators[request.url] = validator
        elif page.faults:
            self.validators[request.url] = ""  # so that it is asked for again
        elif not page.closed:
            self.rows[request.url] = ROW + request.version
        repeats = self._repeats(request, page)
        for posting in page.postings:
            if request.about or posting.external_id not in self.postings:
                self.postings[posting.external_id] = posting
        self.closed |= page.closed
        self.faults += page.faults
        self.unknown |= page.unknown
        self.receipts += page.receipts
        # A host that does not turn pages shows the first one again: no proof that there is no second.
        again = any(r.url in self.planned for r in page.next if not r.about)
        ended = [r for r in page.next if repeats and r.series == request.series]
        self.whole = self.whole and page.complete and not again and not ended
        self._follow(r for r in page.next if r not in ended)

    def does_without(self, request: Request) -> bool:
        """Whether this page would only tell more of a posting that is here already."""
        return request.about in self.postings

    def is_shut(self, request: Request) -> bool:
        """Whether the host of a page we can do without has said no, or nothing, in this walk."""
        return self.does_without(request) and origin(request.url) in self.shut

    def stumble(self, request: Request, error: SourceError) -> None:
        """The page of one posting could not be had."""
        self.pages += 1
        if self.does_without(request):
            self.shut.add(origin(request.url))
            return
        self.stumbles += 1
        self.faults.append(f"{request.about}번 공고: {error}")
        self.validators[request.url] = ""

    def keep(self, request: Request) -> None:
        """The posting of this page is as it was when the page was read."""
        self.kept.add(request.about)
        self.postings.pop(request.about, None)
        self.rows[request.url] = ROW + request.version

    def _repeats(self, request: Request, page: Page) -> bool:
        ids = {posting.external_id for posting in page.postings} | page.closed
        ids |= {r.about for r in page.next if r.about}
        shown = self.shown[request.series]
        new = ids - shown
        shown |= ids
        return bool(ids) and not new and not request.about

    def _follow(self, requests: Iterable[Request]) -> None:
        for request in requests:
            if request.url not in self.planned:
                self.planned.add(request.url)
                self.waiting.append(request)

    def pull(self, entry: Entry, *, complete: bool) -> Pull:
        """The sum; SourceChanged when there were rows and not one could be read."""
        if self.faults and not self.postings and not self.closed and not self.kept:
            raise SourceChanged(f"공고 {len(self.faults)}건 가운데 하나도 읽을 수 없습니다. {self.faults[0]}")
        return Pull(
            postings=tuple(p for id_, p in self.postings.items() if id_ not in self.closed),
            complete=complete and self.whole and not self.faults and bool(self.postings or self.kept),
            closed=frozenset(self.closed),
            skipped=len(self.faults),
            faults=tuple(self.faults[:FAULTS_TOLD]),
            kept=frozenset(self.kept - self.closed),
            unknown=frozenset(self.unknown),
            receipts=tuple(self.receipts),
            validators=self._validators(entry, complete),
            ended=complete and self.whole,
        )

    def _validators(self, entry: Entry, complete: bool) -> dict[str, str]:
        pages = self.validators if complete and all(self.validators.values()) else {}
        return pages | self.rows | {MARK: mark(entry)} if pages or self.rows else {}


def mark(entry: Entry) -> str:
    """A mark of all that decides what a pull reads besides the answers: the code, the kind, the entry's own settings."""
    settings = f"{user_agent()} {entry.name} {entry.source.kind} {entry.settings.model_dump_json()}"
    return hashlib.sha256(settings.encode()).hexdigest()[:16]
