"""원티드's open API, for those it gave a client id and secret: a list, and a page with the texts of each posting.

The lists are those marked 병역특례 (`additional_apply_type` alternative_military) and the categories an operator names. A page
is asked for when its row changed. Rows and pages name things in two ways (name or position, title or text): both are read.
A row that is closed bears a closed mark, a hidden one is passed over; without a last day a posting is always open. The host
allows ten calls in ten seconds, so it is left alone for 1.1 seconds after each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from bot.errors import SourceChanged
from bot.sources import text
from bot.sources.addresses import place
from bot.sources.answers import json_of, mapping, rows_in, unknown_codes
from bot.sources.boards import JSON, version_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.wanted_posting import MILITARY, first_of, posting, service

HOST = "openapi.wanted.jobs"
LIST, ONE = "/v2/jobs", "/v1/jobs/"
ROWS = 50
GAP = 1.1

_CLOSED = ("close", "closed")
_KEYS = {"wanted-client-id": "wanted_client_id", "wanted-client-secret": "wanted_client_secret"}
_STATUSES = ("active", *_CLOSED)
_SAID = (
    "name", "position", "title", "status", "due_time", "employment_type", "additional_apply_type", "annual_from",
    "annual_to", "address", "category_tags", "company", "updated_at",
)  # fmt: skip
"""What of a row stands for its page: pictures and counts may change with every call."""


class Wanted(Settings):
    """`military`: the postings marked 병역특례. `categories`: numbers of 직군 to read whole, such as 518 (개발)."""

    military: bool = True
    categories: tuple[int, ...] = ()


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page of each list."""
    lists = (
        [{"additional_apply_types": f"job.additional_apply_type.{MILITARY}"}]
        if entry.settings.military
        else []
    )
    lists += [{"category_tag": str(number)} for number in entry.settings.categories]
    return tuple(
        _list(entry, {**query, "sort": "job.latest_order", "offset": "0", "limit": str(ROWS)})
        for query in lists
    )


def _list(entry: Entry, query: Mapping[str, str]) -> Request:
    base = entry.base_url or f"https://{HOST}"
    series = query.get("category_tag", MILITARY)
    return Request(f"{base}{LIST}?{urlencode(query)}", JSON, secret_headers=_KEYS, gap=GAP, series=series)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of a list, or the page of one posting."""
    return _one(entry, answer) if answer.request.about else _rows(entry, answer)


def _rows(entry: Entry, answer: Answer) -> Page:
    found = json_of(answer)
    rows = rows_in(answer, found, "data")
    pages, closed, faults = list[Request](), set[str](), list[str]()
    for number, row in enumerate(map(mapping, rows), 1):
        id_ = text.identity(row.get("id"))
        if not id_:
            faults.append(f"{number}번째 공고: id이(가) 없습니다")
        elif _is_closed(row):
            closed.add(id_)
        elif row.get("hidden") is not True and _is_of(answer.request, row):
            pages.append(_page(entry, answer.request, id_, row))
    after, complete = _after(entry, answer, mapping(found), len(rows))
    unknown = unknown_codes("status", (mapping(row).get("status") for row in rows), _STATUSES)
    return Page((), (*pages, *after), frozenset(closed), tuple(faults), complete, unknown)


def _is_closed(row: Mapping[str, Any]) -> bool:
    return str(row.get("status")).lower() in _CLOSED


def _is_of(request: Request, row: Mapping[str, Any]) -> bool:
    """A host that passes over the mark that was asked for shows everything."""
    return request.series != MILITARY or "additional_apply_type" not in row or bool(service(row))


def _page(entry: Entry, list_: Request, id_: str, row: Mapping[str, Any]) -> Request:
    base = entry.base_url or f"https://{HOST}"
    return Request(
        f"{base}{ONE}{quote(id_, safe='')}",
        JSON,
        one=True,
        secret_headers=_KEYS,
        gap=GAP,
        about=id_,
        version=version_of({key: row.get(key) for key in _SAID}),
        series=list_.series,
        row=row,
    )


def _after(
    entry: Entry, answer: Answer, found: Mapping[str, Any], rows: int
) -> tuple[tuple[Request, ...], bool]:
    """The page the host points to, by its query alone; without any word of one, a full page has another behind it."""
    query = dict(parse_qsl(urlsplit(answer.request.url).query))
    if "links" in found:
        following = mapping(found["links"]).get("next")
        if not following:
            return (), True
        turned = dict(parse_qsl(urlsplit(following).query)) if isinstance(following, str) else {}
        return ((_list(entry, query | turned),) if turned else ()), bool(turned)
    if rows < ROWS:
        return (), True
    return (_list(entry, query | {"offset": str(int(query["offset"]) + ROWS)}),), True


def _one(entry: Entry, answer: Answer) -> Page:
    id_, row = answer.request.about, answer.request.row
    if answer.status != 200:
        return Page(closed=frozenset({id_}))
    found = mapping(json_of(answer))
    data = mapping(found.get("data"))
    job = mapping(found.get("job")) or mapping(data.get("job")) or data or found
    detail = mapping(job.get("detail"))
    both = {**row, **{key: value for key, value in job.items() if value is not None}}
    if _is_closed(job):
        return Page(closed=frozenset({id_}))
    title = first_of(job, "position", "name", "title") or first_of(detail, "position", "name", "title")
    if not detail or not (title or first_of(row, "name", "position", "title")):
        raise SourceChanged(f"{place(answer.request.url)}: 공고의 글(detail)이 없는 답이 왔습니다.")
    if job.get("hidden") is True:
        return Page()
    return Page(
        (posting(entry.name, id_, both, detail, title or first_of(row, "name", "position", "title")),)
    )


source = Source(
    kind="wanted",
    settings=Wanted,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. 원티드 OpenAPI(openapi.wanted.jobs)",
        "key": "GONGGO_WANTED_CLIENT_ID와 GONGGO_WANTED_CLIENT_SECRET. openapi.wanted.jobs에서 사업자등록번호로 신청하면 "
        "영업일로 사흘 안에 줍니다",
        "terms": "사이트의 /api/는 robots.txt가 막아 두었으므로 이 인터페이스만 씁니다. 10초에 열 번까지",
        "fields": "data[](id, status, hidden, due_time, name, company, employment_type, address, category_tags, "
        "additional_apply_type, url), links.next, detail(intro, main_tasks, requirements, preferred_points, benefits, "
        "hire_rounds), skill_tags, annual_from, annual_to",
        "fixtures": "공식 명세와 다른 클라이언트들이 적은 꼴대로 지은 답",
        "unsure": "실제 답의 이름이 명세와 다르다는 말이 있어(name과 position, title과 text) 둘 다 읽음. 한 번에 몇 줄을 주는지, "
        "병역특례만 골라 주는지 확인 전이라 아니면 여기서 고름. 목록의 줄이 그대로면 글이 바뀌어도 다시 읽지 않음",
    },
)
