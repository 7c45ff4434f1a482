"""SmartRecruiters postings: a list of a hundred rows a page, and the JD in a page of JSON for each posting, keyless.

A posting's page is asked for only when its row in the list is new or says something else. A company nobody has heard of
answers like one with nothing open: an empty list. Rows that are not public are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.answers import json_of, mapping, mappings, rows_in
from bot.sources.boards import JSON, Board, needed, page_of_one, version_of
from bot.sources.contract import Answer, Entry, Page, Request, Source

HOST = "api.smartrecruiters.com"
ROWS = 100
_PARTS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page of the list."""
    return (_list(entry, 0),)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of the list, or one posting."""
    if answer.request.about:
        return page_of_one(answer, lambda: _posting(entry, answer))
    found = json_of(answer)
    rows = rows_in(answer, found, "content")
    pages = [page for row in mappings(rows) if (page := _page(entry, row))]
    seen = int(parse_qs(urlsplit(answer.request.url).query)["offset"][0]) + ROWS
    total = mapping(found).get("totalFound")
    more = isinstance(total, int) and seen < total and bool(rows)
    faults = [] if len(list(mappings(rows))) == len(rows) else ["공고 꼴이 아닌 줄이 있습니다"]
    return Page(next=(*pages, *([_list(entry, seen)] if more else [])), faults=tuple(faults))


def _list(entry: Entry, offset: int) -> Request:
    return Request(f"{_base(entry)}?limit={ROWS}&offset={offset}", JSON)


def _base(entry: Entry) -> str:
    return f"{entry.base_url or f'https://{HOST}'}/v1/companies/{entry.settings.board}/postings"


def _page(entry: Entry, row: Mapping[str, Any]) -> Request | None:
    id_ = text.identity(row.get("id"))
    hidden = row.get("visibility", "PUBLIC") != "PUBLIC" or row.get("active") is False
    if not id_.isalnum() or hidden or not entry.settings.has_place(_location(row)):
        return None
    return Request(f"{_base(entry)}/{id_}", JSON, one=True, about=id_, version=version_of(row), row=row)


def _posting(entry: Entry, answer: Answer) -> RawPosting | None:
    id_, row = answer.request.about, {**answer.request.row, **mapping(json_of(answer))}
    if row.get("active") is False:
        return None
    sections = mapping(mapping(row.get("jobAd")).get("sections"))
    if not sections:
        raise ValueError("본문(jobAd)이 없습니다")
    company = mapping(row.get("company"))
    own = f"https://jobs.smartrecruiters.com/{entry.settings.board}/{id_}"
    fields = {
        "employment_type": _label(row, "typeOfEmployment"),
        "experience": _label(row, "experienceLevel"),
        "posted": text.line(row.get("releasedDate")),
        "role": text.line([_label(row, "department"), _label(row, "function")]),
    }
    return RawPosting(
        source=entry.name,
        external_id=id_,
        title=needed(text.line(row.get("name")), "name(제목)"),
        url=text.link(row.get("postingUrl")) or own,
        company=text.line(entry.settings.company or company.get("name") or entry.name),
        body=text.body(*(mapping(sections.get(part)).get("text") for part in _PARTS)),
        location=_location(row),
        posted_at=times.moment(row.get("releasedDate")),
        fields={name: value for name, value in fields.items() if value},
    )


def _label(row: Mapping[str, Any], key: str) -> str:
    return text.line(mapping(row.get(key)).get("label"))


def _location(row: Mapping[str, Any]) -> str:
    where = mapping(row.get("location"))
    parts = [text.line(where.get(key)) for key in ("city", "region")]
    parts.append(_COUNTRIES.get(text.line(where.get("country")).lower(), text.line(where.get("country"))))
    remote = "Remote" if where.get("remote") is True else ""
    whole = text.line(where.get("fullLocation")) or ", ".join(dict.fromkeys(filter(None, parts)))
    return "; ".join(filter(None, (whole, remote)))


_COUNTRIES = {"kr": "South Korea"}
"""The list writes countries as two letters; ours is written out, so that `locations` finds it."""


source = Source(
    kind="smartrecruiters",
    settings=Board,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. SmartRecruiters가 문서로 알리는 공개 Posting API",
        "key": "필요 없음",
        "terms": "회사의 공개 채용 게시판을 읽으라고 내놓은 인터페이스. 공고는 준 주소로 잇습니다",
        "fields": "목록: id, name, location, releasedDate, typeOfEmployment, experienceLevel, department, function. "
        "공고: jobAd.sections, postingUrl, active, company",
        "fixtures": "문서와 다른 클라이언트들이 적은 꼴대로 지은 목록과 공고",
        "unsure": "없는 회사도 빈 목록으로 답하므로 이름이 틀려도 알 수 없음. "
        "목록에 드러나지 않게 본문만 고친 공고는 다시 읽지 않음",
    },
)
