"""Lever postings: the JD in several parts, milliseconds, a hundred rows a page, tenants in the EU."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.lever import ROWS, Lever, source
from tests.servers import BoardServer
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "lever" / "page.json").read_bytes()


def entry(base_url: str = "", **settings: Any) -> Entry:
    return Entry("하늘소리", source, Lever(board="haneul", **settings), base_url=base_url)


def parse(body: bytes = BODY) -> Page:
    return source.parse(entry(), Answer(Request("https://board.example?mode=json&skip=0&limit=100"), body))


def rows(*numbers: int) -> bytes:
    return json.dumps([{"id": str(n), "text": f"{n}번 연구원"} for n in numbers]).encode()


def test_a_row_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert posting.external_id == "5f0c2c1e-0001-4a7b-9d10-aa0000000001"
    assert (posting.title, posting.company) == ("음성 인식 연구원 (ASR Researcher)", "하늘소리")
    assert posting.url == "https://jobs.haneul.example/5f0c2c1e"
    assert posting.location == "서울 성동구; 대전 유성구"
    assert posting.pay_text == "연 60,000,000 ~ 90,000,000원"
    assert posting.posted_at == datetime(2026, 11, 18, 16, 0, tzinfo=UTC)
    assert posting.closes_at is None
    assert posting.fields == {"employment_type": "정규직", "role": "AI, Speech"}


def test_the_body_has_every_part_once() -> None:
    assert parse().postings[0].body == (
        "하늘소리는 말을 알아듣는 기계를 만듭니다.\n음성 팀에서 한국어 인식 모델을 맡습니다.\n\n"
        "자격 요건 & 경험\n• 석사 이상\n• PyTorch & Kaldi\n\n"
        "병역\n• 전문연구요원 전직 가능\n\n"
        "문의 [연락처], [연락처]"
    )


def test_plain_words_do_where_there_is_no_html() -> None:
    posting = parse().postings[1]
    assert posting.body == "Label speech.\nAt home."
    assert posting.location == "Busan; Remote"


def test_a_tenant_in_the_eu_is_asked_there() -> None:
    hosts = [urlsplit(source.start(entry(eu=eu))[0].url).hostname for eu in (False, True)]
    assert hosts == ["api.lever.co", "api.eu.lever.co"]
    assert set(hosts) <= set(source.hosts)


async def test_a_full_page_is_followed_by_the_next(
    server: BoardServer, fetcher: Callable[..., Fetcher]
) -> None:
    for skip, numbers in ((0, range(ROWS)), (100, range(ROWS, 2 * ROWS)), (200, range(200, 230))):
        server.page(f"/v0/postings/haneul?mode=json&skip={skip}&limit=100", rows(*numbers), etag=f'"{skip}"')
    pull = await fetcher().pull(entry(server.url), {})
    assert [posting.external_id for posting in pull.postings] == [str(n) for n in range(230)]
    assert pull.complete
    assert (await fetcher().pull(entry(server.url), pull.validators)).unchanged


async def test_a_board_that_ends_at_a_full_page_is_complete(
    server: BoardServer, fetcher: Callable[..., Fetcher]
) -> None:
    server.page("/v0/postings/haneul?mode=json&skip=0&limit=100", rows(*range(ROWS)))
    server.page("/v0/postings/haneul?mode=json&skip=100&limit=100", b"[]")
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (ROWS, True)


def test_a_host_that_gives_more_than_was_asked_for_has_given_everything() -> None:
    page = parse(rows(*range(ROWS + 30)))
    assert (len(page.postings), page.next) == (ROWS + 30, ())
