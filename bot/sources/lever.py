"""Lever postings: a plain list, keyless, a hundred rows at a time; tenants in the EU are on a host of their own.

The description already begins with the opening, so the body is description + each of `lists` + additional. `createdAt`
is epoch milliseconds. There is neither a company's name nor a deadline.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping, mappings, read_rows, rows_of
from bot.sources.boards import JSON, Board, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source

HOST, EU_HOST = "api.lever.co", "api.eu.lever.co"
ROWS = 100


class Lever(Board):
    """`eu`: the company's board is on Lever's EU host."""

    eu: bool = False


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page."""
    return (_page(entry, 0),)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of rows; a full one means there may be another."""
    rows = rows_of(answer)
    postings, faults = read_rows(rows, lambda row: _posting(entry, row))
    # More than was asked for: a host that does not turn pages and gave everything.
    skipped = int(answer.request.url.rpartition("skip=")[2].partition("&")[0])
    return Page(
        tuple(postings), (_page(entry, skipped + ROWS),) if len(rows) == ROWS else (), faults=tuple(faults)
    )


def _page(entry: Entry, skip: int) -> Request:
    base = entry.base_url or f"https://{EU_HOST if entry.settings.eu else HOST}"
    return Request(f"{base}/v0/postings/{entry.settings.board}?mode=json&skip={skip}&limit={ROWS}", JSON)


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    categories = mapping(row.get("categories"))
    remote = "Remote" if row.get("workplaceType") == "remote" else ""
    places = dict.fromkeys(
        (*_words(categories.get("allLocations")), text.line(categories.get("location")), remote)
    )
    location = "; ".join(filter(None, places))
    if not entry.settings.has_place(location):
        return None
    fields = {
        "employment_type": text.line(categories.get("commitment")),
        "role": text.line([categories.get("department"), categories.get("team")]),
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(row.get("text")), "text(제목)"),
        url=text.link(row.get("hostedUrl")),
        company=text.line(entry.settings.company or entry.name),
        body=text.body(
            row.get("description") or row.get("descriptionPlain"),
            *(_part(part) for part in mappings(row.get("lists") or [])),
            row.get("additional") or row.get("additionalPlain"),
        ),
        location=location,
        pay_text=_pay(row),
        posted_at=times.moment(row.get("createdAt")),
        fields={name: value for name, value in fields.items() if value},
    )


def _part(part: Mapping[str, Any]) -> str:
    """One of the lists: its heading as plain text, its items as `<li>`s."""
    return f"<h3>{escape(text.line(part.get('text')))}</h3><ul>{part.get('content') or ''}</ul>"


def _pay(row: Mapping[str, Any]) -> str:
    pay = mapping(row.get("salaryRange"))
    figures = text.money(pay.get("min"), pay.get("max"), pay.get("currency"), pay.get("interval"))
    return figures or text.line(row.get("salaryDescriptionPlain"))


def _words(value: object) -> list[str]:
    return [text.line(word) for word in value] if isinstance(value, list) else []


source = Source(
    kind="lever",
    settings=Lever,
    start=start,
    parse=parse,
    hosts=(HOST, EU_HOST),
    ledger={
        "official": "예. Lever가 문서로 알리는 공개 Postings API",
        "key": "필요 없음",
        "terms": "올린 공고는 누구나 볼 수 있고 제3자가 모아도 된다고 문서에 적혀 있음",
        "fields": "id, text, hostedUrl, categories, description, lists, additional, createdAt, salaryRange, workplaceType",
        "fixtures": "문서의 꼴대로 지은 게시판",
        "unsure": "createdAt은 문서에 없고 본보기에만 있음. 회사 이름과 마감일은 주지 않음",
    },
)
