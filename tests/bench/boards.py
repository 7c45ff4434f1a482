"""A hundred boards of two hundred postings, 50 ms away: a first full pull of them all, and one in which nothing changed.

A pull asks and parses; what is made of the postings afterwards is measured elsewhere (reading, collecting). The baselines are
of the same run: a bare client that asks for the same pages, as many at a time, and does nothing with them; and, for parsing
alone, `json.loads` of the same bytes. Rows of a list are the recorded ones, with 1,500 characters of text where they have any.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import httpx

from bot.sources.contract import Answer, Page, Request
from tests.bench.boards_host import BOARDS, POSTINGS
from tests.bench.row import Row
from tests.processes import ROOT, settings_for
from tests.sources.cases import CASES, FIXTURES, Case
from tests.sources.test_speed import BODY

FIRST, SECOND, SHARE, MEMORY, RATE = 30.0, 3.0, 0.05, 150.0, 5000
AT_ONCE = 4
ROWS, ROUNDS = 1000, 3
JSON_KINDS = ("json", "feed+json", "ndjson")


async def measure() -> list[Row]:
    """Both rounds in a process of their own, then each JSON kind."""
    async with _host() as url:
        bare = await _bare(url)
        took = await _pulled(url)
    first, second = took["first"], took["second"]
    assert (first["postings"], second["unchanged"]) == (BOARDS * POSTINGS, BOARDS)
    assert (first["seconds"] <= FIRST, second["seconds"] <= SECOND, took["peak"] <= MEMORY) == (True,) * 3, (
        took
    )
    share = second["bytes"] / first["bytes"]
    assert share <= SHARE, share
    return [
        Row(
            f"{BOARDS} boards of {POSTINGS}, first pull",
            f"{first['seconds']:.1f} s, {first['seconds'] / bare:.1f}×",
            f"bare client {bare:.1f} s; goal {FIRST:.0f} s; peak {took['peak']:.0f} MB of {MEMORY:.0f}",
        ),
        Row(
            f"{BOARDS} boards of {POSTINGS}, nothing changed",
            f"{second['seconds']:.1f} s, {second['seconds'] / bare:.1f}×",
            f"goal {SECOND:.0f} s; {share:.1%} of the bytes",
        ),
        *(
            _parsed(case)
            for case in CASES
            if case.content_type.rpartition("/")[2].rpartition("-")[2] in JSON_KINDS
        ),
    ]


@asynccontextmanager
async def _host() -> AsyncIterator[str]:
    pipe = asyncio.subprocess.PIPE
    host = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.boards_host", cwd=ROOT, stdin=pipe, stdout=pipe
    )
    assert host.stdin is not None
    assert host.stdout is not None
    try:
        yield (await host.stdout.readline()).decode().strip()
    finally:
        host.stdin.close()
        await host.wait()


async def _bare(url: str) -> float:
    """Seconds that the same answers take a client that looks at none of them."""
    seats = asyncio.Semaphore(AT_ONCE)

    async def ask(client: httpx.AsyncClient, number: int) -> None:
        async with seats:
            (await client.get(f"{url}/v1/boards/garam{number}/jobs?content=true")).raise_for_status()

    async with httpx.AsyncClient(trust_env=False) as client:
        start = time.perf_counter()
        await asyncio.gather(*(ask(client, number) for number in range(BOARDS)))
        return time.perf_counter() - start


async def _pulled(url: str) -> dict[str, Any]:
    table = '[board{0}]\nkind = "greenhouse"\nboard = "garam{0}"\nbase_url = "{1}"\n'
    sources = "".join(table.format(number, url) for number in range(BOARDS))
    with tempfile.TemporaryDirectory() as work:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.boards_pull", url, cwd=ROOT, stdout=asyncio.subprocess.PIPE,
            env=settings_for(Path(work), sources=sources, GONGGO_LOG="WARNING"),
        )  # fmt: skip
        told, _ = await process.communicate()
    found: dict[str, Any] = json.loads(told)
    return found


def _parsed(case: Case) -> Row:
    """Processor seconds, so that a busy machine does not count; the best of a few rounds."""
    parse, body, times = _work(case)
    spent = min(_seconds(parse) for _ in range(ROUNDS))
    plain = min(
        _seconds(lambda: [json.loads(line) for line in body for _ in range(times)]) for _ in range(ROUNDS)
    )
    rate = ROWS / spent
    name = f"parsed, {case.kind}" + (", a page each" if times > 1 else "")
    return Row(
        name, f"{rate:,.0f} a second", f"{rate / RATE:.1f}× of {RATE:,}; {spent / plain:.1f}× json.loads"
    )


def _work(case: Case) -> tuple[Callable[[], list[Page]], list[bytes], int]:
    """What parses a thousand postings; the JSON in it, and how many times over."""
    assert case.rows is not None
    entry = case.entry("")
    detail = next((page for page in case.more.values() if page != case.rows.page), "")
    if case.rows.details and detail.endswith(".json"):
        body = _filled((FIXTURES / case.kind / detail).read_bytes())
        answer = Answer(Request("https://board.example/7", about="7"), body)
        return lambda: [entry.source.parse(entry, answer) for _ in range(ROWS)], [body], ROWS
    (request,) = entry.source.start(entry)
    body = case.rows.make(case.body, range(ROWS), ROWS, "")
    body = b"\n".join(map(_filled, body.splitlines())) if case.kind == "jsonl" else _filled(body)
    answer = replace(Answer(request, body), content_type=case.content_type)
    lines = body.splitlines() if case.kind == "jsonl" else [body]

    def parse() -> list[Page]:
        page = entry.source.parse(entry, answer)
        assert len(page.postings) == ROWS, case.kind
        return [page]

    return parse, lines, 1


def _filled(body: bytes) -> bytes:
    """The same JSON, the first marked-up text of each posting made BODY and its others a few words."""

    def fill(found: Any, texts: Iterator[str]) -> Any:
        if isinstance(found, dict):
            # Lever's opening stands in its description again, and is not read.
            return {key: value if key == "opening" else fill(value, texts) for key, value in found.items()}
        if isinstance(found, list):
            rows = len(found) == ROWS
            return [fill(value, _texts() if rows else texts) for value in found]
        is_text = isinstance(found, str) and ("<p>" in found or "&lt;p&gt;" in found)
        return next(texts) if is_text else found

    return json.dumps(fill(json.loads(body), _texts()), ensure_ascii=False).encode()


def _texts() -> Iterator[str]:
    return chain([BODY], repeat("<p>몇 마디</p>"))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
