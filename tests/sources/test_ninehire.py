"""Ninehire pages: three steps to a posting, what is hidden, and what neither page says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import SourceChanged, SourceRefused
from bot.model.posting import RawPosting
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.ninehire import Career, source
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES, FIXTURES
from tests.sources.test_every_source import variants

Make = Callable[..., Fetcher]
CASE = next(case for case in CASES if case.kind == "ninehire")
LIST, ONE, TWO = CASE.more
ENTRY = Entry("두레", source, Career(url="https://doore.example/"))


def next_data(thing: Any) -> bytes:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(thing)}</script>'.encode()


def posting(gone: int = 200, content: str = "<p>연구합니다</p>", active: bool = True, **told: Any) -> Page:
    thing = {
        "recruitment": {"externalTitle": "연구원", **told},
        "jobPosting": {"isActive": active, "content": content},
    }
    request = Request("https://doore.example/job_posting/a", about="1")
    return source.parse(ENTRY, Answer(request, next_data(thing), "", gone))


async def test_page_list_and_posting_make_a_posting(server: BoardServer, fetcher: Make) -> None:
    first, second = (await fetcher().pull(CASE.play(server), {})).postings
    assert (first.title, first.company) == ("LLM 응용 연구원", "시험 게시판")
    assert first.url == f"{server.url}/job_posting/Kx1aB2cD"
    assert first.body == "담당 업무\n말로 하는 업무 도구를 만듭니다.\n• 전문연구요원 전직 가능\n문의 [연락처]"
    assert (first.location, first.open_until_filled) == ("서울 성동구 아차산로 1", True)
    assert first.posted_at == datetime(2026, 11, 11, 7, 53, 30, tzinfo=UTC)
    assert first.fields == {
        "employment_type": "정규직",
        "posted": "2026-11-11T07:53:30.000Z",
        "role": "Engineering, AI Engineering",
    }
    assert second.closes_at == datetime(2026, 12, 10, 14, 59, 59, tzinfo=UTC)
    assert second.fields["employment_type"] == "인턴, 파트타임"
    assert second.open_until_filled is None


async def test_private_rows_samples_and_talent_pools_are_no_postings(
    server: BoardServer, fetcher: Make
) -> None:
    await fetcher().pull(CASE.play(server), {})
    assert server.paths() == ["/", LIST, ONE, TWO]


async def test_robots_txt_of_both_places_is_asked(server: BoardServer, fetcher: Make) -> None:
    server.play("/robots.txt", Play(b"User-agent: *\nDisallow: /identity-access/"))
    entry = CASE.play(server)
    with pytest.raises(SourceRefused, match=r"robots\.txt"):
        await fetcher().pull(entry, {})
    assert server.paths() == ["/"]


async def test_the_list_is_read_to_its_end(server: BoardServer, fetcher: Make) -> None:
    entry = CASE.play(server)
    rows = json.loads((FIXTURES / "ninehire" / "list.json").read_text())["results"]
    server.page(LIST, json.dumps({"count": 101, "results": rows[:1]}).encode())
    server.page(LIST.replace("page=1", "page=2"), json.dumps({"count": 101, "results": rows[1:2]}).encode())
    assert len((await fetcher().pull(entry, {})).postings) == 2


async def test_an_unchanged_row_keeps_its_posting_unread(server: BoardServer, fetcher: Make) -> None:
    first = await fetcher().pull(CASE.play(server), {})
    asked = len(server.paths())
    second = await fetcher().pull(CASE.entry(server.url), first.validators)
    assert server.paths()[asked:] == ["/", LIST]
    assert (len(second.kept), second.complete) == (2, True)


@pytest.mark.parametrize("told", [{"active": False}, {"status": "closed"}, {"gone": 404}, {"gone": 410}])
def test_what_is_no_longer_active_or_gone_is_closed(told: dict[str, Any]) -> None:
    assert posting(**told).closed == {"1"}


def test_a_page_without_its_text_is_told() -> None:
    assert posting(content="").faults == ("1번 공고: content(본문)이(가) 없습니다",)


def test_a_kind_of_deadline_nobody_told_us_of_is_noticed() -> None:
    assert posting(deadlineType="at_noon").unknown == {"deadlineType=at_noon"}
    assert posting(deadlineType="at_noon", deadlineValue="2026-12-01").unknown == frozenset()


def test_a_page_of_somebody_else_is_a_changed_source() -> None:
    with pytest.raises(SourceChanged, match="나인하이어"):
        source.parse(ENTRY, Answer(Request("https://doore.example/"), next_data({"props": {}})))


@pytest.mark.parametrize("page", ["home.html", "list.json", "one.html"])
def test_whatever_stands_in_a_page_it_is_a_posting_a_fault_or_a_changed_source(page: str) -> None:
    words = (FIXTURES / "ninehire" / page).read_text()
    request = {
        "home.html": Request("https://doore.example/"),
        "list.json": Request("https://api.ninehire.com/x", series="list", row={"company": "a", "number": 1}),
        "one.html": Request(
            "https://doore.example/job_posting/a", about="1", row={"externalTitle": "연구원"}
        ),
    }[page]
    inside = (
        words if page == "list.json" else words.partition('application/json">')[2].partition("</script>")[0]
    )
    for odd in variants(json.loads(inside)):
        body = json.dumps(odd).encode() if page == "list.json" else next_data(odd)
        try:
            found = source.parse(ENTRY, Answer(request, body))
        except SourceChanged:
            continue
        assert all(isinstance(posting, RawPosting) for posting in found.postings)
