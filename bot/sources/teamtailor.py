"""Teamtailor career sites: the company's JSON Feed, keyless, each item with a schema.org JobPosting beside it.

The item gives identity, title, link and text; the JobPosting beside it (`_jobposting`) gives company, place, dates and pay.
Unlike a blog's feed it holds every posting that is open, so what is missing from the whole of it is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import json_ld, text, times
from bot.sources.answers import json_of, mapping, read_rows, rows_in
from bot.sources.boards import Tenant, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source


def start(entry: Entry) -> tuple[Request, ...]:
    """The feed."""
    base = entry.base_url or f"https://{entry.settings.board}.teamtailor.com"
    return (Request(f"{base}/jobs.json", {"Accept": "application/feed+json, application/json"}),)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of items; `next_url` leads to the one after it."""
    found = json_of(answer)
    postings, faults = read_rows(rows_in(answer, found, "items"), lambda item: _posting(entry, item))
    following = text.link(mapping(found).get("next_url"))
    return Page(tuple(postings), (Request(following),) if following else (), faults=tuple(faults))


def _posting(entry: Entry, item: Mapping[str, Any]) -> RawPosting | None:
    id_ = needed(text.identity(item.get("id")), "id")
    title = needed(text.line(item.get("title")), "title")
    thing = {**mapping(item.get("_jobposting")), "title": title}
    told = json_ld.posting(entry.name, id_, text.link(item.get("url")), thing, entry.settings.company)
    if not entry.settings.has_place(told.location):
        return None
    return replace(
        told,
        company=told.company or entry.name,
        body=text.body(item.get("content_html") or item.get("content_text")) or told.body,
        posted_at=times.moment(item.get("date_published")) or told.posted_at,
    )


source = Source(
    kind="teamtailor",
    settings=Tenant,
    start=start,
    parse=parse,
    hosts=("*.teamtailor.com",),
    ledger={
        "official": "예. Teamtailor 채용 사이트가 스스로 내보내는 공개 피드(JSON Feed)",
        "key": "필요 없음. 열쇠가 있어야 하는 정식 API는 쓰지 않음",
        "terms": "피드는 옮겨 보이라고 내놓은 것. 공고는 준 주소로 잇습니다",
        "fields": "id, title, url, content_html, date_published, _jobposting(hiringOrganization, jobLocation, jobLocationType, "
        "validThrough, employmentType, baseSalary)",
        "fixtures": "JSON Feed 규격과 다른 클라이언트들이 적은 꼴대로 지은 피드",
        "unsure": "한 번에 모든 공고가 오는지 next_url로 나누어 오는지 확인 전이라 둘 다 읽음",
    },
)
