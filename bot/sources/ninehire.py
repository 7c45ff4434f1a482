"""Ninehire (나인하이어) career pages: whose page it is, its list from Ninehire's interface, and a page for each posting.

Off unless an operator turns it on, and then only as far as robots.txt lets, at the page's site and at Ninehire's. Rows that are
private, samples or talent pools are no postings. A posting's page is asked for only when its row is new or says something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.addresses import Address, place
from bot.sources.answers import json_of, mapping, mappings, rows_in, words_of
from bot.sources.boards import JSON, needed, page_of_one, version_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.next_data import objects_on

HOST = "api.ninehire.com"
ROWS = 100
_LIST = "list"
_POOL = re.compile(r"인재\s?(?:풀|뱅크)|talent\s?pool", re.IGNORECASE)
_CLOSED = frozenset({"closed", "completed", "draft"})
_DEADLINES = {"open_ended": True, "until_filled": True}
_EMPLOYMENTS = {"full_time": "정규직", "contract": "계약직", "intern": "인턴", "part_time": "파트타임"}


class Career(Settings):
    """`url`: the career page. `company`: who hires."""

    url: Address
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """The career page, which says by which id Ninehire knows the company."""
    return (Request(entry.settings.url, page=True),)


def parse(entry: Entry, answer: Answer) -> Page:
    """The career page, a page of the list, or one posting."""
    if answer.request.about:
        return _one(entry, answer)
    if answer.request.series == _LIST:
        return _rows(entry, answer)
    ids = (text.identity(mapping(one.get("info")).get("companyId")) for one in objects_on(words_of(answer)))
    company = next(filter(None, ids), "")
    if not company:
        raise SourceChanged(
            f"{place(answer.request.url)}: 나인하이어 채용 페이지가 아닌 페이지가 왔습니다. 주소를 확인해 주세요."
        )
    return Page(next=(_list(entry, company, 1),))


def _list(entry: Entry, company: str, number: int) -> Request:
    base = entry.base_url or f"https://{HOST}"
    asked = f"companyId={quote(company, safe='')}&page={number}&countPerPage={ROWS}&externalTitle=&order=created_at_desc"
    return Request(
        f"{base}/identity-access/homepage/recruitments?{asked}",
        JSON,
        page=True,
        series=_LIST,
        row={"company": company, "number": number},
    )


def _rows(entry: Entry, answer: Answer) -> Page:
    found = json_of(answer)
    rows = rows_in(answer, found, "results")
    count, number = mapping(found).get("count"), int(answer.request.row["number"])
    more = bool(rows) and isinstance(count, int) and count > number * ROWS
    following = (_list(entry, answer.request.row["company"], number + 1),) if more else ()
    pages = (_page(entry, row) for row in mappings(rows) if not _is_hidden(row))
    return Page(next=(*filter(None, pages), *following))


def _is_hidden(row: Mapping[str, Any]) -> bool:
    hidden = (
        row.get("isPrivate") is True or row.get("isSample") is True or text.line(row.get("status")) in _CLOSED
    )
    return hidden or bool(_POOL.search(text.line(row.get("externalTitle"))))


def _page(entry: Entry, row: Mapping[str, Any]) -> Request | None:
    key, id_ = text.identity(row.get("addressKey")), text.identity(row.get("recruitmentId"))
    if not key or not id_:
        return None
    url = urljoin(entry.settings.url, f"/job_posting/{quote(key, safe='')}")
    return Request(url, one=True, page=True, about=id_, version=version_of(row), row=row)


def _one(entry: Entry, answer: Answer) -> Page:
    found = next((one for one in objects_on(words_of(answer)) if "jobPosting" in one), {})
    row = {**answer.request.row, **mapping(found.get("recruitment"))}
    page = page_of_one(answer, lambda: _posting(entry, answer, row, mapping(found.get("jobPosting"))))
    code = text.line(row.get("deadlineType"))
    known = not code or code in _DEADLINES or text.line(row.get("deadlineValue"))
    return page if known else replace(page, unknown=frozenset({f"deadlineType={code}"}))


def _posting(
    entry: Entry, answer: Answer, row: Mapping[str, Any], posting: Mapping[str, Any]
) -> RawPosting | None:
    if posting.get("isActive") is False or text.line(row.get("status")) in _CLOSED:
        return None
    due = text.line(row.get("deadlineValue"))
    groups = (mapping(row.get(key)).get("title") for key in ("jobGroup", "jobTask"))
    fields = {
        "employment_type": ", ".join(
            _EMPLOYMENTS.get(code, code) for code in _codes(row.get("employmentType"))
        ),
        "experience": _experience(row.get("career")),
        "posted": text.line(row.get("createdAt")),
        "deadline": due,
        "role": ", ".join(dict.fromkeys(filter(None, map(text.line, groups)))),
    }
    return RawPosting(
        source=entry.name,
        external_id=answer.request.about,
        title=needed(text.line(row.get("externalTitle")), "externalTitle(제목)"),
        url=text.link(answer.request.url),
        company=text.line(entry.settings.company or entry.name),
        body=text.body(needed(posting.get("content") or "", "content(본문)")),
        location="; ".join(dict.fromkeys(filter(None, map(_place, _listed(row.get("jobLocations")))))),
        posted_at=times.moment(row.get("createdAt")),
        closes_at=times.deadline(row.get("deadlineValue")),
        open_until_filled=_DEADLINES.get(text.line(row.get("deadlineType"))) if not due else None,
        fields={name: value for name, value in fields.items() if value},
    )


def _codes(value: object) -> list[str]:
    return [text.line(code) for code in _listed(value) if text.line(code)]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _experience(value: object) -> str:
    """Seen only as null so far: words as they are, and of an object its own words."""
    told = mapping(value)
    return text.line(value) or text.line(
        [told.get(key) for key in ("title", "name", "type") if told.get(key)]
    )


def _place(where: object) -> str:
    told = mapping(where)
    return text.line(where) or next(
        filter(None, (text.line(told.get(key)) for key in ("address", "name", "title"))), ""
    )


source = Source(
    kind="ninehire",
    settings=Career,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "아니요. 누구나 보는 채용 페이지와, 그 페이지가 목록을 가져오는 인터페이스를 읽습니다",
        "key": "필요 없음",
        "terms": "회사마다 다름. 처음에는 꺼져 있고, 켜도 두 곳의 robots.txt가 허락하는 것만 읽습니다",
        "fields": "목록: recruitmentId, addressKey, externalTitle, status, isPrivate, isSample, jobGroup, jobTask. "
        "공고: content, isActive, employmentType, career, deadlineType, deadlineValue, jobLocations, createdAt",
        "fixtures": "다른 클라이언트가 적은 꼴대로 지은 페이지와 목록",
        "unsure": "career와 jobLocations에 값이 있을 때의 꼴, status와 deadlineType의 모든 값, robots.txt",
    },
)
