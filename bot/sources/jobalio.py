"""잡알리오, where public institutions post: JSON through data.go.kr's gateway, only what is open now.

A row has neither a JD nor a word on military service but what the requirements say. What disqualifies somebody (disqlfcRsn) is
left out: it is the same law text everywhere, speaks of military duty, and says nothing of the posting. Rows stand in `result`
or in `response.body.items`; lists are words with commas or lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import data_go_kr, text, times
from bot.sources.addresses import place
from bot.sources.answers import mapping, mappings, read_rows
from bot.sources.boards import needed
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source

SERVICE = "1051000/recruitment/list"
PAGE = "https://job.alio.go.kr/recruitview.do?idx="
ROWS = 200

_PARTS = {
    "aplyQlfcCn": "자격요건",
    "prefCondCn": "우대사항",
    "prefCn": "우대사항",
    "scrnprcdrMthdExpln": "전형 방법",
}


class JobAlio(Settings):
    """`ncs`: only rows whose NCS field holds one of these words, such as 연구 or 정보통신; all of them when empty."""

    ncs: tuple[str, ...] = ()


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page."""
    return (_page(entry, 1),)


def _page(entry: Entry, number: int) -> Request:
    return data_go_kr.request(entry, SERVICE, number, ROWS, resultType="json", ongoingYn="Y")


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of rows, and the next one while there are more."""
    found = data_go_kr.json_from(answer)
    if found is None:
        return Page()
    rows, total = _rows(answer, found)
    reach = data_go_kr.Reach.of(answer, len(rows), total)
    over = [row for row in mappings(rows) if row.get("ongoingYn") == "N"]
    postings, faults = read_rows([row for row in rows if row not in over], lambda row: _posting(entry, row))
    return Page(
        tuple(postings),
        (_page(entry, reach.number + 1),) if reach.has_next else (),
        frozenset(filter(None, (text.identity(row.get("recrutPblntSn")) for row in over))),
        tuple(faults),
        complete=not reach.short,
    )


def _rows(answer: Answer, found: Mapping[str, Any]) -> tuple[list[Any], object]:
    body = mapping(mapping(found.get("response")).get("body")) or found
    rows = body.get("result", body.get("items"))
    if isinstance(rows, dict):
        rows = rows.get("item", rows.get("items"))
    if rows is None and text.whole(body.get("totalCount")) == 0:
        rows = []
    if not isinstance(rows, list):
        raise SourceChanged(f"{place(answer.request.url)}: 공고 목록(result)이 없는 답이 왔습니다.")
    return rows, body.get("totalCount")


def _posting(entry: Entry, row: Mapping[str, Any]) -> RawPosting | None:
    ncs = _list(row, "ncsCdNm")
    if entry.settings.ncs and ncs and not any(word in ncs for word in entry.settings.ncs):
        return None
    number = needed(text.identity(row.get("recrutPblntSn")), "recrutPblntSn")
    fields = {
        "experience": _list(row, "recrutSeNm") or text.line(row.get("recrutSeNm")),
        "education": _list(row, "acbgCondNm"),
        "employment_type": _list(row, "hireTypeNm"),
        "role": ncs,
        "deadline": text.line(row.get("pbancEndYmd")),
        "posted": text.line(row.get("pbancBgngYmd")),
    }
    closes = times.deadline(row.get("pbancEndYmd"))
    return RawPosting(
        source=entry.name,
        external_id=number,
        title=needed(text.line(row.get("recrutPbancTtl")), "recrutPbancTtl(제목)"),
        url=text.link(text.line(row.get("srcUrl"))) or PAGE + quote(number, safe=""),
        company=text.line(row.get("instNm")),
        body=_body(row),
        location=_list(row, "workRgnNm"),
        posted_at=times.moment(row.get("pbancBgngYmd")),
        closes_at=closes,
        open_until_filled=False if closes else None,
        fields={name: value for name, value in fields.items() if value},
    )


def _list(row: Mapping[str, Any], name: str) -> str:
    """서울,경기 → 서울, 경기, from `…Lst` as words or `…List` as a list."""
    found = row.get(f"{name}List") or row.get(f"{name}Lst")
    words = text.line(found) if isinstance(found, list) else text.line(found).replace(",", ", ")
    return " ".join(words.split())


def _body(row: Mapping[str, Any]) -> str:
    parts = [f"{heading}\n{words}" for key, heading in _PARTS.items() if (words := text.body(row.get(key)))]
    count = text.whole(row.get("recrutNope"))
    return text.body(*parts, f"모집 인원: {count}명" if count else "")


source = Source(
    kind="jobalio",
    settings=JobAlio,
    start=start,
    parse=parse,
    hosts=(data_go_kr.HOST,),
    ledger={
        "official": "예. 재정경제부가 공공데이터포털에 내놓은 공공기관 채용정보(잡알리오, 15125273)",
        "key": data_go_kr.KEY_TOLD,
        "terms": "공공데이터. 출처를 밝히고 쓸 수 있음. 하루 1,000번까지",
        "fields": "recrutPblntSn, recrutPbancTtl, instNm, srcUrl, workRgnNmLst, hireTypeNmLst, recrutSeNm, acbgCondNmLst, "
        "ncsCdNmLst, aplyQlfcCn, prefCondCn, prefCn, scrnprcdrMthdExpln, recrutNope, pbancBgngYmd, pbancEndYmd, ongoingYn",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 답",
        "unsure": "목록이 result에 오는지 response.body.items에 오는지 말이 갈려 둘 다 읽음. 첨부 파일(공고문)은 읽지 않음. "
        "srcUrl이 없을 때 만드는 잡알리오 주소는 확인 전",
    },
    budget=1_000,
)
