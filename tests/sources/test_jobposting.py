"""JobPosting as JSON-LD: however a page wraps it, and when the page is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.jobposting import Pages, source
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

URL = "https://solsup.example/jobs/7"
THING: dict[str, Any] = {"@type": "JobPosting", "title": "연구원", "description": "<p>연구합니다</p>"}


def parse(body: bytes, status: int = 200, company: str = "") -> Page:
    entry = Entry("솔숲", source, Pages(urls=(URL,), company=company))
    return source.parse(entry, Answer(Request(URL, one=True), body, "text/html", status))


def page(*scripts: str) -> bytes:
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts).encode()


def test_the_recorded_page_becomes_a_posting() -> None:
    (posting,) = parse((FIXTURES / "jobposting" / "page.html").read_bytes()).postings
    assert (posting.external_id, posting.url) == (URL, URL)
    assert (posting.title, posting.company) == ("의료 영상 AI 연구원 & 개발자", "솔숲메디컬")
    assert posting.body == "하는 일\n• CT 영상에서 병변을 찾습니다\n전문연구요원 편입 가능 문의 [연락처]"
    assert posting.location == "KR 서울 강남구 숲길 1; 대전 유성구; Remote"
    assert posting.pay_text == "연 55,000,000 ~ 80,000,000원"
    assert posting.posted_at == datetime(2026, 11, 9, 15, 0, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 20, 14, 59, 59, tzinfo=UTC)
    assert posting.fields == {
        "employment_type": "FULL_TIME, CONTRACTOR",
        "experience": "경력 3년 이상",
        "education": "postgraduate degree",
        "deadline": "2026-12-20",
        "posted": "2026-11-10",
    }


@pytest.mark.parametrize(
    "script",
    [
        json.dumps(THING),
        json.dumps([{"@type": "Organization"}, THING]),
        json.dumps({"@graph": [THING]}),
        json.dumps({"@type": "WebPage", "mainEntity": THING}),
        json.dumps(THING | {"@type": "https://schema.org/JobPosting"}),
        "<!--\n" + json.dumps(THING) + "\n-->",
        "/*<![CDATA[*/" + json.dumps(THING) + "/*]]>*/",
        "//<![CDATA[\n" + json.dumps(THING) + "\n//]]>",
        "<![CDATA[" + json.dumps(THING) + "]]>",
        json.dumps(THING) + ";",
        json.dumps(THING).replace("<p>", "<p>\n\t"),
    ],
)
def test_however_it_is_wrapped_it_is_found(script: str) -> None:
    (posting,) = parse(page("{broken", script)).postings
    assert (posting.title, posting.body) == ("연구원", "연구합니다")


@pytest.mark.parametrize(
    ("key", "value", "gives"),
    [
        ("hiringOrganization", "솔숲", {"company": "솔숲"}),
        ("hiringOrganization", [{"name": "솔숲"}, {"name": "둘째"}], {"company": "솔숲"}),
        ("jobLocation", {"address": "서울"}, {"location": "서울"}),
        ("jobLocation", {"name": "본사"}, {"location": "본사"}),
        ("jobLocation", "서울 강남구", {"location": "서울 강남구"}),
        (
            "jobLocation",
            {"address": {"addressLocality": "서울", "addressCountry": {"name": "KR"}}},
            {"location": "KR 서울"},
        ),
        ("jobLocationType", "TELECOMMUTE", {"location": "Remote"}),
        ("baseSalary", {"currency": "KRW", "value": 52000000}, {"pay_text": "52,000,000원"}),
        (
            "baseSalary",
            {"currency": "USD", "value": {"value": 40, "unitText": "HOUR"}},
            {"pay_text": "시간당 40 USD"},
        ),
        ("baseSalary", "회사 내규에 따름", {"pay_text": "회사 내규에 따름"}),
        (
            "validThrough",
            "2026-12-20T18:00:00+09:00",
            {"closes_at": datetime(2026, 12, 20, 9, 0, tzinfo=UTC)},
        ),
        ("validThrough", "", {"closes_at": None}),
        ("experienceRequirements", "3년 이상", {"fields": {"experience": "3년 이상"}}),
        ("experienceRequirements", {"monthsOfExperience": 0}, {"fields": {"experience": "경력 무관"}}),
        ("educationRequirements", "석사", {"fields": {"education": "석사"}}),
    ],
)
def test_a_value_may_be_written_in_several_ways(key: str, value: object, gives: dict[str, object]) -> None:
    (posting,) = parse(page(json.dumps(THING | {key: value}))).postings
    assert {name: getattr(posting, name) for name in gives} == gives


def test_a_body_in_several_parts_is_put_together() -> None:
    (posting,) = parse(
        page(json.dumps(THING | {"qualifications": "석사 이상", "skills": "C++ <T>"}))
    ).postings
    assert posting.body == "연구합니다\n\n석사 이상\n\nC++ <T>"


def test_several_postings_on_a_page_stay_apart() -> None:
    postings = parse(page(json.dumps(THING), json.dumps(THING | {"title": "둘째"}))).postings
    assert [posting.external_id for posting in postings] == [URL, URL + "#1"]


def test_the_operators_name_for_the_company_is_used() -> None:
    (posting,) = parse(page(json.dumps(THING | {"hiringOrganization": "SOLSUP"})), company="솔숲").postings
    assert posting.company == "솔숲"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_closes_its_posting(status: int) -> None:
    assert parse("없는 페이지".encode(), status) == Page(closed=frozenset({URL}))


def test_a_page_without_a_posting_is_told() -> None:
    found = parse(page('{"@type": "Organization"}', "{broken"))
    assert found.postings == ()
    assert "solsup.example/jobs/7: 채용공고 자료(schema.org JobPosting)가 없는" in found.faults[0]


async def test_a_page_without_a_posting_spoils_no_other(
    server: BoardServer, fetcher: Callable[..., Fetcher]
) -> None:
    urls = (
        server.page("/1", page(json.dumps(THING))),
        server.page("/2", page()),
        server.play("/3", Play(status=410)),
    )
    pull = await fetcher().pull(Entry("솔숲", source, Pages(urls=urls)), {})
    assert [posting.external_id for posting in pull.postings] == [server.url + "/1"]
    assert (pull.complete, pull.skipped, pull.closed) == (False, 1, frozenset({server.url + "/3"}))


def test_a_thing_nested_without_end_is_not_followed() -> None:
    deep: Any = THING
    for _ in range(50):
        deep = {"@graph": [deep]}
    assert parse(page(json.dumps(deep))).postings == ()


def test_an_address_named_twice_is_asked_once() -> None:
    entry = Entry("솔숲", source, Pages(urls=(URL, URL)))
    assert [request.url for request in source.start(entry)] == [URL]
