"""Sitemaps of posting pages: the pages are read by their JSON-LD, and read again only when the sitemap says they changed.

A sitemap may lead to further sitemaps. Of its addresses those count that are on its own site and hold one of the words of
`match`; the newest `lastmod` is read first. A posting's identity is its page's address. A page without `lastmod` is read
once. What has gone from the sitemap, or is gone itself (404, 410), is closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from bot.errors import SourceChanged
from bot.sources import addresses, json_ld, text
from bot.sources.addresses import Address, place
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.xml_rows import xml_of

MOST = 3000
"""Pages of one sitemap that are kept track of, the newest."""


class Sitemap(Settings):
    """`url`: the sitemap. `match`: words one of which the address of a posting holds. `company`: who hires."""

    url: Address
    match: tuple[str, ...] = ()
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """The sitemap."""
    return (Request(entry.settings.url, page=True),)


def parse(entry: Entry, answer: Answer) -> Page:
    """A sitemap, or the page of one posting."""
    if answer.request.about:
        return json_ld.read(entry.name, answer, entry.settings.company)
    root = xml_of(answer)
    kind = _name(root)
    if kind not in ("urlset", "sitemapindex"):
        raise SourceChanged(f"{place(answer.request.url)}: 사이트맵이 아닌 답이 왔습니다.")
    found = dict(_own(answer, root))
    if kind == "sitemapindex":
        return Page(next=tuple(Request(url, page=True, series=url) for url in found))
    wanted = [(lastmod, url) for url, lastmod in found.items() if _is_posting(entry, url)]
    wanted.sort(key=lambda one: one[0], reverse=True)
    pages = (Request(url, one=True, page=True, about=url, version=lastmod) for lastmod, url in wanted[:MOST])
    return Page(next=tuple(pages), complete=len(wanted) <= MOST)


def _own(answer: Answer, root: Element) -> Iterator[tuple[str, str]]:
    """Every address of the sitemap's own site, and when it was last changed."""
    here = addresses.origin(answer.request.url)
    for one in root:
        words = {_name(part): (part.text or "").strip() for part in one}
        try:
            url = text.link(urljoin(answer.request.url, words.get("loc", "")))
            if url and addresses.origin(url) == here:
                yield url, words.get("lastmod", "")
        except ValueError:
            continue  # an address that is none


def _is_posting(entry: Entry, url: str) -> bool:
    return not entry.settings.match or any(word in url for word in entry.settings.match)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


source = Source(
    kind="sitemap",
    settings=Sitemap,
    start=start,
    parse=parse,
    hosts=(),
    ledger={
        "official": "예. 검색 엔진에 알리려고 사이트가 스스로 내놓는 공개 표준(sitemaps.org, schema.org JobPosting)",
        "key": "필요 없음",
        "terms": "사이트마다 다르므로 운영자가 이용약관을 확인합니다. robots.txt가 막는 페이지는 읽지 않습니다",
        "fields": "사이트맵: loc, lastmod. 페이지: schema.org JobPosting",
        "fixtures": "표준의 꼴대로 지은 사이트맵과 페이지",
        "unsure": "lastmod를 적지 않는 사이트는 고친 공고를 다시 읽지 못함. "
        "한 번에 백 페이지까지 읽고 나머지는 다음 차례에 이어 읽음",
    },
)
