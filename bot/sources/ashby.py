"""Ashby job boards: a whole board in one answer, keyless, with pay when the company shows it.

Rows with `isListed` false are not meant for people and are left out. The documented answer has no `id`, live ones do: else
the posting's address is its identity.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import mapping, mappings, read_rows, rows_of
from bot.sources.boards import JSON, Board, needed
from bot.sources.contract import Answer, Entry, Page, Request, Source

HOST = "api.ashbyhq.com"


def start(entry: Entry) -> tuple[Request, ...]:
    """The whole board."""
    base = entry.base_url or f"https://{HOST}"
    return (Request(f"{base}/posting-api/job-board/{entry.settings.board}?includeCompensation=true", JSON),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All listed rows of the board."""
    postings, faults = read_rows(rows_of(answer, "jobs"), lambda row: _posting(entry, row))
    return Page(tuple(postings), faults=tuple(faults))


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    location = _location(row)
    if row.get("isListed") is False or not entry.settings.has_place(location):
        return None
    url = text.link(row.get("jobUrl"))
    fields = {
        "employment_type": text.line(row.get("employmentType")),
        "posted": text.line(row.get("publishedAt")),
        "role": text.line([row.get("department"), row.get("team")]),
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(
            text.identity(row.get("id")) or urlsplit(url).path.rstrip("/").rpartition("/")[2], "id"
        ),
        title=needed(text.line(row.get("title")), "title"),
        url=url,
        company=text.line(entry.settings.company or entry.name),
        body=text.body(row.get("descriptionHtml") or row.get("descriptionPlain")),
        location=location,
        pay_text=_pay(mapping(row.get("compensation"))),
        posted_at=times.moment(row.get("publishedAt")),
        fields={name: value for name, value in fields.items() if value},
    )


def _location(row: Mapping[str, Any]) -> str:
    """All places; an office without its country gets the country of its address, so that "HQ" says where it is."""
    others = mappings(row.get("secondaryLocations") or [])
    places = [_place(row, mapping(mapping(row.get("address")).get("postalAddress")))]
    places += [_place(other, mapping(other.get("address"))) for other in others]
    remote = "Remote" if row.get("isRemote") is True or row.get("workplaceType") == "Remote" else ""
    return "; ".join(dict.fromkeys(filter(None, (*places, remote))))


def _place(where: Mapping[str, Any], address: Mapping[str, Any]) -> str:
    name = text.line(where.get("location"))
    parts = [text.line(address.get(key)) for key in ("addressLocality", "addressCountry")]
    return ", ".join(
        filter(None, (name, *(part for part in parts if part.casefold() not in name.casefold())))
    )


def _pay(pay: Mapping[str, Any]) -> str:
    """The salary in figures; where there is none, the company's own summary (`₩80M – ₩120M • Offers Equity`)."""
    for part in mappings(pay.get("summaryComponents")):
        if part.get("compensationType") == "Salary":
            figures = text.money(
                part.get("minValue"), part.get("maxValue"), part.get("currencyCode"), part.get("interval")
            )
            if figures:
                return figures
    return text.line(pay.get("compensationTierSummary") or pay.get("scrapeableCompensationSalarySummary"))


source = Source(
    kind="ashby",
    settings=Board,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. Ashby가 문서로 알리는 공개 Job Posting API",
        "key": "필요 없음",
        "terms": "회사의 공개 채용 게시판을 다른 곳에 보이라고 내놓은 인터페이스",
        "fields": "id, title, jobUrl, location, secondaryLocations, address, isListed, isRemote, descriptionHtml, "
        "publishedAt, employmentType, department, team, compensation",
        "fixtures": "문서의 꼴대로 지은 게시판",
        "unsure": "문서의 본보기에는 id가 없음. 게시판 이름은 대소문자를 가리는 곳이 있음. "
        "summaryComponents는 다른 클라이언트에서만 확인",
    },
)
