"""Asks a source: the only place that does. One `pull` walks start → parse → next and says honestly what it saw.

What a pull may be trusted with: it is `complete` only when every page was seen, every row could be read, the walk ended by
itself (no page cap, no page that repeats the ids of earlier ones) and it was not empty, for an empty answer is no proof
that everything is closed. Any page that fails fails the pull: SourceError, and nothing is stored or closed. Only a page that
tells more of one posting is a fault of that posting; the third of them ends the walk with what was read by then.
It is `unchanged` when every page of the last walk says so. Validators are kept only when every page gave one, and bear a
mark of the entry's own settings and of the code, so that a change of either reads everything anew. They are kept by address,
which is why a kind puts no key into an address. The page of a posting whose list says of it what it said when the page was
last read is not asked for: the posting is `kept`. A walk that the day's budget ends brings what was read by then.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
from pydantic import SecretStr

from bot.clock import Clock, now
from bot.errors import SourceChanged, SourceError, SourceRefused, SourceResting, SourceUnreachable
from bot.model.source import Pull
from bot.sources import addresses
from bot.sources.asking import Asked, Asker, Limits
from bot.sources.bodies import read_file
from bot.sources.budgets import Budgets, Calls, Spend
from bot.sources.contract import Answer, Budget, Entry, Page, Request
from bot.sources.imap import MAILBOX_URL, SCHEME, Imap
from bot.sources.robots import Robots
from bot.sources.secrets import Secrets
from bot.sources.turns import Turns
from bot.sources.walking import MARK, ROW, Walk, mark

log = logging.getLogger(__name__)

STUMBLES = 3
ROBOTS_TXT = Limits(total=20.0, body=2**20, tries=2)
"""For robots.txt, of which the standard asks half a megabyte to be read."""
_LARGE = 256 * 1024


class Fetcher:
    """Pulls sources over the client handed in. `turns` paces hosts; everything that waits or asks the time is in there.

    `secrets`: the keys of the kinds that need one, by the names of their settings; `mails`: the mailbox that one of them names;
    `calls` and `spread`: see budgets.py.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        limits: Limits | None = None,
        turns: Turns | None = None,
        clock: Clock = now,
        secrets: Mapping[str, SecretStr | None] | None = None,
        mails: Imap | None = None,
        calls: Calls | None = None,
        spread: bool = True,
    ) -> None:
        self._limits = limits or Limits()
        turns = turns or Turns(longest=self._limits.longest_wait)
        plain = Asker(client, turns, ROBOTS_TXT, Secrets({}), clock)

        async def ask_plainly(request: Request, known: frozenset[str]) -> Answer | None:
            return (await plain.ask(request, known)).answer

        robots = Robots(ask_plainly, clock)
        self._asker = Asker(client, turns, self._limits, Secrets(secrets or {}), clock, robots)
        self._budgets = Budgets(calls, clock, spread=spread)
        self._mails = mails or Imap((secrets or {}).get(MAILBOX_URL), clock)

    async def pull(self, entry: Entry, validators: Mapping[str, str]) -> Pull:
        """One round of asking `entry`; `validators` are the last good pull's. Raises SourceError kinds only."""
        await self._budgets.begin(entry.allowed)
        try:
            return await self._walked(entry, validators)
        except SourceResting as error:
            if error.until is None:
                raise await self._budgets.used_up(entry.allowed) from error
            raise

    async def _walked(self, entry: Entry, validators: Mapping[str, str]) -> Pull:
        first = entry.source.start(entry)
        hosts = (entry.base_url,) if entry.base_url else (f"https://{host}" for host in entry.source.hosts)
        known = frozenset(map(addresses.origin, (*(request.url for request in first), *hosts)))
        ask = partial(self._ask, known=known, spend=self._budgets.spending(entry.allowed))
        answers = await self._changed(entry, first, ask, validators)
        if answers is None:
            return Pull(unchanged=True, validators=validators)
        walk = Walk(deque(first), {r.url for r in first})
        read = validators if validators.get(MARK) == mark(entry) else {}
        while walk.waiting:
            request = walk.waiting.popleft()
            if request.about and read.get(request.url) == ROW + request.version:
                walk.keep(request)
                continue
            if walk.is_shut(request):
                continue
            if walk.pages == self._limits.pages:
                return walk.pull(entry, complete=walk.does_without(request))
            try:
                asked = answers.pop(request.url, None) or await ask(request)
                walk.take(request, asked.validator, await _parsed(entry, request, asked))
            except SourceResting as error:
                # What was read by then is worth keeping: its requests are spent.
                if not walk.postings:
                    raise
                if error.until is None:
                    await self._budgets.used_up(entry.allowed)
                return walk.pull(entry, complete=False)
            except SourceError as error:
                if not request.about:
                    raise
                walk.stumble(request, error)
                if walk.stumbles == STUMBLES and walk.postings:
                    return walk.pull(entry, complete=False)
                if walk.stumbles == STUMBLES:
                    raise
        return walk.pull(entry, complete=True)

    async def answer(self, request: Request, budget: Budget) -> Answer:
        """The answer to one request, outside of any walk. Raises SourceError kinds only."""
        spend, known = self._budgets.spending(budget), frozenset({addresses.origin(request.url)})
        asked = await self._ask(request, known=known, spend=spend)
        if asked.answer is None:
            raise SourceChanged(f"{addresses.place(request.url)}: 묻지 않은 것(304)에 답했습니다.")
        return asked.answer

    async def stored(self, pull: Pull) -> None:
        """To be called when all of a pull is in the store: what wants to know is told. Raises nothing."""
        if pull.receipts:
            await self._mails.mark(pull.receipts)

    async def _changed(
        self,
        entry: Entry,
        first: tuple[Request, ...],
        ask: Callable[..., Awaitable[Asked]],
        validators: Mapping[str, str],
    ) -> dict[str, Asked] | None:
        """None when nothing changed; else what was already fetched to find that out, by address."""
        if validators.get(MARK) != mark(entry) or any(r.url not in validators for r in first):
            return {}
        later = {url for url, seen in validators.items() if not seen.startswith(ROW)} - {MARK}
        later -= {r.url for r in first}
        for request in (*first, *(replace(first[0], url=url) for url in sorted(later))):
            asked = await ask(request, validator=validators[request.url])
            if asked.answer is not None:
                return {request.url: asked}
        return None

    async def _ask(
        self, request: Request, *, known: frozenset[str], spend: Spend, validator: str = ""
    ) -> Asked:
        if request.url.startswith("file:"):
            return await asyncio.to_thread(_read, request, validator, self._limits.body)
        if request.url.startswith(SCHEME):
            return await self._mails.ask(request, validator)
        return await self._asker.ask(request, known, validator, spend)


async def _parsed(entry: Entry, request: Request, asked: Asked) -> Page:
    if asked.answer is None:
        raise SourceChanged("묻지 않았는데 바뀌지 않았다고(304) 답했습니다.")
    answer = replace(asked.answer, request=request)
    try:
        if len(answer.body) < _LARGE:
            return entry.source.parse(entry, answer)
        return await asyncio.to_thread(entry.source.parse, entry, answer)
    except SourceError:
        raise
    except Exception as error:
        # One odd answer must not stop the round of the other sources.
        log.exception("parsing %s", addresses.place(request.url))
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
