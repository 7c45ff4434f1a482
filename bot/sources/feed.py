"""RSS, Atom and JSON Feed: the open ways a blog or a board tells what is new.

A feed is a window on the newest, so what is no longer in it is not closed: a feed's page is never complete. Identity is the
feed's own (guid, id), else the link. XML that declares entities is refused unread; nothing honest in a feed needs them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.addresses import Address, place
from bot.sources.answers import json_of, mappings, read_rows, rows_in, words_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source


class Feed(Settings):
    """`url`: the feed. `company`: who hires, when the feed is one company's own."""

    url: Address
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """The feed."""
    return (Request(entry.settings.url),)


def parse(entry: Entry, answer: Answer) -> Page:
    """The newest postings; SourceChanged when it is no feed."""
    if answer.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(entry, answer)
    return _xml_feed(entry, answer)


def _json_feed(entry: Entry, answer: Answer) -> Page:
    found = json_of(answer)
    postings, faults = read_rows(rows_in(answer, found, "items"), lambda item: _of_item(entry, item))
    following = text.link(found.get("next_url"))
    next_ = (Request(following),) if following else ()
    return Page(tuple(postings), next_, faults=tuple(faults), complete=False)


def _of_item(entry: Entry, item: Mapping[str, Any]) -> RawPosting:
    url = text.link(item.get("url")) or text.link(item.get("external_url"))
    author = next(mappings(item.get("authors") or item.get("author")), {})
    return _posting(
        entry,
        id_=item.get("id") or url,
        url=url,
        title=item.get("title"),
        body=item.get("content_html") or item.get("content_text") or item.get("summary"),
        author=author.get("name"),
        posted=item.get("date_published"),
    )


def _xml_feed(entry: Entry, answer: Answer) -> Page:
    words = words_of(answer)
    if re.search("<!ENTITY", words, re.IGNORECASE):
        raise SourceChanged(
            f"{place(answer.request.url)}: 안전하지 않은 XML(엔티티 선언)이라 읽지 않았습니다."
        )
    import feedparser  # costs memory that most rooms never need

    # As a stream: feedparser takes bytes for the name of a file. As UTF-8, whatever the host calls it.
    found = feedparser.parse(
        io.BytesIO(words.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version:
        raise SourceChanged(
            f"{place(answer.request.url)}: RSS, Atom, JSON Feed 가운데 어느 것도 아닌 답이 왔습니다."
        )
    postings, faults = read_rows(list(found.entries), lambda item: _of_entry(entry, item))
    if found.bozo and not postings:
        raise SourceChanged(f"{place(answer.request.url)}: 피드가 깨져 있거나 중간에 끊겼습니다.")
    return Page(tuple(postings), faults=tuple(faults), complete=False)


def _of_entry(entry: Entry, item: Mapping[str, Any]) -> RawPosting:
    url = text.link(item.get("link"))
    content = next(mappings(item.get("content")), {})
    return _posting(
        entry,
        id_=item.get("id") or url,
        url=url,
        title=item.get("title"),
        body=content.get("value") or item.get("summary"),
        author=item.get("author"),
        posted=item.get("published") or item.get("updated"),
    )


def _posting(
    entry: Entry, *, id_: object, url: str, title: object, body: object, author: object, posted: object
) -> RawPosting:
    external_id, words = text.identity(id_), text.line(title)
    if not external_id or not words:
        raise ValueError("제목이나 번호(guid, id, 링크)가 없습니다")
    return RawPosting(
        source=entry.name,
        external_id=external_id,
        title=words,
        url=url,
        company=text.line(entry.settings.company) or text.line(author),
        body=text.body(body),
        posted_at=times.moment(posted),
    )


source = Source(
    kind="feed",
    settings=Feed,
    start=start,
    parse=parse,
    hosts=(),
    ledger={
        "official": "예. 사이트가 스스로 내보내는 피드(RSS 2.0, Atom 1.0, JSON Feed 1.1)",
        "key": "필요 없음",
        "terms": "피드마다 다르므로 운영자가 확인합니다. 제목과 링크를 그대로 옮깁니다",
        "fields": "제목, 링크, 번호(guid, id), 본문이나 요약, 글쓴이, 올린 날",
        "fixtures": "규격 문서의 꼴대로 지은 피드",
        "unsure": "피드는 최근 것만 담으므로 빠진 공고를 마감으로 보지 않습니다",
    },
)
