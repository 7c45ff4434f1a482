"""One request over HTTP, asked well: only `fetching.py` uses it.

In this order: may this address be asked (https, a known host; for a page, what robots.txt says) → the host's turn → the day's
budget → the request with its keys filled in, and with time and size limits → redirects, at most five and only to known hosts →
the status. What another try can mend is asked again with growing waits (see refusals.py); `Retry-After` is kept, and one longer
than we wait here becomes SourceUnreachable(wait). Logs and errors name host and path only.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import httpx
import stamina

from bot.clock import Clock, now
from bot.errors import SourceRefused
from bot.sources import addresses, refusals
from bot.sources.bodies import Body
from bot.sources.budgets import Spend
from bot.sources.contract import Answer, Request
from bot.sources.robots import Robots
from bot.sources.secrets import Secrets
from bot.sources.turns import Turns

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in unpacked bytes. `total` is for one try, `longest_wait` for a pause waited out here."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    body: int = 20 * 2**20
    redirects: int = 5
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    pages: int = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the answer (None: not changed) and the validator to show next time ("": the host gave none)."""

    answer: Answer | None
    validator: str = ""


async def _for_nothing() -> None:
    """Where nobody counts."""


class Asker:
    """Asks one request at a time of a host; `clock` is only for a Retry-After that is a date."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        turns: Turns,
        limits: Limits,
        secrets: Secrets,
        clock: Clock = now,
        robots: Robots | None = None,
    ) -> None:
        self._client, self._turns, self._limits, self._clock = client, turns, limits, clock
        self._secrets, self._robots = secrets, robots
        self._timeout = httpx.Timeout(limits.read, connect=limits.connect, pool=limits.total)

    async def ask(
        self, request: Request, known: AbstractSet[str], validator: str = "", spend: Spend = _for_nothing
    ) -> Asked:
        """Ask for `request`; `known` are the origins that may be asked, `spend` counts each exchange before it is begun.

        Raises SourceError kinds only.
        """
        caller = stamina.AsyncRetryingCaller(
            attempts=self._limits.tries,
            timeout=None,
            wait_initial=self._limits.first_wait,
            wait_max=self._limits.longest_wait,
            wait_jitter=self._limits.first_wait / 2,
        )
        return await caller(self._worth_another_try, self._follow, request, known, validator, spend)

    def _worth_another_try(self, error: Exception) -> bool | float:
        if not isinstance(error, refusals.Again):
            return False
        if error.wait is None:
            return True
        # The host's turn holds the waiting time for everybody who asks it.
        return 0.0 if error.wait <= self._limits.longest_wait else False

    async def _follow(self, request: Request, known: AbstractSet[str], validator: str, spend: Spend) -> Asked:
        url = request.url
        for _ in range(self._limits.redirects + 1):
            _check(url, known)
            gap = await self._robots.delay(url) if self._robots and request.page else 0.0
            async with self._turns.turn(addresses.host(url), max(gap, request.gap)):
                await spend()
                found = await self._once(request, url, validator)
            if isinstance(found, Asked):
                return found
            url = found
        raise SourceRefused(
            f"{addresses.place(request.url)}: 다른 주소로 넘기기를 되풀이합니다. 주소를 확인해 주세요."
        )

    async def _once(self, request: Request, url: str, validator: str) -> Asked | str:
        """One exchange: what came of it, or the address it points to."""
        headers = _headers(request, validator) | self._secrets.headers(request, url)
        address = self._secrets.address(request, url)
        try:
            async with (
                asyncio.timeout(self._limits.total),
                self._client.stream(
                    "GET", address, headers=headers, timeout=self._timeout, follow_redirects=False
                ) as response,
            ):
                log.debug("asked %s: %d", addresses.place(url), response.status_code)
                return await self._read(request, url, response)
        except (TimeoutError, EOFError, zlib.error, httpx.HTTPError, httpx.InvalidURL) as error:
            raise refusals.of_trouble(addresses.place(url), error) from None

    async def _read(self, request: Request, url: str, response: httpx.Response) -> Asked | str:
        status, where = response.status_code, addresses.place(url)
        if status == 304:
            return Asked(None)
        if response.has_redirect_location:
            return str(httpx.URL(url).join(response.headers["location"]))
        if status == 200 or status in request.told or (request.one and status in (404, 410)):
            body = await self._body(response, where)
            return Asked(
                Answer(request, body, response.headers.get("content-type", ""), status), _validator(response)
            )
        wait = refusals.retry_after(response.headers.get("retry-after", ""), self._clock)
        if wait:
            self._turns.rest(addresses.host(url), wait)
        raise refusals.of_status(where, status, wait)

    async def _body(self, response: httpx.Response, where: str) -> bytes:
        packing = response.headers.get("content-encoding", "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip"):
            raise SourceRefused(f"{where}: 우리가 청하지 않은 압축({packing[:20]})으로 답합니다.")
        body = Body(where, self._limits.body, packed="gzip" in packing)
        async for piece in response.aiter_raw():
            body.add(piece)
        return body.whole()


def user_agent() -> str:
    """Who we say we are."""
    try:
        number = version("gonggo")
    except PackageNotFoundError:  # run from a folder where it was never installed
        number = "dev"
    return f"gonggo/{number} (room bot for postings; contact: operator)"


def _headers(request: Request, validator: str) -> dict[str, str]:
    kind, _, value = validator.partition(":")
    conditional = {"etag": {"If-None-Match": value}, "date": {"If-Modified-Since": value}}.get(kind, {})
    return {"User-Agent": user_agent(), "Accept-Encoding": "gzip", **request.headers, **conditional}


def _validator(response: httpx.Response) -> str:
    for name, kind in (("etag", "etag"), ("last-modified", "date")):
        value = response.headers.get(name, "")
        if value.isascii() and 0 < len(value) <= 500:
            return f"{kind}:{value}"
    return ""


def _check(url: str, known: AbstractSet[str]) -> None:
    """The first gate every address passes, also those a host points to."""
    try:
        addresses.checked(url)
        there = addresses.origin(url)
    except ValueError as error:
        raise SourceRefused(f"물을 수 없는 주소로 이어집니다: {error}.") from None
    if there not in known:
        raise SourceRefused(
            f"모르는 곳({addresses.place(url)})으로 옮겨졌습니다. sources.toml의 주소를 확인해 주세요."
        )
