"""GreetingHR pages of both generations: what is hidden, what has no last day, codes, and pages that changed their shape."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import SourceChanged, SourceError
from bot.model.posting import RawPosting
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.greeting import Career, source
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES, FIXTURES, Case
from tests.sources.test_every_source import variants

Make = Callable[..., Fetcher]
OLD, NEW = (case for case in CASES if case.kind == "greeting")
URL = "https://gaonnuri.example/ko/o/301001"


def entry(**settings: Any) -> Entry:
    return Entry("가온누리", source, Career(url="https://gaonnuri.example/ko/home", **settings))


def next_data(thing: Any) -> bytes:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(thing)}</script>'.encode()


def opening(row: Any = None, status: int = 200, **info: Any) -> Page:
    told = {"openingsInfo": {"title": "연구원", "detail": "<p>연구합니다</p>", **info}, **(row or {})}
    request = Request(URL, one=True, about="301001", row={"openingId": 301001})
    return source.parse(entry(), Answer(request, next_data({"data": told}), "text/html", status))


@pytest.mark.parametrize("case", [OLD, NEW], ids=["__NEXT_DATA__", "stream"])
async def test_list_and_page_become_a_posting(case: Case, server: BoardServer, fetcher: Make) -> None:
    posting = (await fetcher().pull(case.play(server), {})).postings[0]
    assert (posting.title, posting.url) == ("음악 추천 머신러닝 연구원", f"{server.url}/ko/o/301001")
    assert posting.company == "시험 게시판"
    assert posting.body == (
        "하는 일\n노래를 & 듣는 사람을 잇습니다.\n\n자격 요건\n• 석사 이상\n• 전문연구요원 신규 편입 가능\n문의 [연락처]"
    )
    assert posting.location == "서울특별시 마포구; 경기 성남시 판교 Remote"
    assert posting.posted_at == datetime(2026, 11, 10, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 15, 14, 59, 59, tzinfo=UTC)
    assert posting.open_until_filled is None
    assert posting.fields == {
        "experience": "신입, 경력 1~3년",
        "employment_type": "정규직, CONTRACT WORKER",
        "posted": "2026-11-10T00:00:00Z",
        "deadline": "2026-12-15T14:59:59Z",
        "role": "추천팀, 개발, 머신러닝",
    }


async def test_an_opening_without_a_last_day_is_open_until_filled(server: BoardServer, fetcher: Make) -> None:
    posting = (await fetcher().pull(OLD.play(server), {})).postings[1]
    assert (posting.closes_at, posting.open_until_filled) == (None, True)


async def test_what_is_not_deployed_is_not_asked_for(server: BoardServer, fetcher: Make) -> None:
    await fetcher().pull(OLD.play(server), {})
    assert "/ko/o/301003" not in server.paths()


async def test_without_leave_of_robots_txt_nothing_is_read(server: BoardServer, fetcher: Make) -> None:
    server.play("/robots.txt", Play(b"User-agent: *\nDisallow: /ko/o/"))
    pull_me = OLD.play(server)
    with pytest.raises(SourceError, match=r"robots\.txt"):
        await fetcher().pull(pull_me, {})
    assert server.paths() == ["/ko/home"]


@pytest.mark.parametrize("told", [{"status": "CLOSED"}, {"deploy": False}])
def test_an_opening_that_is_closed_or_hidden_is_closed(told: dict[str, Any]) -> None:
    assert opening(**told).closed == {"301001"}


def test_an_opening_whose_page_is_gone_is_closed() -> None:
    assert opening(status=404).closed == {"301001"}


def test_a_page_without_its_text_is_told() -> None:
    assert opening(detail="").faults == ("301001번 공고: detail(본문)이(가) 없습니다",)


def test_a_time_without_a_zone_is_korean() -> None:
    (posting,) = opening(dueDate="2026-12-15T18:00:00").postings
    assert posting.closes_at == datetime(2026, 12, 15, 9, tzinfo=UTC)


def test_a_code_nobody_told_us_of_is_kept_and_noticed() -> None:
    career = {"jobPositionCareer": {"careerType": "RETURNEE"}}
    page = opening({"jobPositionSetting": {"jobPositions": [career]}})
    assert page.unknown == {"careerType=RETURNEE"}
    assert page.postings[0].fields["experience"] == "RETURNEE"


def test_no_openings_is_an_answer_and_no_list_is_none() -> None:
    (request,) = source.start(entry())
    empty = {"queries": [{"queryKey": ["openings"], "state": {"data": []}}]}
    assert source.parse(entry(), Answer(request, next_data(empty))) == Page()
    with pytest.raises(SourceChanged, match="공고 목록이 없는"):
        source.parse(entry(), Answer(request, next_data({"queries": []})))


@pytest.mark.parametrize("page", ["list.html", "301001.html"])
def test_whatever_stands_in_a_page_it_is_a_posting_a_fault_or_a_changed_source(page: str) -> None:
    words = (FIXTURES / "greeting" / page).read_text()
    thing = json.loads(words.partition('application/json">')[2].partition("</script>")[0])
    request = Request(URL, about="" if page == "list.html" else "301001", row={"openingId": 301001})
    for odd in variants(thing):
        try:
            found = source.parse(entry(), Answer(request, next_data(odd)))
        except SourceChanged:
            continue
        assert all(isinstance(posting, RawPosting) for posting in found.postings)


def test_a_stream_in_any_pieces_says_the_same() -> None:
    words = (FIXTURES / "greeting" / "stream_301001.html").read_text()
    pushed = re.findall(r"push\((\[1,.*\])\)</script>", words)
    stream = "".join(json.loads(piece)[1] for piece in pushed)
    request = Request(URL, about="301001", row={"openingId": 301001})
    for size in (1, 7, 64, len(stream)):
        cut = (json.dumps([1, stream[at : at + size]]) for at in range(0, len(stream), size))
        page = "".join(
            f"<script>self.__next_f.push({piece.replace('</', '<' + chr(92) + '/')})</script>"
            for piece in cut
        )
        (posting,) = source.parse(entry(), Answer(request, page.encode())).postings
        assert posting.body.startswith("하는 일")


def test_a_stream_that_is_cut_off_is_a_fault_and_no_more() -> None:
    words = (FIXTURES / "greeting" / "stream_301001.html").read_bytes()
    request = Request(URL, about="301001", row={"openingId": 301001})
    for end in range(0, len(words) - 200, 50):
        page = source.parse(entry(), Answer(request, words[:end]))
        assert (page.postings, len(page.faults)) == ((), 1)
