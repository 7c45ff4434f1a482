"""robots.txt by RFC 9309: read, kept for a day, and obeyed before a page made for people is asked for.

Whose rules: the groups that name us (`gonggo`), else those for `*`; several groups of one name are one. Which rule: the
longest pattern that fits the path and its query, allow before disallow; `*` is anything, `$` the end. A site without one
(404, 403, any other 4xx) forbids nothing. One that cannot be had now (429, 5xx, no connection, moved elsewhere, too big)
forbids everything for now, and is asked again after an hour. `Crawl-delay` is kept.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

from bot.clock import Clock
from bot.errors import SourceError, SourceRefused, SourceUnreachable
from bot.sources import addresses
from bot.sources.answers import words_of
from bot.sources.contract import Answer, Request

AGENT = "gonggo"
PATH = "/robots.txt"
KEPT, TRIED_AGAIN = timedelta(days=1), timedelta(hours=1)
_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*(.*?)\s*$")
_NAME = re.compile(r"\*|[A-Za-z_-]+")
_LONGEST_DELAY = 600.0
_NONE_THERE = frozenset(range(400, 500)) - {408, 425, 429}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks of us. `rules`: whether to allow, and the pattern; `delay`: seconds between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether we may ask for the path and query of `url`."""
        parts = urlsplit(url)
        path = _plain((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, path)]
        return path == PATH or max(fitting, default=(0, True))[1]


def parse(words: str) -> Rules:
    """The rules for us in a robots.txt; whatever is no rule is passed over."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    naming = False
    for line in words.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line.partition("#")[0])
        if found is None:
            continue
        key, value = found[1].lower(), found[2]
        if key == "user-agent":
            name = _NAME.match(value)
            named = [*(named if naming else ()), name[0].lower() if name else ""]
            naming = True
            groups.setdefault(named[-1], [])
        elif key in ("allow", "disallow", "crawl-delay"):
            naming = False
            for name_ in dict.fromkeys(named):
                groups[name_].append((key, value))
    ours = groups.get(AGENT, groups.get("*", []))
    rules = tuple((key == "allow", _plain(value)) for key, value in ours if key != "crawl-delay" and value)
    return Rules(rules, max((_seconds(value) for key, value in ours if key == "crawl-delay"), default=0.0))


Ask = Callable[[Request, frozenset[str]], Awaitable[Answer | None]]
"""Asks for a request of one of these origins; SourceError kinds when it cannot be had."""


class Robots:
    """The rules of every site that was asked so far."""

    def __init__(self, ask: Ask, clock: Clock) -> None:
        self._ask, self._clock = ask, clock
        self._kept: dict[str, tuple[Rules | None, datetime]] = {}

    async def delay(self, url: str) -> float:
        """Seconds the site wants between two requests; SourceRefused or SourceUnreachable when `url` may not be asked for."""
        origin = addresses.origin(url)
        rules, until = self._kept.get(origin, (None, self._clock()))
        if until <= self._clock():
            rules = await self._read(url, origin)
            self._kept[origin] = rules, self._clock() + (TRIED_AGAIN if rules is None else KEPT)
        if rules is None:
            raise SourceUnreachable(
                f"{addresses.host(url)}: robots.txt를 확인할 수 없어 페이지를 읽지 않았습니다. 나중에 다시 확인합니다."
            )
        if not rules.allows(url):
            raise SourceRefused(
                f"{addresses.place(url)}: 이 사이트의 robots.txt가 이 페이지를 자동으로 읽지 말라고 합니다. 읽지 않았습니다."
            )
        return rules.delay

    async def _read(self, url: str, origin: str) -> Rules | None:
        parts = urlsplit(url)
        request = Request(f"{parts.scheme}://{parts.netloc}{PATH}", told=_NONE_THERE)
        try:
            answer = await self._ask(request, frozenset({origin}))
        except SourceError:
            return None
        if answer is None:
            return None
        return parse(words_of(answer)) if answer.status == 200 else Rules()


def _plain(path: str) -> str:
    """`path` with each octet written in one way: unreserved ones as they are, others as upper-case %XX."""

    def one_way(found: re.Match[str]) -> str:
        octet = chr(int(found[1], 16))
        return octet if re.fullmatch(r"[A-Za-z0-9._~-]", octet) else found[0].upper()

    encoded = quote(path, safe="%/?&=:;,+!'()*$@#[]~|^`{}<>\"\\", errors="replace")
    return re.sub(r"%([0-9A-Fa-f]{2})", one_way, encoded)


def _fits(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; found from left to right, so that no pattern costs more than its length."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if ends and others else None
    for part in others:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return len(path) - len(last) >= at and path.endswith(last)
    return at == len(path) if ends else True


def _seconds(value: str) -> float:
    return min(float(value), _LONGEST_DELAY) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else 0.0
