"""SmartRecruiters postings: the list and the JD behind it, what is not public, and pages that are read once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.sources.boards import Board
from bot.sources.contract import Answer, Entry
from bot.sources.fetching import Fetcher
from bot.sources.smartrecruiters import ROWS, source
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES, FIXTURES

Make = Callable[..., Fetcher]
CASE = next(case for case in CASES if case.kind == "smartrecruiters")
LIST = json.loads(CASE.body)


def entry(base_url: str = "", **settings: Any) -> Entry:
    return Entry("나루", source, Board(board="NaruSoft", **settings), base_url=base_url)


async def test_list_and_page_become_a_posting(server: BoardServer, fetcher: Make) -> None:
    posting, second = (await fetcher().pull(CASE.play(server), {})).postings
    assert (posting.title, posting.company) == ("추천 시스템 연구원 (Recommender Systems)", "나루소프트")
    assert posting.url == "https://jobs.smartrecruiters.com/NaruSoft/744000100000001-recommender-systems"
    assert posting.body == (
        "나루소프트는 책을 권하는 서비스를 합니다.\n\n• 추천 모형을 연구합니다 & 실험합니다\n\n"
        "석사 이상, 전문연구요원 편입 가능\n\n문의 [연락처]"
    )
    assert posting.location == "Seongnam, Gyeonggi-do, South Korea"
    assert posting.posted_at == datetime(2026, 11, 16, 5, 20, tzinfo=UTC)
    assert posting.fields == {
        "employment_type": "Full-time",
        "experience": "Entry Level",
        "posted": "2026-11-16T05:20:00.000Z",
        "role": "AI Lab, Research",
    }
    assert second.url == "https://jobs.smartrecruiters.com/NaruSoft/744000100000002"
    assert second.location == "Busan, South Korea; Remote"


async def test_a_posting_is_read_again_only_when_its_row_changes(server: BoardServer, fetcher: Make) -> None:
    first = await fetcher().pull(CASE.play(server), {})
    rows = [row | {"name": "새 제목"} if row["id"].endswith("2") else row for row in LIST["content"][:2]]
    server.page(CASE.path, json.dumps(LIST | {"content": rows}).encode())
    asked = len(server.paths())
    second = await fetcher().pull(CASE.entry(server.url), first.validators)
    assert server.paths()[asked:] == [CASE.path, list(CASE.more)[1]]
    assert (second.kept, second.complete) == (frozenset({"744000100000001"}), True)


async def test_a_posting_that_is_gone_or_no_longer_active_is_closed(
    server: BoardServer, fetcher: Make
) -> None:
    told = CASE.play(server)
    first, second = CASE.more
    server.play(first, Play(b"{}", status=404))
    server.page(second, json.dumps({"active": False}).encode())
    pull = await fetcher().pull(told, {})
    assert pull.closed == {"744000100000001", "744000100000002"}


async def test_a_posting_without_a_text_is_told_and_the_others_stay(
    server: BoardServer, fetcher: Make
) -> None:
    told = CASE.play(server)
    server.page(list(CASE.more)[1], b'{"name": "Support Engineer", "jobAd": null}')
    pull = await fetcher().pull(told, {})
    assert (len(pull.postings), pull.faults) == (1, ("744000100000002번 공고: 본문(jobAd)이 없습니다",))
    assert not pull.complete


async def test_the_list_is_read_to_its_end(server: BoardServer, fetcher: Make) -> None:
    pages = [[{"id": str(n), "visibility": "INTERNAL"} for n in range(ROWS)], [LIST["content"][0]]]
    for number, rows in enumerate(pages):
        server.page(
            f"/v1/companies/NaruSoft/postings?limit=100&offset={number * ROWS}",
            json.dumps({"totalFound": 101, "content": rows}).encode(),
        )
    server.page(next(iter(CASE.more)), (FIXTURES / "smartrecruiters" / "one.json").read_bytes())
    assert len((await fetcher().pull(entry(server.url), {})).postings) == 1


def test_only_rows_of_the_places_that_were_named_are_asked_for() -> None:
    here = entry(locations=("busan",))
    (first,) = source.start(here)
    page = source.parse(here, Answer(first, CASE.body))
    assert [request.about for request in page.next] == ["744000100000002"]
