"""Greenhouse job boards: a whole board in one answer, keyless.

`content` is HTML escaped once more; times carry the company's own zone; a place may be several, as "A; B". A board that has
nothing open answers an empty list, one that does not exist answers 404.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping, mappings, read_rows, rows_of
from bot.sources.boards import JSON, Board, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source

HOST = "boards-api.greenhouse.io"


def start(entry: Entry) -> tuple[Request, ...]:
    """The whole board."""
    base = entry.base_url or f"https://{HOST}"
    return (Request(f"{base}/v1/boards/{entry.settings.board}/jobs?content=true", JSON),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All rows of the board."""
    postings, faults = read_rows(rows_of(answer, "jobs"), lambda row: _posting(entry, row))
    return Page(tuple(postings), faults=tuple(faults))


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    location = text.line(mapping(row.get("location")).get("name"))
    if not entry.settings.has_place(location):
        return None
    fields = {
        "deadline": text.line(row.get("application_deadline")),
        "posted": text.line(row.get("first_published")),
        "role": text.line([team.get("name") for team in mappings(row.get("departments"))]),
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(row.get("title")), "title"),
        url=text.link(row.get("absolute_url")),
        company=text.line(entry.settings.company or row.get("company_name") or entry.name),
        body=text.body(row.get("content")),
        location=location,
        posted_at=times.moment(row.get("first_published")),
        closes_at=times.deadline(row.get("application_deadline")),
        fields={name: value for name, value in fields.items() if value},
    )


source = Source(
    kind="greenhouse",
    settings=Board,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. Greenhouse가 문서로 알리는 공개 Job Board API",
        "key": "필요 없음",
        "terms": "공개 채용 게시판을 읽으라고 내놓은 인터페이스. 공고는 준 주소로 잇습니다",
        "fields": "id, title, absolute_url, location, content, first_published, application_deadline, departments, company_name",
        "fixtures": "문서의 꼴대로 지은 게시판",
        "unsure": "읽기 횟수 제한은 공개되지 않음",
    },
)
