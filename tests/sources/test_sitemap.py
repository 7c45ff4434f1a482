"""Sitemaps: sitemaps of sitemaps, whose addresses count, what is read again and what is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.errors import SourceChanged
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.sitemap import MOST, Sitemap, source
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES

Make = Callable[..., Fetcher]
CASE = next(case for case in CASES if case.kind == "sitemap")
HOST = "https://mirinae.example"


def entry(base: str = HOST, **settings: Any) -> Entry:
    return Entry("미리내", source, Sitemap(url=f"{base}/sitemap.xml", **settings))


def sitemap(*pages: tuple[str, str], tag: str = "url", root: str = "urlset") -> bytes:
    rows = "".join(f"<{tag}><loc>{loc}</loc><lastmod>{lastmod}</lastmod></{tag}>" for loc, lastmod in pages)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'.encode()


def parse(body: bytes, **settings: Any) -> Page:
    return source.parse(entry(**settings), Answer(Request(f"{HOST}/sitemap.xml"), body, "application/xml"))


def posting(title: str) -> bytes:
    return (
        f'<script type="application/ld+json">{{"@type": "JobPosting", "title": "{title}"}}</script>'.encode()
    )


async def test_the_pages_become_postings_the_newest_first(server: BoardServer, fetcher: Make) -> None:
    second, first = (await fetcher().pull(CASE.play(server), {})).postings
    assert (first.title, first.company, first.location) == ("위성 영상 연구원", "미리내랩", "KR 대전 유성구")
    assert first.external_id == first.url == f"{server.url}/jobs/11"
    assert first.body == "구름 사이로 배를 찾습니다.\n• 전문연구요원 전직 가능\n[연락처]"
    assert (second.title, second.url) == ("지상국 운영", f"{server.url}/jobs/12?lang=ko&x=1")


async def test_only_what_changed_is_read_again_and_what_went_is_closed(
    server: BoardServer, fetcher: Make
) -> None:
    for number in (1, 2, 3):
        server.page(f"/jobs/{number}", posting(f"연구원 {number}"))
    pages = [f"{server.url}/jobs/{number}" for number in (1, 2, 3)]
    server.page("/sitemap.xml", sitemap(*((page, "2026-11-01") for page in pages)))
    first = await fetcher().pull(entry(server.url), {})
    assert (len(first.postings), first.complete) == (3, True)
    server.page("/sitemap.xml", sitemap((pages[0], "2026-11-01"), (pages[1], "2026-11-22")))
    asked = len(server.paths())
    second = await fetcher().pull(entry(server.url), first.validators)
    assert server.paths()[asked:] == ["/sitemap.xml", "/jobs/2"]
    assert [p.url for p in second.postings] == [pages[1]]
    assert (second.kept, second.complete) == (frozenset({pages[0]}), True)


async def test_a_page_that_is_gone_is_closed(server: BoardServer, fetcher: Make) -> None:
    page = server.play("/jobs/1", Play(status=410))
    server.page("/sitemap.xml", sitemap((page, "2026-11-01")))
    assert (await fetcher().pull(entry(server.url), {})).closed == {page}


async def test_a_large_site_is_read_over_several_rounds(server: BoardServer, fetcher: Make) -> None:
    pages = [server.page(f"/jobs/{n}", posting(f"연구원 {n}")) for n in range(10)]
    server.page("/sitemap.xml", sitemap(*((page, "2026-11-01") for page in pages)), etag='"1"')
    read, validators = 0, dict[str, str]()
    for complete in (False, False, True):
        pull = await fetcher(pages=5).pull(entry(server.url), validators)
        read, validators = read + len(pull.postings), dict(pull.validators)
        assert pull.complete is complete
    assert read == 10
    assert len(server.paths()) == 13
    assert (await fetcher().pull(entry(server.url), validators)).unchanged


def test_a_sitemap_of_sitemaps_leads_to_each_of_its_own_site() -> None:
    index = sitemap(
        (f"{HOST}/a.xml", ""), ("https://other.example/b.xml", ""), tag="sitemap", root="sitemapindex"
    )
    (request,) = parse(index).next
    assert (request.url, request.about) == (f"{HOST}/a.xml", "")


def test_only_addresses_of_the_site_that_hold_the_words_count() -> None:
    pages = [
        f"{HOST}/jobs/1",
        f"{HOST}/ko/o/2",
        f"{HOST}/blog/3",
        "https://other.example/jobs/4",
        "javascript:5",
    ]
    found = parse(sitemap(*((page, "") for page in pages)), match=("/jobs/", "/o/")).next
    assert {request.url for request in found} == {pages[0], pages[1]}


def test_of_a_sitemap_without_end_the_newest_count_and_nothing_is_closed_by_it() -> None:
    page = parse(sitemap(*((f"{HOST}/jobs/{n}", f"2026-{n:06}") for n in range(MOST + 5))))
    assert (len(page.next), page.complete) == (MOST, False)
    assert page.next[0].url == f"{HOST}/jobs/{MOST + 4}"


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>https://mirinae.example/jobs/1</loc></url></urlset>',
        b"<rss><channel/></rss>",
        b"<urlset><url>",
    ],
)
def test_what_is_no_sitemap_is_a_changed_source(body: bytes) -> None:
    with pytest.raises(SourceChanged, match=r"[가-힣]"):
        parse(body)
