"""Asks a source: the only place that does. One `pull` walks start → parse → next and says honestly what it saw.

What a pull may be trusted with: it is `complete` only when every page was seen, every row could be read, the walk ended by
itself (no page cap, no page that repeats the ids of earlier ones) and it was not empty, for an empty answer is no proof
that everything is closed. Any page that fails fails the pull: SourceError, and nothing is stored or closed.
It is `unchanged` when every page of the last walk says so. Validators are kept only when every page gave one, and bear a
mark of the entry's own settings and of the code, so that a change of either reads everything anew. They are kept by address,
which is why a kind puts no key into an address.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import zlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from bot.clock import Clock, now
from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable
from bot.model.posting import RawPosting
from bot.model.source import Pull
from bot.sources import addresses
from bot.sources.asking import Asked, Asker, Limits, user_agent
from bot.sources.bodies import read_file
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.turns import Turns

log = logging.getLogger(__name__)

FAULTS_TOLD = 20
_MARK = ""  # the validators' key for the mark; no address is empty
_LARGE = 256 * 1024


class Fetcher:
    """Pulls sources over the client handed in. `turns` paces hosts; everything that waits or asks the time is in there."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        limits: Limits | None = None,
        turns: Turns | None = None,
        clock: Clock = now,
    ) -> None:
        self._limits = limits or Limits()
        self._asker = Asker(client, turns or Turns(longest=self._limits.longest_wait), self._limits, clock)

    async def pull(self, entry: Entry, validators: Mapping[str, str]) -> Pull:
        """One round of asking `entry`; `validators` are the last good pull's. Raises SourceError kinds only."""
        first = entry.source.start(entry)
        known = frozenset(addresses.origin(r.url) for r in first) | {
            addresses.origin(f"https://{host}") for host in entry.source.hosts
        }
        answers = await self._changed(entry, first, known, validators)
        if answers is None:
            return Pull(unchanged=True, validators=validators)
        walk = _Walk(waiting=deque(first))
        while walk.waiting:
            if walk.pages == self._limits.pages:
                return walk.pull(entry, complete=False)
            request = walk.waiting.popleft()
            asked = answers.pop(request.url, None) or await self._ask(request, known)
            walk.take(request, asked.validator, await _parsed(entry, asked))
        return walk.pull(entry, complete=True)

    async def _changed(
        self,
        entry: Entry,
        first: tuple[Request, ...],
        known: frozenset[str],
        validators: Mapping[str, str],
    ) -> dict[str, Asked] | None:
        """None when nothing changed; else what was already fetched to find that out, by address."""
        if validators.get(_MARK) != _mark(entry) or any(r.url not in validators for r in first):
            return {}
        later = validators.keys() - {_MARK} - {r.url for r in first}
        for request in (*first, *(Request(url, first[0].headers) for url in sorted(later))):
            asked = await self._ask(request, known, validators[request.url])
            if asked.answer is not None:
                return {request.url: asked}
        return None

    async def _ask(self, request: Request, known: frozenset[str], validator: str = "") -> Asked:
        if request.url.startswith("file:"):
            return await asyncio.to_thread(_read, request, validator, self._limits.body)
        return await self._asker.ask(request, known, validator)


@dataclass(slots=True)
class _Walk:
    """What the pages so far held."""

    waiting: deque[Request]
    postings: dict[str, RawPosting] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    validators: dict[str, str] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    pages: int = 0
    whole: bool = True

    def take(self, request: Request, validator: str, page: Page) -> None:
        """Add a page; its next ones are followed unless it only repeats what is known."""
        self.pages += 1
        self.asked.add(request.url)
        self.validators[request.url] = validator
        ids = {posting.external_id for posting in page.postings} | page.closed
        repeats = bool(ids) and ids <= self.postings.keys() | self.closed
        for posting in page.postings:
            self.postings.setdefault(posting.external_id, posting)
        self.closed |= page.closed
        self.faults += page.faults
        following = [r for r in page.next if r.url not in self.asked]
        # A host that does not turn pages shows the first one again: no proof that there is no second.
        self.whole = (
            self.whole and page.complete and not (repeats and page.next) and len(following) == len(page.next)
        )
        self.waiting.extend([] if repeats else following)

    def pull(self, entry: Entry, *, complete: bool) -> Pull:
        """The sum; SourceChanged when there were rows and not one could be read."""
        if self.faults and not self.postings and not self.closed:
            raise SourceChanged(f"공고 {len(self.faults)}건 가운데 하나도 읽을 수 없습니다. {self.faults[0]}")
        return Pull(
            postings=tuple(p for id_, p in self.postings.items() if id_ not in self.closed),
            complete=complete and self.whole and not self.faults and bool(self.postings),
            closed=frozenset(self.closed),
            skipped=len(self.faults),
            faults=tuple(self.faults[:FAULTS_TOLD]),
            validators=self.validators | {_MARK: _mark(entry)} if all(self.validators.values()) else {},
        )


async def _parsed(entry: Entry, asked: Asked) -> Page:
    if asked.answer is None:
        raise SourceChanged("묻지 않았는데 바뀌지 않았다고(304) 답했습니다.")
    try:
        if len(asked.answer.body) < _LARGE:
            return entry.source.parse(entry, asked.answer)
        return await asyncio.to_thread(entry.source.parse, entry, asked.answer)
    except SourceError:
        raise
    except Exception as error:
        # One odd answer must not stop the round of the other sources.
        log.exception("parsing %s", addresses.place(asked.answer.request.url))
        raise SourceChanged(
            f"답을 읽다가 막혔습니다({type(error).__name__}). 꼴이 바뀐 것 같습니다."
        ) from error


def _read(request: Request, validator: str, limit: int) -> Asked:
    """A file, unless its size and time of change are those of last time."""
    path = Path(unquote(urlsplit(request.url).path))
    try:
        stat = path.stat()
        seen = f"file:{stat.st_mtime_ns}:{stat.st_size}"
        return Asked(None) if seen == validator else Asked(Answer(request, read_file(path, limit)), seen)
    except FileNotFoundError:
        raise SourceRefused(f"{path} 파일이 없습니다. sources.toml의 path를 확인해 주세요.") from None
    except (PermissionError, IsADirectoryError):
        raise SourceRefused(f"{path}: 읽을 수 있는 파일이 아닙니다. 권한과 path를 확인해 주세요.") from None
    except (EOFError, zlib.error):
        raise SourceUnreachable(f"{path}: 파일이 중간에 끊겼습니다. 다음 차례에 다시 읽습니다.") from None
    except OSError as error:
        raise SourceUnreachable(f"{path}: 파일을 읽을 수 없습니다({error.strerror}).") from None


def _mark(entry: Entry) -> str:
    settings = f"{user_agent()} {entry.name} {entry.source.kind} {entry.settings.model_dump_json()}"
    return hashlib.sha256(settings.encode()).hexdigest()[:16]
