"""Workable boards: a whole board in one answer, keyless, by the interface of Workable's own widget.

The JD is one text, or one each for description, requirements and benefits; a place is in `locations` or in city, state and
country beside them. Places that the company hides from people stay hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import json_of, mapping, mappings, read_rows, rows_in
from bot.sources.boards import JSON, Board, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source

HOST = "apply.workable.com"


def start(entry: Entry) -> tuple[Request, ...]:
    """The whole board with its texts."""
    base = entry.base_url or f"https://{HOST}"
    return (Request(f"{base}/api/v1/widget/accounts/{entry.settings.board}?details=true", JSON),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All rows of the board."""
    found = json_of(answer)
    company = text.line(mapping(found).get("name"))
    postings, faults = read_rows(rows_in(answer, found, "jobs"), lambda row: _posting(entry, row, company))
    return Page(tuple(postings), faults=tuple(faults))


def _posting(entry: Entry, row: Mapping[str, Any], company: str) -> RawPosting | None:
    location = _location(row)
    if not entry.settings.has_place(location):
        return None
    fields = {
        "employment_type": text.line(row.get("employment_type")),
        "experience": text.line(row.get("experience")),
        "education": text.line(row.get("education")),
        "posted": text.line(row.get("published_on")),
        "role": text.line([row.get("department"), row.get("function")]),
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("shortcode")), "shortcode"),
        title=needed(text.line(row.get("title")), "title"),
        url=text.link(row.get("url")) or text.link(row.get("shortlink")),
        company=text.line(entry.settings.company or company or entry.name),
        body=text.body(row.get("description"), row.get("requirements"), row.get("benefits")),
        location=location,
        posted_at=times.moment(row.get("published_on") or row.get("created_at")),
        fields={name: value for name, value in fields.items() if value},
    )


def _location(row: Mapping[str, Any]) -> str:
    places = [
        _place(where, "region")
        for where in mappings(row.get("locations") or [])
        if where.get("hidden") is not True
    ]
    remote = "Remote" if row.get("telecommuting") is True else ""
    return "; ".join(dict.fromkeys(filter(None, (*(places or [_place(row, "state")]), remote))))


def _place(where: Mapping[str, Any], region: str) -> str:
    parts = (text.line(where.get(key)) for key in ("city", region, "country"))
    return ", ".join(dict.fromkeys(filter(None, parts)))


source = Source(
    kind="workable",
    settings=Board,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. Workable이 회사 홈페이지에 끼워 넣으라고 내놓은 위젯의 공개 인터페이스",
        "key": "필요 없음",
        "terms": "회사의 공개 채용 게시판을 다른 곳에 보이려고 쓰는 인터페이스. 공고는 준 주소로 잇습니다",
        "fields": "shortcode, title, url, locations(city, region, country), telecommuting, description, requirements, "
        "benefits, published_on, employment_type, experience, education, department, function",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 게시판",
        "unsure": "requirements와 benefits가 따로 오는지, description에 함께 오는지 확인 전이라 둘 다 읽음. "
        "읽기 횟수 제한은 공개되지 않음(429가 올 수 있음)",
    },
)
