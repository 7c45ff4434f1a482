"""원티드: lists that point on, a page for each posting, two ways to name everything, marks for military service."""

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
from bot.sources.wanted import Wanted, source, start
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES
from tests.sources.test_every_source import variants

Make = Callable[..., Fetcher]
MARK = "additional_apply_types=job.additional_apply_type.alternative_military"
LIST = "/v2/jobs?{}&sort=job.latest_order&offset={}&limit=50"
MILITARY = {"additional_apply_type": ["alternative_military"]}


def entry(base: str = "", *, military: bool = True, categories: tuple[int, ...] = ()) -> Entry:
    return Entry("원티드", source, Wanted(military=military, categories=categories), base_url=base)


def recorded(name: str) -> Any:
    return json.loads((FIXTURES / "wanted" / name).read_text())


def read(one: object, row: dict[str, Any] | None = None, status: int = 200) -> Page:
    asked = Request("https://openapi.wanted.jobs/v1/jobs/7", about="7", row=row or {})
    return source.parse(entry(), Answer(asked, json.dumps(one).encode(), status=status))


def only(one: object, row: dict[str, Any] | None = None) -> RawPosting:
    [posting] = read(one, row).postings
    return posting


def job(**more: Any) -> dict[str, Any]:
    return {"id": 7, "position": "연구원", "detail": {"main_tasks": "연구"}} | more


def listed(*numbers: int, **more: Any) -> bytes:
    rows = [{"id": number, "name": f"{number}번", "status": "active"} | MILITARY for number in numbers]
    return json.dumps({"data": rows} | more, ensure_ascii=False).encode()


def play(server: BoardServer, *numbers: int) -> None:
    for number in numbers:
        server.page(f"/v1/jobs/{number}", json.dumps(job(id=number)).encode())


async def test_a_row_and_its_page_become_a_posting(server: BoardServer, fetcher: Make) -> None:
    server.page(LIST.format(MARK, 0), (FIXTURES / "wanted" / "list.json").read_bytes())
    for name in ("910001", "910002"):
        server.page(f"/v1/jobs/{name}", (FIXTURES / "wanted" / f"{name}.json").read_bytes())
    pull = await fetcher().pull(entry(server.url), {})
    first, second = pull.postings
    assert (first.title, first.company) == ("추천 시스템 연구원", "해담은지도")
    assert (first.url, first.location) == ("https://www.wanted.co.kr/wd/910001", "서울 마포구 가상로 1")
    assert first.closes_at == datetime(2026, 12, 20, 14, 59, 59, tzinfo=UTC)
    assert first.fields == {
        "service": "병역특례",
        "experience": "경력 2년 이상",
        "employment_type": "정규직",
        "role": "개발, 머신러닝 엔지니어",
    }
    assert first.body == (
        "길을 찾는 사람들의 지도를 만듭니다.\n\n주요업무\n• 추천 모델 연구\n• 온라인 실험 설계\n\n"
        "자격요건\n• 석사 이상\n• 전문연구요원 전직 가능\n\n우대사항\n• 논문을 써 보신 분\n\n혜택 및 복지\n도서비\n\n"
        "채용 전형\n서류 → 면접. 문의: [연락처] 또는 [연락처]\n\n기술 스택\nPython, PyTorch"
    )
    assert (second.title, second.location) == ("음성 & 언어 모델 개발자", "경기")
    assert second.fields["role"] == "개발, 음성 엔지니어"
    assert second.fields["experience"] == "신입, 경력 5년 이하"
    assert (second.closes_at, second.open_until_filled) == (None, True)
    assert set(pull.closed) == {"910003"}


@pytest.mark.parametrize(
    ("due", "closes"),
    [
        ("2026-10-20T00:00:00", datetime(2026, 10, 20, 14, 59, 59, tzinfo=UTC)),
        ("2027-08-31T14:59:59.000Z", datetime(2027, 8, 31, 14, 59, 59, tzinfo=UTC)),
        ("2026-12-20", datetime(2026, 12, 20, 14, 59, 59, tzinfo=UTC)),
    ],
)
def test_the_last_day_comes_in_three_forms(due: str, closes: datetime) -> None:
    posting = only(job(due_time=due))
    assert (posting.closes_at, posting.open_until_filled) == (closes, False)


def test_without_a_word_about_the_last_day_nothing_is_said_of_it() -> None:
    assert only(job()).open_until_filled is None
    assert only(job(), {"due_time": None}).open_until_filled is True


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "신입"),
        (0, 100, "신입"),
        (0, 3, "신입, 경력 3년 이하"),
        (3, 100, "경력 3년 이상"),
        (3, 7, "경력 3-7년"),
        (None, None, None),
    ],
)
def test_years_are_told_in_words(low: object, high: object, words: str | None) -> None:
    assert only(job(annual_from=low, annual_to=high)).fields.get("experience") == words


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (["alternative_military"], "병역특례"),
        (["foreigner", {"title": "alternative_military"}], "병역특례"),
        ("job.additional_apply_type.alternative_military", "병역특례"),
        ([{"text": "전문연구요원"}], "전문연구요원"),
        (["foreigner", "disabled_person"], None),
        (None, None),
    ],
)
def test_only_marks_of_military_service_are_the_boards_word_on_it(marks: object, words: str | None) -> None:
    assert only(job(additional_apply_type=marks)).fields.get("service") == words
    assert only(job(), {"additional_apply_type": marks}).fields.get("service") == words


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: {"job": one},
        lambda one: {"data": {"job": one}},
        lambda one: {"data": one},
    ],
)
def test_a_page_may_be_wrapped(wrap: Callable[[object], object]) -> None:
    assert only(wrap(job())).title == "연구원"


def test_a_page_that_is_gone_or_closed_closes_its_posting() -> None:
    gone = {"error_code": 11001, "message": "job not found", "data": None}
    assert set(read(gone, status=404).closed) == {"7"}
    assert set(read(job(status="closed")).closed) == {"7"}
    assert read(job(hidden=True)) == Page()


def test_an_error_with_status_200_is_no_page() -> None:
    for odd in (
        {"error_code": 11001, "data": None},
        {},
        {"job": {"name": "글 없는 공고"}},
        {"detail": {"intro": "제목 없는 글"}},
    ):
        with pytest.raises(SourceChanged, match="detail"):
            read(odd)


@pytest.mark.parametrize("name", ["910001.json", "910002.json"])
def test_whatever_stands_in_a_page_it_is_a_posting_or_a_changed_source(name: str) -> None:
    for odd in variants(recorded(name)):
        try:
            page = read(odd)
        except SourceChanged:
            continue
        for posting in page.postings:
            repr(posting).encode()


def test_a_status_nobody_told_us_of_is_noticed() -> None:
    def unknown(body: bytes) -> frozenset[str]:
        return source.parse(entry(), Answer(start(entry())[0], body)).unknown

    assert unknown((FIXTURES / "wanted" / "list.json").read_bytes()) == frozenset()
    assert unknown(listed(1).replace(b"active", b"paused")) == frozenset({"status=paused"})


async def test_the_hosts_next_is_followed_on_our_own_address(server: BoardServer, fetcher: Make) -> None:
    elsewhere = "https://openapi.wanted.jobs/v2/jobs?" + f"{MARK}&offset=50&limit=50"
    server.page(LIST.format(MARK, 0), listed(1, 2, links={"next": elsewhere}))
    server.page(LIST.format(MARK, 50), listed(3, links={"next": None}))
    play(server, 1, 2, 3)
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (3, True)


async def test_without_a_word_of_a_next_page_a_full_one_has_another(
    server: BoardServer, fetcher: Make
) -> None:
    server.page(LIST.format(MARK, 0), listed(*range(50)))
    server.page(LIST.format(MARK, 50), listed(50))
    play(server, *range(51))
    assert len((await fetcher().pull(entry(server.url), {})).postings) == 51


async def test_a_next_that_leads_in_a_circle_ends(server: BoardServer, fetcher: Make) -> None:
    server.page(LIST.format(MARK, 0), listed(1, links={"next": "/v2/jobs?offset=0&limit=50"}))
    play(server, 1)
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (1, False)


async def test_a_category_is_read_whole_and_a_posting_of_both_lists_once(
    server: BoardServer, fetcher: Make
) -> None:
    server.page(LIST.format(MARK, 0), listed(1))
    everything = json.dumps(
        {"data": [{"id": 1} | MILITARY, {"id": 2, "additional_apply_type": None}]}
    ).encode()
    server.page(LIST.format("category_tag=518", 0), everything)
    play(server, 1, 2)
    pull = await fetcher().pull(entry(server.url, categories=(518,)), {})
    assert ([p.external_id for p in pull.postings], pull.complete) == (["1", "2"], True)


async def test_only_rows_that_changed_are_read_again(server: BoardServer, fetcher: Make) -> None:
    server.page(LIST.format(MARK, 0), listed(1, 2))
    play(server, 1, 2)
    first = await fetcher().pull(entry(server.url), {})
    server.page(LIST.format(MARK, 0), listed(1, 2).replace("2번".encode(), "둘째".encode()))
    server.seen.clear()
    second = await fetcher().pull(entry(server.url), first.validators)
    assert server.paths() == [LIST.format(MARK, 0), "/v1/jobs/2"]
    assert set(second.kept) == {"1"}


async def test_the_host_is_told_who_asks_and_left_alone_for_a_while(
    server: BoardServer, fetcher: Make
) -> None:
    server.page(LIST.format(MARK, 0), listed(1))
    play(server, 1)
    await fetcher().pull(entry(server.url), {})
    for seen in server.seen:
        assert seen.headers["wanted-client-id"] == seen.headers["wanted-client-secret"] == "test-key"
    page = source.parse(entry(), Answer(start(entry())[0], listed(1)))
    assert all(request.gap >= 1.1 for request in (*start(entry()), *page.next))


async def test_a_wrong_key_is_told(server: BoardServer, fetcher: Make) -> None:
    server.play(LIST.format(MARK, 0), Play(b"{}", status=401))
    with pytest.raises(SourceRefused, match="열쇠"):
        await fetcher().pull(entry(server.url), {})
