"""Recruitee career sites: a whole board in one answer, keyless, on the company's own host under recruitee.com.

Only `published` offers are meant for people. The JD is `description` and `requirements`; times end in the word UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping, mappings, read_rows, rows_of
from bot.sources.boards import JSON, Tenant, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source


def start(entry: Entry) -> tuple[Request, ...]:
    """The whole board."""
    base = entry.base_url or f"https://{entry.settings.board}.recruitee.com"
    return (Request(f"{base}/api/offers/", JSON),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All published offers."""
    postings, faults = read_rows(rows_of(answer, "offers"), lambda row: _posting(entry, row))
    return Page(tuple(postings), faults=tuple(faults))


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    location = _location(row)
    if row.get("status", "published") != "published" or not entry.settings.has_place(location):
        return None
    fields = {
        "employment_type": _words(row.get("employment_type_code")),
        "experience": _words(row.get("experience_code")),
        "education": _words(row.get("education_code")),
        "posted": text.line(row.get("published_at")),
        "deadline": text.line(row.get("close_at")),
        "role": text.line(row.get("department")),
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(row.get("title")), "title"),
        url=text.link(row.get("careers_url")),
        company=text.line(entry.settings.company or row.get("company_name") or entry.name),
        body=text.body(row.get("description"), row.get("requirements")),
        location=location,
        pay_text=_pay(row),
        posted_at=times.moment(row.get("published_at") or row.get("created_at")),
        closes_at=times.deadline(row.get("close_at")),
        fields={name: value for name, value in fields.items() if value},
    )


def _location(row: Mapping[str, Any]) -> str:
    places = [_place(where) for where in mappings(row.get("locations") or [])]
    whole = text.line(row.get("location")) or _place(row)
    remote = "Remote" if row.get("remote") is True else ""
    return "; ".join(
        dict.fromkeys(filter(None, (*(filter(None, places)), "" if any(places) else whole, remote)))
    )


def _place(where: Mapping[str, Any]) -> str:
    return ", ".join(
        dict.fromkeys(filter(None, (text.line(where.get(key)) for key in ("city", "state", "country"))))
    )


def _pay(row: Mapping[str, Any]) -> str:
    pay = mapping(row.get("salary"))
    low, high = (_figure(pay.get(end)) for end in ("min", "max"))
    return text.money(low, high, pay.get("currency"), pay.get("period") or "")


def _figure(value: object) -> object:
    """Figures come as numbers or as words."""
    return float(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else value


def _words(code: object) -> str:
    return text.line(code).replace("_", " ")


source = Source(
    kind="recruitee",
    settings=Tenant,
    start=start,
    parse=parse,
    hosts=("*.recruitee.com",),
    ledger={
        "official": "예. Recruitee가 문서로 알리는 공개 Careers Site API",
        "key": "필요 없음",
        "terms": "회사의 공개 채용 게시판을 읽으라고 내놓은 인터페이스. 공고는 준 주소로 잇습니다",
        "fields": "id, title, status, careers_url, location, locations, city, country, remote, "
        "description, requirements, salary, published_at, close_at, employment_type_code, "
        "experience_code, education_code, department, company_name",
        "fixtures": "문서와 다른 클라이언트들이 적은 꼴대로 지은 게시판",
        "unsure": "salary의 금액이 숫자인지 글인지, close_at이 있는지 확인 전",
    },
)
