"""How fast the kinds with a key read: 5,000 postings a second a core for JSON; a third of it here, for a busy machine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.sources import jobalio, mma, saramin, wanted, work24
from bot.sources.contract import Answer, Entry, Page, Request, Source
from tests.sources.cases import FIXTURES

POSTINGS = 1000
GOAL = 5000


def recorded(path: str) -> bytes:
    return (FIXTURES / path).read_bytes()


def asked(source: Source, settings: Any) -> tuple[Entry, Request]:
    entry = Entry("빠르기", source, settings)
    return entry, source.start(entry)[0]


def of_a_list(source: Source, settings: Any, body: bytes) -> Callable[[], list[Page]]:
    entry, request = asked(source, settings)
    return lambda: [source.parse(entry, Answer(request, body))]


def of_pages(source: Source, settings: Any, body: bytes) -> Callable[[], list[Page]]:
    entry, _ = asked(source, settings)
    answer = Answer(Request("https://board.example/7", about="7"), body)
    return lambda: [source.parse(entry, answer) for _ in range(POSTINGS)]


def many(path: str, *keys: str) -> bytes:
    """The recorded list with its first row a thousand times."""
    whole = found = json.loads(recorded(path))
    for key in keys[:-1]:
        found = found[key]
    number = next(name for name in ("id", "recrutPblntSn") if name in found[keys[-1]][0])
    found[keys[-1]] = [found[keys[-1]][0] | {number: n} for n in range(1, POSTINGS + 1)]
    return json.dumps(whole, ensure_ascii=False).encode()


def many_xml() -> bytes:
    head, _, rest = recorded("mma/list.xml").decode().partition("<item>")
    row, _, tail = rest.partition("</item>")
    rows = "".join(f"<item>{row.replace('900001', f'8{n:05}')}</item>" for n in range(POSTINGS))
    return f"{head}{rows}{tail[tail.index('</items>') :]}".encode()


READERS = {
    "saramin": of_a_list(saramin.source, saramin.Saramin(), many("saramin/search.json", "jobs", "job")),
    "jobalio": of_a_list(jobalio.source, jobalio.JobAlio(), many("jobalio/list.json", "result")),
    "wanted": of_pages(wanted.source, wanted.Wanted(), recorded("wanted/910001.json")),
    "mma": of_a_list(mma.source, mma.Mma(), many_xml()),
    "work24": of_pages(work24.source, work24.Work24(), recorded("work24/K1.xml")),
}


@pytest.mark.parametrize("kind", READERS)
def test_postings_are_read_fast_enough(kind: str) -> None:
    spent = []
    for _ in range(3):
        began = time.process_time()
        pages = READERS[kind]()
        spent.append(time.process_time() - began)
        assert sum(len(page.postings) for page in pages) == POSTINGS
    rate = POSTINGS / min(spent)
    print(f"{kind}: {rate:,.0f} postings/s")  # noqa: T201  shown by `pytest -s`
    assert rate > GOAL / 3
