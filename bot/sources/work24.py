"""고용24's open API, for businesses it gave a key to: a list by words or occupations, and a page for each posting, all XML.

The page says whether the company wants people in military service (mltsvcExcHope); without it there is no such word. A page is
asked for when its row changed. `startPage` is a page to some and a row to others: where the second page repeats most of the
first, rows are counted from then on. Refusals come with status 200 as `<GO24><error>`; the one for personal accounts is told
for what it is. The contact block (empchargeInfo) and the name of who represents the company are never read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree.ElementTree import Element

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable
from bot.sources import text
from bot.sources.addresses import place
from bot.sources.boards import version_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.work24_posting import read_page
from bot.sources.xml_rows import row_of, words_at, xml_of

HOST = "www.work24.go.kr"
LIST = "/cm/openApi/call/wk/callOpenApiSvcInfo210L01.do"
ONE = "/cm/openApi/call/wk/callOpenApiSvcInfo210D01.do"
ROWS = 100
LAST_START = 1000
GONE = "018"

_KEY = {"authKey": "work24_key"}
_REFUSALS: tuple[tuple[str, type[SourceError], str], ...] = (
    (
        "개인회원",
        SourceRefused,
        "고용24는 이 인터페이스를 개인회원에게 열어 주지 않습니다. 기업회원으로 받은 열쇠가 있어야 합니다",
    ),
    (
        "존재하지 않습니다",
        SourceRefused,
        "열쇠는 있으나 채용정보 서비스를 신청하지 않았습니다. 고용24에서 신청해 주세요",
    ),
    (
        "인증키",
        SourceRefused,
        "열쇠가 맞지 않거나 아직 승인되지 않았습니다. GONGGO_WORK24_KEY를 확인해 주세요",
    ),
    ("초과", SourceUnreachable, "오늘 물을 수 있는 횟수를 다 썼습니다"),
    ("정보제공처", SourceChanged, "묻는 방법이 바뀐 것 같습니다"),
)


class Work24(Settings):
    """`keywords`: words to search for. `occupations`: codes of 직종; all of them are one list."""

    keywords: tuple[str, ...] = ("전문연구요원",)
    occupations: tuple[str, ...] = ()


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page of each list."""
    lists = [{"keyword": word} for word in entry.settings.keywords]
    lists += [{"occupation": "|".join(entry.settings.occupations)}] if entry.settings.occupations else []
    return tuple(_list(entry, query, 1) for query in lists)


def _list(entry: Entry, query: Mapping[str, str], start_: int, **row: object) -> Request:
    base = entry.base_url or f"https://{HOST}"
    common = {"callTp": "L", "returnType": "XML", "startPage": str(start_), "display": str(ROWS)}
    asked = urlencode({**common, "sortOrderBy": "DESC", **query})
    return Request(f"{base}{LIST}?{asked}", secret_query=_KEY, series=urlencode(query), row=row)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of a list, or the page of one posting."""
    if answer.status != 200:
        return Page(closed=frozenset({answer.request.about}))
    root = xml_of(answer)
    if (refusal := _refusal(answer, root)) is not None:
        raise refusal
    return _one(entry, answer, root) if answer.request.about else _rows(entry, answer, root)


def _refusal(answer: Answer, root: Element) -> SourceError | None:
    said = words_at(root, "error") if root.tag == "GO24" else ""
    if not said and not answer.request.about and root.find("total") is None:
        said = words_at(root, "message")
    if not said:
        return None
    for part, kind, words in _REFUSALS:
        if part in said:
            return kind(f"{place(answer.request.url)}: {words}.")
    # Korean letters only: whatever else stands there may be the key.
    korean = " ".join(re.findall("[가-힣]+", said))[:80]
    return SourceChanged(f"{place(answer.request.url)}: 뜻을 모를 말로 거절했습니다({korean}).")


def _rows(entry: Entry, answer: Answer, root: Element) -> Page:
    rows = [row_of(element) for element in root.iterfind("wanted")]
    total = text.whole(words_at(root, "total"))
    if root.tag != "wantedRoot" or (total is None and not rows):
        raise SourceChanged(f"{place(answer.request.url)}: 공고 목록(wantedRoot)이 없는 답이 왔습니다.")
    ids = [row.get("wantedauthno", "") for row in rows]
    turn = _Turn.of(answer.request, ids, total)
    pages = [_page(entry, answer.request, id_, row) for id_, row in zip(ids, rows, strict=True) if id_]
    faults = tuple(f"{n}번째 공고: wantedAuthNo이(가) 없습니다" for n, id_ in enumerate(ids, 1) if not id_)
    after = turn.next if turn.next is not None and turn.next <= LAST_START else None
    more = () if after is None else (_list(entry, turn.query, after, ids=ids, counted=turn.counted),)
    return Page((), (*pages, *more), faults=faults, complete=not turn.short and after == turn.next)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Where a page of a list stands, and which comes next. `counted`: the host counts rows, not pages."""

    query: Mapping[str, str]
    counted: bool
    next: int | None
    short: bool

    @classmethod
    def of(cls, request: Request, ids: Sequence[str], total: int | None) -> Self:
        query = dict(parse_qsl(urlsplit(request.url).query))
        at = int(query["startPage"])
        before = set(request.row.get("ids", ()))
        counted = request.row.get("counted", False) or 2 * len(before & set(ids)) > max(len(ids), 1)
        end = at - 1 + ROWS if counted else at * ROWS
        more = len(ids) == ROWS if total is None else end < total and bool(ids)
        following = (at + ROWS if at > 2 else 1 + ROWS) if counted else at + 1
        asked: dict[str, str] = {name: query[name] for name in ("keyword", "occupation") if name in query}
        short = total is not None and len(ids) < min(ROWS, total - (end - ROWS))
        return cls(asked, counted, following if more else None, short)


def _page(entry: Entry, list_: Request, id_: str, row: Mapping[str, str]) -> Request:
    base = entry.base_url or f"https://{HOST}"
    asked = {"callTp": "D", "returnType": "XML", "wantedAuthNo": id_, "infoSvc": "VALIDATION"}
    return Request(
        f"{base}{ONE}?{urlencode(asked)}",
        one=True,
        secret_query=_KEY,
        about=text.identity(id_),
        version=version_of(row),
        series=list_.series,
        row=row,
    )


def _one(entry: Entry, answer: Answer, root: Element) -> Page:
    info, company = root.find("wantedInfo"), root.find("corpInfo")
    if words_at(root, "messageCd") == GONE:
        return Page(closed=frozenset({answer.request.about}))
    if info is None:
        raise SourceChanged(f"{place(answer.request.url)}: 공고의 글(wantedInfo)이 없는 답이 왔습니다.")
    return read_page(entry.name, answer.request, row_of(info), row_of(company) if company is not None else {})


source = Source(
    kind="work24",
    settings=Work24,
    start=start,
    parse=parse,
    hosts=(HOST,),
    ledger={
        "official": "예. 고용24(워크넷) 채용정보 오픈 API",
        "key": "GONGGO_WORK24_KEY. 고용24에서 기업회원으로 신청합니다. 개인회원에게는 열어 주지 않습니다",
        "terms": "출처를 고용24라고 밝히고 준 주소로 잇습니다. 다시 나누어 주는 것은 금지라고 들음",
        "fields": "wantedAuthNo, company, title, sal, salTpNm, region, basicAddr, minEdubg, career, regDt, closeDt, "
        "wantedInfoUrl, busino, corpNm, wantedTitle, jobsNm, jobCont, receiptCloseDt, empTpNm, enterTpNm, eduNm, major, "
        "certificate, forLang, compAbl, mltsvcExcHope, pfCond, etcPfCond, etcHopeCont, selMthd, rcptMthd, submitDoc, "
        "workRegion, workdayWorkhrCont, collectPsncnt",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 답",
        "unsure": "startPage가 쪽인지 줄인지 말이 갈려 둘째 쪽을 보고 가림. mltsvcExcHope의 비희망 아닌 말은 확인 전. "
        "하루 횟수는 공개되지 않음(1,000번이라는 말이 있음)",
    },
    budget=1_000,
)
