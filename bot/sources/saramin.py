"""사람인's open API: the board's own codes say 전문연구요원, but there is no JD, only a title, keywords and codes.

Asked once for each code of `job_types` and each of `keywords`, and merged; what is found by a keyword need not bear the code.
A list is turned by `start`, a page number from 0. Where the host shows the first page again, its rows are asked for by time:
those posted up to the oldest one seen. Errors come with status 200 as `{code, message}`; the message is not repeated, for it
may hold the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceResting, SourceUnreachable
from bot.sources import refusals, text
from bot.sources.addresses import place
from bot.sources.answers import json_of, mapping, mappings, read_rows, unknown_codes
from bot.sources.boards import JSON
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.saramin_posting import CLOSE_TYPES, close_type, posting

HOST = "oapi.saramin.co.kr"
ROWS = 110

_NO = (0, "0", False)
_REFUSALS = {
    "1": (SourceRefused, "열쇠를 보내지 않았다고 합니다. GONGGO_SARAMIN_KEY를 확인해 주세요"),
    "2": (
        SourceRefused,
        "열쇠가 맞지 않거나 아직 승인 전입니다. GONGGO_SARAMIN_KEY를 확인해 주세요",
    ),
    "3": (SourceChanged, "묻는 방법이 바뀐 것 같습니다"),
}


class Saramin(Settings):
    """`job_types`: codes of 근무형태, see saramin_posting.py. `keywords`: words to search for."""

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
    postings, faults = read_rows(shown, lambda row: posting(entry.name, row))
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
        unknown=unknown_codes("close-type", map(close_type, mappings(rows)), CLOSE_TYPES),
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
        return SourceResting(f"{where}: 오늘 물을 수 있는 횟수를 다 썼습니다(4).")
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
    budget=500,
)
