"""GreetingHR (그리팅) career pages: the list on one page, each opening on its own, read from the data inside the pages.

Off unless an operator turns it on, and then only as far as the site's robots.txt lets. `deploy` false is not meant for people.
No `dueDate` means open until filled; one without a zone is Korean time. A page of an opening is asked for only when its row
in the list is new or says something else. Both generations of pages are read (see next_data.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.addresses import Address, place
from bot.sources.answers import mapping, mappings, words_of
from bot.sources.boards import needed, page_of_one, version_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.next_data import objects_on

_CAREERS = {"NEW_COMER": "신입", "EXPERIENCED": "경력", "NOT_MATTER": "경력 무관"}
_EMPLOYMENTS = {"FULL_TIME_WORKER": "정규직"}
_CLOSED = frozenset({"CLOSE", "CLOSED"})
_NO_PLACE = "근무지 선택"  # what the form says before a place is chosen


class Career(Settings):
    """`url`: the page that lists the openings. `company`: who hires."""

    url: Address
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """The page that lists the openings."""
    return (Request(entry.settings.url, page=True),)


def parse(entry: Entry, answer: Answer) -> Page:
    """The list, or one opening; SourceChanged when the page carries no list."""
    if answer.request.about:
        return _one(entry, answer)
    found = list(objects_on(words_of(answer)))
    rows = {id_: one for one in found if "title" in one and (id_ := text.identity(one.get("openingId")))}
    if not rows and not any(one.get("queryKey") == ["openings"] or "openings" in one for one in found):
        raise SourceChanged(
            f"{place(answer.request.url)}: 공고 목록이 없는 페이지가 왔습니다. 꼴이 바뀐 것 같습니다."
        )
    shown = (one for id_, one in rows.items() if id_.isalnum() and one.get("deploy") is not False)
    return Page(next=tuple(_page(answer, one) for one in shown))


def _page(answer: Answer, row: Mapping[str, Any]) -> Request:
    id_ = text.identity(row.get("openingId"))
    url = urljoin(answer.request.url, f"/ko/o/{id_}")
    return Request(url, one=True, page=True, about=id_, version=version_of(row), row=row)


def _one(entry: Entry, answer: Answer) -> Page:
    found = next((one for one in objects_on(words_of(answer)) if "openingsInfo" in one), {})
    positions = tuple(mappings(mapping(found.get("jobPositionSetting")).get("jobPositions") or []))
    positions = positions or tuple(
        mappings(mapping(answer.request.row.get("openingJobPosition")).get("openingJobPositions") or [])
    )
    page = page_of_one(answer, lambda: _posting(entry, answer, found, positions))
    return replace(page, unknown=frozenset(_unknown(positions)))


def _posting(
    entry: Entry, answer: Answer, found: Mapping[str, Any], positions: tuple[Mapping[str, Any], ...]
) -> RawPosting | None:
    info = {**answer.request.row, **mapping(found.get("openingsInfo"))}
    if text.line(info.get("status")) in _CLOSED or info.get("deploy") is False:
        return None
    group = mapping(found.get("groupInfo")) or mapping(info.get("group"))
    due = text.line(info.get("dueDate"))
    fields = {
        "experience": _each(positions, _experience),
        "employment_type": _each(positions, _employment),
        "posted": text.line(info.get("openDate")),
        "deadline": due,
        "role": ", ".join(filter(None, (text.line(group.get("name")), _each(positions, _role)))),
    }
    return RawPosting(
        source=entry.name,
        external_id=answer.request.about,
        title=needed(text.line(info.get("title")), "title"),
        url=text.link(answer.request.url),
        company=text.line(entry.settings.company or entry.name),
        body=text.body(needed(info.get("detail") or "", "detail(본문)")),
        location=_each(positions, _place, "; "),
        posted_at=times.moment(info.get("openDate")),
        closes_at=times.deadline(info.get("dueDate")),
        open_until_filled=True if not due else None,
        fields={name: value for name, value in fields.items() if value},
    )


def _each(positions: tuple[Mapping[str, Any], ...], read: Any, between: str = ", ") -> str:
    return between.join(dict.fromkeys(filter(None, (read(one) for one in positions))))


def _experience(position: Mapping[str, Any]) -> str:
    career = mapping(position.get("jobPositionCareer"))
    kind = text.line(career.get("careerType"))
    low, high = (text.line(career.get(key)) for key in ("careerFrom", "careerTo"))
    years = (
        f"{low}~{high}년" if low and high else f"{low}년 이상" if low else f"{high}년 이하" if high else ""
    )
    return " ".join(filter(None, (_CAREERS.get(kind, kind), years)))


def _employment(position: Mapping[str, Any]) -> str:
    code = text.line(mapping(position.get("jobPositionEmployment")).get("employmentType"))
    return _EMPLOYMENTS.get(code, code.replace("_", " "))


def _role(position: Mapping[str, Any]) -> str:
    names = (
        mapping(position.get("workspaceOccupation")).get("occupation"),
        mapping(position.get("workspaceField")).get("name"),
        mapping(position.get("workspaceJob")).get("job") or mapping(position.get("workspaceJob")).get("name"),
    )
    return ", ".join(dict.fromkeys(filter(None, map(text.line, names))))


def _place(position: Mapping[str, Any]) -> str:
    where = mapping(position.get("workspacePlace"))
    names = (text.line(where.get(key)) for key in ("place", "location"))
    remote = "Remote" if where.get("workFromHome") is True else ""
    return " ".join(dict.fromkeys(filter(None, (*(name for name in names if name != _NO_PLACE), remote))))


def _unknown(positions: tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    for position in positions:
        code = text.line(mapping(position.get("jobPositionCareer")).get("careerType"))
        if code and code not in _CAREERS:
            yield f"careerType={code}"


source = Source(
    kind="greeting",
    settings=Career,
    start=start,
    parse=parse,
    hosts=(),
    ledger={
        "official": "아니요. 누구나 보는 채용 페이지를 읽습니다. 회사가 자기 열쇠로 쓰는 정식 API는 남의 공고에 쓸 수 없음",
        "key": "필요 없음",
        "terms": "회사마다 다름. 처음에는 꺼져 있고, 켜도 robots.txt가 허락하는 페이지만 읽습니다",
        "fields": "목록: openingId, title, deploy, openDate, dueDate, group, openingJobPositions. "
        "공고: openingsInfo(detail, status, dueDate), groupInfo, jobPositions(경력, 고용형태, 직무, 근무지)",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 목록과 공고, 두 세대 모두",
        "unsure": "새 세대(RSC) 페이지의 꼴, 마감된 공고의 status 값, 경력·고용형태 코드의 모든 값, 회사별 robots.txt",
    },
)
