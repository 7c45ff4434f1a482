"""What every kind must hold to when its list is long: all of it is read, its end is found, and no host keeps us for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest

from bot.errors import SourceUnreachable
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES, FIXTURES, Case
from tests.sources.growing import Rows

Make = Callable[..., Fetcher]

LONG = [case for case in CASES if case.rows is not None]
PAGED = [case for case in LONG if case.rows is not None and case.rows.size]
WHOLE = 500
"""Rows of a list that is one page."""


def named(case: Case) -> str:
    return f"{case.kind}-{PurePosixPath(case.page).stem}"


every_list = pytest.mark.parametrize("case", LONG, ids=named)
every_paged_list = pytest.mark.parametrize("case", PAGED, ids=named)


def rows_of(case: Case) -> Rows:
    assert case.rows is not None
    return case.rows


class Host:
    """A host with a list as long as a test wants: `pages(n)` gives the numbers of the rows of page n, or an answer."""

    def __init__(
        self, case: Case, server: BoardServer, pages: Callable[[int], Sequence[int] | Play], total: int
    ) -> None:
        self.lists = 0
        self._case, self._pages, self._total, self._url = case, pages, total, server.url
        self._page = rows_of(case).page or case.page
        list_at = next((path for path, page in case.more.items() if page == self._page), case.path)
        self._list_at = urlsplit(list_at).path
        detail = next((page for page in case.more.values() if page != self._page), case.page)
        self._detail = (FIXTURES / case.kind / detail).read_bytes()
        if list_at != case.path:
            server.play(case.path, case.good())
        server.otherwise = self._answer

    def _answer(self, path: str) -> Play:
        if path == "/robots.txt":
            return Play(status=404)
        if urlsplit(path).path != self._list_at:
            return self._case.good(self._detail)
        found = self._pages(self.lists)
        self.lists += 1
        if isinstance(found, Play):
            return found
        recorded = (FIXTURES / self._case.kind / self._page).read_bytes()
        full = len(found) == rows_of(self._case).size
        following = f"{self._url}{self._list_at}?page={self.lists}" if full else ""
        return self._case.good(rows_of(self._case).make(recorded, found, self._total, following))


def page_of(case: Case, number: int, total: int) -> range:
    size = rows_of(case).size or total
    return range(number * size, min((number + 1) * size, total))


def entry_of(case: Case, server: BoardServer) -> Entry:
    return case.entry(server.url)


@pytest.fixture
def server() -> Iterator[BoardServer]:
    with BoardServer().running() as server:
        yield server


@every_list
async def test_a_list_of_far_more_than_ten_times_the_size_is_read_to_its_end(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    total = rows_of(case).size * 5 // 2 or WHOLE
    host = Host(case, server, lambda number: page_of(case, number, total), total)
    pull = await fetcher(pages=2000).pull(entry_of(case, server), {})
    assert len(pull.postings) == total > 10 * (len(case.ids("")) + case.skipped)
    assert (pull.skipped, pull.faults, pull.closed) == (0, (), frozenset())
    assert host.lists == (3 if rows_of(case).size else 1)
    assert pull.complete or case.kind == "feed", "a feed is a window on the newest"


@every_paged_list
async def test_a_list_without_an_end_is_left_and_closes_nothing(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    pages = 3 * rows_of(case).size if rows_of(case).details else 5
    Host(case, server, lambda number: page_of(case, number, 10**6), 10**6)
    pull = await fetcher(pages=pages).pull(entry_of(case, server), {})
    assert pull.postings
    assert (pull.complete, pull.ended, pull.closed) == (False, False, frozenset())
    assert len(server.paths()) <= pages


@every_paged_list
async def test_a_list_that_shows_the_same_rows_on_every_page_is_left_and_closes_nothing(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    host = Host(case, server, lambda _: page_of(case, 0, 10**6), 10**6)
    pull = await fetcher(pages=2000).pull(entry_of(case, server), {})
    assert len(pull.postings) == rows_of(case).size
    assert host.lists <= 5
    assert (pull.complete, pull.closed) == (False, frozenset())


@every_paged_list
async def test_a_list_of_which_a_part_cannot_be_had_is_no_list(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    turns = count()

    def one_page_and_no_more(number: int) -> Sequence[int] | Play:
        return page_of(case, 0, 10**6) if next(turns) == 0 else Play(status=500)

    Host(case, server, one_page_and_no_more, 10**6)
    with pytest.raises(SourceUnreachable, match="500"):
        await fetcher(pages=2000).pull(entry_of(case, server), {})
