"""Teamtailor feeds: item and JobPosting together, and what happens without the one beside it; pages that follow."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.sources.boards import Tenant
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.teamtailor import source
from tests.servers import BoardServer
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "teamtailor" / "feed.json").read_bytes()


def entry(base_url: str = "", **settings: Any) -> Entry:
    return Entry("한울", source, Tenant(board="hanul", **settings), base_url=base_url)


def parse(body: bytes = BODY, **settings: Any) -> Page:
    return source.parse(entry(**settings), Answer(Request("https://board.example"), body))


def test_an_item_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert posting.external_id == "b6a1f0de-0001-4c00-8000-000000000001"
    assert (posting.title, posting.company) == ("자연어 처리 연구원", "한울소프트")
    assert posting.url == "https://hanul.teamtailor.com/jobs/7001-nlp-researcher"
    assert posting.body == "사투리를 알아듣는 모델을 만듭니다.\n• 전문연구요원 신규 편입 가능\n[연락처]"
    assert posting.location == "KR Pangyo"
    assert posting.posted_at == datetime(2026, 11, 18, 0, 0, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 20, 14, 59, 59, tzinfo=UTC)
    assert posting.fields["employment_type"] == "FULL_TIME"


def test_an_item_alone_is_a_posting_too() -> None:
    posting = parse().postings[1]
    assert (posting.company, posting.location, posting.body) == ("한울", "", "Translate at home.")


def test_a_text_that_stands_only_beside_the_item_is_read_there() -> None:
    feed = json.loads(BODY)
    del feed["items"][0]["content_html"]
    assert parse(json.dumps(feed).encode()).postings[0].body == "짧은 소개"


def test_only_items_of_the_places_that_were_named() -> None:
    assert len(parse(locations=("pangyo",)).postings) == 1


async def test_a_feed_in_pages_is_read_to_its_end(
    server: BoardServer, fetcher: Callable[..., Fetcher]
) -> None:
    feed = json.loads(BODY)
    first, second = feed["items"][:2]
    server.page("/jobs.json", json.dumps(feed | {"items": [first], "next_url": f"{server.url}/2"}).encode())
    server.page("/2", json.dumps(feed | {"items": [second]}).encode())
    pull = await fetcher().pull(entry(server.url), {})
    assert len(pull.postings) == 2
    assert pull.complete
