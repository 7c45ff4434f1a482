"""Breezy boards: texts from the list or from the posting's page, places, and what is known when no page is to be had."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sources.boards import Tenant
from bot.sources.breezy import source
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

FOLDER = FIXTURES / "breezy"
LIST, ONE = (FOLDER / "list.json").read_bytes(), (FOLDER / "one.html").read_bytes()
PAGE = "/p/a0b1c2d3e4f5-legged-robot-researcher"
Make = Callable[..., Fetcher]


def entry(base: str = "", **settings: Any) -> Entry:
    return Entry("산마루 게시판", source, Tenant(board="sanmaru", **settings), base_url=base)


def parse(body: bytes = LIST, **settings: Any) -> Page:
    return source.parse(entry(**settings), Answer(Request("https://board.example"), body))


def test_a_board_has_a_host_of_its_own() -> None:
    assert [request.url for request in source.start(entry())] == ["https://sanmaru.breezy.hr/json"]


async def test_a_row_and_its_page_become_a_posting(server: BoardServer, fetcher: Make) -> None:
    server.page("/json", LIST)
    server.page(PAGE, ONE)
    first, second = (await fetcher().pull(entry(server.url), {})).postings
    assert (first.external_id, first.company) == ("a0b1c2d3e4f5", "산마루로보틱스")
    assert first.url == "https://sanmaru.breezy.hr/p/a0b1c2d3e4f5-legged-robot-researcher"
    assert first.body == (
        "하는 일\n• 네 발로 걷는 로봇의 제어 & 학습을 연구합니다\n\n"
        "자격 요건\n• 석사 이상\n• 전문연구요원 신규 편입 가능\n[연락처]"
    )
    assert (first.location, first.pay_text) == (
        "Seoul, South Korea; Daejeon, South Korea",
        "₩55,000,000 - ₩70,000,000 / yr",
    )
    assert first.posted_at == datetime(2026, 11, 17, 16, 40, tzinfo=UTC)
    assert first.closes_at == datetime(2026, 12, 24, 14, 59, 59, tzinfo=UTC)
    assert first.fields == {
        "employment_type": "Full-Time",
        "posted": "2026-11-17T16:40:00.000Z",
        "role": "연구소",
    }
    assert (second.title, second.location) == ("Field Tester & Driver", "South Korea; Remote")
    assert second.body == "산길에서 로봇을 시험합니다.\n문의 [연락처], [연락처]"


async def test_a_page_is_asked_for_again_only_when_its_row_changed(
    server: BoardServer, fetcher: Make
) -> None:
    server.page("/json", LIST)
    server.page(PAGE, ONE)
    first = await fetcher().pull(entry(server.url), {})
    second = await fetcher().pull(entry(server.url), first.validators)
    assert (second.kept, server.paths().count(PAGE)) == (frozenset({"a0b1c2d3e4f5"}), 1)
    rows = json.loads(LIST)
    rows[0]["name"] = "보행 로봇 선임 연구원"
    server.page("/json", json.dumps(rows).encode())
    third = await fetcher().pull(entry(server.url), second.validators)
    assert third.postings[0].title == "보행 로봇 선임 연구원"
    assert server.paths().count(PAGE) == 2


@pytest.mark.parametrize(
    ("robots", "page"),
    [
        (Play(b"User-agent: *\nDisallow: /p/"), Play(ONE)),
        (Play(status=404), Play(status=403)),
        (Play(status=404), Play(b"<html>No JSON-LD here</html>")),
    ],
    ids=["forbidden", "refused", "no JSON-LD"],
)
async def test_without_its_page_a_posting_stays_as_the_list_tells_it(
    robots: Play, page: Play, server: BoardServer, fetcher: Make
) -> None:
    server.page("/json", LIST)
    server.play("/robots.txt", robots)
    server.play(PAGE, page)
    first, _ = (await fetcher().pull(entry(server.url), {})).postings
    assert (first.title, first.body) == ("보행 로봇 연구원 (Legged Robots)", "")
    assert first.fields["partial"] == "채용 목록"


async def test_a_posting_whose_page_is_gone_is_closed(server: BoardServer, fetcher: Make) -> None:
    server.page("/json", LIST)
    server.play(PAGE, Play(status=410))
    pull = await fetcher().pull(entry(server.url), {})
    assert pull.closed == {"a0b1c2d3e4f5"}
    assert [posting.external_id for posting in pull.postings] == ["b6c7d8e9f0a1"]


def test_only_rows_of_the_places_that_were_named() -> None:
    assert [p.external_id for p in parse(locations=("daejeon",)).postings] == ["a0b1c2d3e4f5"]
    assert parse(locations=("부산",)) == Page()


def test_a_place_may_be_a_bare_word() -> None:
    assert parse(b'[{"id": 7, "name": "x", "location": "Seoul"}]').postings[0].location == "Seoul"
