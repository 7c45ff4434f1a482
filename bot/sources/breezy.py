"""Breezy HR career sites: a company's whole list in one answer, keyless, on its own host under breezy.hr.

The list seldom has a text. A posting without one is read from its own page (schema.org JobPosting), as far as the site's
robots.txt lets us and only when its row is new or says something else; where the page is not to be had, the posting stays as
the list tells it and bears `partial`. A site nobody has answers like one with nothing open: an empty list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from bot.model.posting import RawPosting
from bot.sources import json_ld, text, times
from bot.sources.answers import mapping, mappings, read_rows, rows_of, words_of
from bot.sources.boards import JSON, Tenant, needed, version_of
from bot.sources.contract import Answer, Entry, Page, Request, Source


def start(entry: Entry) -> tuple[Request, ...]:
    """The list."""
    return (Request(f"{_base(entry)}/json", JSON),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All rows of the list, or the page of one posting."""
    if answer.request.about:
        return _page(answer)
    rows = rows_of(answer)
    postings, faults = read_rows(rows, lambda row: _posting(entry, row))
    without = {posting.external_id: posting for posting in postings if not posting.body}
    pages = (_ask(entry, row, without) for row in mappings(rows))
    return Page(tuple(postings), tuple(filter(None, pages)), faults=tuple(faults))


def _base(entry: Entry) -> str:
    return entry.base_url or f"https://{entry.settings.board}.breezy.hr"


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    location, body = _location(row), text.body(row.get("description"))
    if not entry.settings.has_place(location):
        return None
    fields = {
        "employment_type": text.line(mapping(row.get("type")).get("name")),
        "posted": text.line(row.get("published_date")),
        "role": text.line(row.get("department")),
        "partial": "" if body else "채용 목록",
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(row.get("name")), "name(제목)"),
        url=text.link(row.get("url")),
        company=text.line(entry.settings.company or mapping(row.get("company")).get("name") or entry.name),
        body=body,
        location=location,
        pay_text=text.line(row.get("salary")),
        posted_at=times.moment(row.get("published_date")),
        fields={name: value for name, value in fields.items() if value},
    )


def _location(row: Mapping[str, Any]) -> str:
    places = [_place(where) for where in mappings(row.get("locations") or [])]
    first = row.get("location")
    one = _place(first) if isinstance(first, dict) else text.line(first)
    remote = "Remote" if mapping(first).get("is_remote") is True else ""
    return "; ".join(dict.fromkeys(filter(None, (one, *places, remote))))


def _place(where: Mapping[str, Any]) -> str:
    country = text.line(mapping(where.get("country")).get("name"))
    written = ", ".join(dict.fromkeys(filter(None, (text.line(where.get("city")), country))))
    return written or text.line(where.get("name"))


def _ask(entry: Entry, row: Mapping[str, Any], without: Mapping[str, RawPosting]) -> Request | None:
    """The page of a posting that has no text in the list."""
    id_, page = text.identity(row.get("id")), text.identity(row.get("friendly_id"))
    if id_ not in without or not page:
        return None
    url = f"{_base(entry)}/p/{quote(page, safe='')}"
    told = {"posting": without[id_]}
    return Request(url, one=True, page=True, about=id_, version=version_of(row), row=told)


def _page(answer: Answer) -> Page:
    told: RawPosting | None = answer.request.row.get("posting")
    if told is None or answer.status != 200:
        return Page(closed=frozenset({answer.request.about}))
    for thing in json_ld.things_on(words_of(answer)):
        if body := text.body(thing.get("description")):
            fields = {name: value for name, value in told.fields.items() if name != "partial"}
            closes_at = times.deadline(thing.get("validThrough"))
            return Page((replace(told, body=body, closes_at=closes_at, fields=fields),))
    return Page()


source = Source(
    kind="breezy",
    settings=Tenant,
    start=start,
    parse=parse,
    hosts=("*.breezy.hr",),
    ledger={
        "official": "예. Breezy HR 채용 사이트가 스스로 내보내는 공개 목록(/json)",
        "key": "필요 없음. 열쇠가 있어야 하는 정식 API는 쓰지 않음",
        "terms": "회사의 공개 채용 게시판을 다른 곳에 보이려고 쓰는 목록. 공고 페이지는 robots.txt가 허락할 때만 읽습니다",
        "fields": "목록: id, friendly_id, name, url, published_date, type, location, locations, department, salary, company, "
        "description. 페이지: schema.org JobPosting(description, validThrough)",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 목록과 페이지",
        "unsure": "목록에 본문(description)이 오는지는 사이트마다 다른 듯해, 없으면 공고 페이지에서 읽음. "
        "없는 회사도 빈 목록으로 답하므로 이름이 틀려도 알 수 없음. 읽기 횟수 제한은 공개되지 않음",
    },
)
