"""사람인's open API: the board's own codes say 전문연구요원, but there is no JD, only a title, keywords and codes.

Asked once for each code of `job_types` and each of `keywords`, and merged; what is found by a keyword need not bear the code.
A list is turned by `start`, a page number from 0. Where the host shows the first page again, its rows are asked for by time:
those posted up to the oldest one seen. The first of these that holds says when a posting closes: never, with close-type 3
or 4 (상시, 수시) and with an expiry years away; when filled, with 2 (채용시), and at last when it expires; when it expires.
Errors come with status 200 as `{code, message}`; the message is not repeated, for it may hold the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable
from bot.model.posting import RawPosting
from bot.sources import refusals, text, times
from bot.sources.addresses import place
from bot.sources.answers import json_of, mapping, mappings, read_rows, unknown_codes
from bot.sources.boards import JSON, needed
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source

HOST = "oapi.saramin.co.kr"
ROWS = 110
QUOTA_WAIT = 3600.0

PROGRAMMES = {"19": "전문연구요원", "20": "산업기능요원", "3": "병역특례"}
CLASSES = {"21": "현역", "22": "보충역"}
_CLOSE_TYPES = ("1", "2", "3", "4")
_ALWAYS = ("3", "4")
_ALWAYS_YEAR = 2033  # the first day of this year is how the board writes "never"
_NO = (0, "0", False)
_SECURE = re.compile(r"^http://(?=www\.saramin\.co\.kr/)")
_YEARS_AWAY = timedelta(days=1100)
_REFUSALS = {
    "1": (SourceRefused, "열쇠를 보내지 않았다고 합니다. GONGGO_SARAMIN_KEY를 확인해 주세요"),
    "2": (
        SourceRefused,
        "열쇠가 맞지 않거나 아직 승인 전입니다. GONGGO_SARAMIN_KEY를 확인해 주세요",
    ),
    "3": (SourceChanged, "묻는 방법이 바뀐 것 같습니다"),
}


class Saramin(Settings):
    """`job_types`: codes of 근무형태, see PROGRAMMES and CLASSES. `keywords`: words to search for."""

    job_types: tuple[str, ...] = ("19", "3", "20", "21", "22")
    keywords: tuple[str, ...] = ("전문연구요원",)


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page of each list."""
    by_type = [_page(entry, {"job_type": code}, 0) for code in entry.settings.job_types]
    return (*by_type, *(_page(entry, {"keywords": word}, 0) for word in entry.settings.keywords))


def _page(entry: Entry, query: Mapping[str, str], number: int, first: str = "") -> Request:
    """A page; `first`: the first id of the page before it, by which a page that was not turned is known."""
    base = entry.base_url or f"https://{HOST}"
    asked = {**query, "sort": "pd", "count": ROWS, "start": number}
    series = " ".join(query[name] for name in ("job_type", "keywords") if name in query)
    return Request(
        f"{base}/job-search?{urlencode(asked)}",
        JSON,
        told=frozenset({400, 401, 403}),
        secret_query={"access-key": "saramin_key"},
        series=f"{series} by time" if "published_max" in query else series,
        row={"first": first},
    )


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of one list."""
    jobs = _jobs(answer)
    found = jobs.get("job")
    if not isinstance(found, list | dict | None):
        raise SourceChanged(f"{place(answer.request.url)}: 공고 목록(jobs.job)이 없는 답이 왔습니다.")
    rows = found if isinstance(found, list) else [found] if found else []
    shown = [row for row in rows if mapping(row).get("active") not in _NO]
    postings, faults = read_rows(shown, lambda row: _posting(entry, row))
    gone = (text.identity(row.get("id")) for row in mappings(rows) if row.get("active") in _NO)
    query = dict(parse_qsl(urlsplit(answer.request.url).query))
    total = text.whole(jobs.get("total"))
    before = int(query["start"]) * ROWS
    return Page(
        tuple(postings),
        tuple(_next(entry, answer, query, rows)) if total is None or before + len(rows) < total else (),
        frozenset(filter(None, gone)),
        tuple(faults),
        complete=total is None or len(rows) >= min(ROWS, total - before),
        unknown=unknown_codes("close-type", map(_close_type, mappings(rows)), _CLOSE_TYPES),
    )


def _jobs(answer: Answer) -> Mapping[str, Any]:
    found = mapping(json_of(answer))
    jobs = found.get("jobs")
    if isinstance(jobs, dict):
        return jobs
    said = mapping(found.get("result", found))
    code = text.identity(said.get("code"))
    if code:
        raise _refusal(answer, code)
    if answer.status != 200:
        raise refusals.of_status(place(answer.request.url), answer.status, None)
    raise SourceChanged(f"{place(answer.request.url)}: 공고 목록(jobs)이 없는 답이 왔습니다.")


def _refusal(answer: Answer, code: str) -> SourceError:
    where, code = place(answer.request.url), code[:6]
    if code == "4":
        return SourceUnreachable(f"{where}: 오늘 물을 수 있는 횟수를 다 썼습니다(4).", QUOTA_WAIT)
    if code == "99":
        return SourceUnreachable(f"{where}: 그쪽 서비스에 문제가 있습니다(99). 다음 차례에 다시 묻습니다.")
    kind, words = _REFUSALS.get(code, (SourceChanged, "뜻을 모를 답이 왔습니다"))
    return kind(f"{where}: {words} ({code}).")


def _next(entry: Entry, answer: Answer, query: dict[str, str], rows: list[Any]) -> Iterator[Request]:
    """The page behind a full one."""
    if len(rows) < ROWS:
        return
    asked: dict[str, str] = {
        name: query[name] for name in ("job_type", "keywords", "published_max") if name in query
    }
    first = text.identity(mapping(rows[0]).get("id"))
    if "published_max" not in query and first != answer.request.row.get("first"):
        yield _page(entry, asked, int(query["start"]) + 1, first)
        return
    times_ = (text.whole(row.get("posting-timestamp")) for row in mappings(rows))
    oldest = min((time for time in times_ if time), default=None)
    if oldest is not None:
        yield _page(entry, asked | {"published_max": str(oldest)}, 0)


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    position = mapping(row.get("position"))
    posted = times.moment(row.get("posting-timestamp"))
    closes, until_filled = _closing(row, posted)
    fields = {
        "service": _service(position),
        "experience": _name(position, "experience-level"),
        "education": _name(position, "required-education-level"),
        "employment_type": _name(position, "job-type"),
        "role": _name(position, "job-mid-code"),
        "deadline": _name(row, "close-type") if until_filled else "",
    }
    return RawPosting(
        source=entry.name,
        external_id=needed(text.identity(row.get("id")), "id"),
        title=needed(text.line(position.get("title")), "position.title"),
        url=_SECURE.sub("https://", text.link(row.get("url"))),
        company=text.line(mapping(mapping(row.get("company")).get("detail")).get("name")),
        body=_body(row, position),
        location=_location(_name(position, "location")),
        pay_text=_name(row, "salary"),
        posted_at=posted,
        closes_at=closes,
        open_until_filled=until_filled,
        fields={name: value for name, value in fields.items() if value},
    )


def _name(row: Mapping[str, Any], key: str) -> str:
    return text.line(mapping(row.get(key)).get("name"))


def _service(position: Mapping[str, Any]) -> str:
    """The programmes and classes among the codes, in words: the names beside the codes do not pair with them."""
    codes = text.line(mapping(position.get("job-type")).get("code")).split(",")
    programmes = [name for code, name in PROGRAMMES.items() if code in codes]
    classes = [name for code, name in CLASSES.items() if code in codes]
    if not programmes and not classes:
        return ""
    return " ".join(filter(None, (", ".join(programmes) or PROGRAMMES["3"], ", ".join(classes))))


def _close_type(row: Mapping[str, Any]) -> str:
    return text.identity(mapping(row.get("close-type")).get("code"))


def _closing(row: Mapping[str, Any], posted: datetime | None) -> tuple[datetime | None, bool | None]:
    """The last moment to apply, and whether it is open until filled."""
    code = _close_type(row)
    expires = times.deadline(row.get("expiration-timestamp"))
    years_away = expires is not None and expires - (posted or expires) > _YEARS_AWAY
    if code in _ALWAYS or years_away or (expires is not None and expires.year >= _ALWAYS_YEAR):
        return None, True
    return expires, True if code == "2" else False if expires or code == "1" else None


def _location(words: str) -> str:
    """서울 > 강남구,서울 > 서초구 → 서울 강남구; 서울 서초구. The whole of a province is its name alone."""
    places = (
        " ".join(part for part in place_.split(" > ") if not part.endswith("전체"))
        for place_ in words.split(",")
    )
    return "; ".join(dict.fromkeys(filter(None, (place_.strip() for place_ in places))))


def _body(row: Mapping[str, Any], position: Mapping[str, Any]) -> str:
    """There is no JD: what the codes and keywords say, in lines."""
    lines = {
        "직무": _name(position, "job-code"),
        "키워드": text.line(row.get("keyword")),
        "업종": _name(position, "industry"),
    }
    return "\n".join(f"{name}: {', '.join(words.split(','))}" for name, words in lines.items() if words)


source = Source(
    kind="saramin",
    settings=Saramin,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. 사람인 채용정보 오픈 API(oapi.saramin.co.kr)",
        "key": "GONGGO_SARAMIN_KEY. oapi.saramin.co.kr에서 쓸 곳을 적어 신청하면 며칠 안에 사람이 보고 줍니다",
        "terms": "사이트를 긁는 것은 금지, 이 API가 허락된 길. 공고는 준 주소로 잇습니다. 하루 500번(설정으로 나눠 씀)",
        "fields": "id, url, active, company.detail.name, position(title, industry, location, job-type, job-mid-code, job-code, "
        "experience-level, required-education-level), keyword, salary, posting-timestamp, expiration-timestamp, close-type",
        "fixtures": "공개된 실제 답의 꼴대로 지은 답",
        "unsure": "회사들이 근무형태 19를 빠짐없이 다는지 확인 전이라 낱말로도 찾음. 쪽 넘김(start)이 안 된다는 말이 있어, "
        "안 되면 올린 때로 나눠 물음. 하루 500번은 들은 말. 본문은 주지 않으므로 본문에만 적힌 병역 문구는 보이지 않음",
    },
)
