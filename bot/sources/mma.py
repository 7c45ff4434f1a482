"""병역일터, the job board of the Military Manpower Administration: the one where the programme and the class are fields.

XML through data.go.kr's gateway, a thousand rows a page. The programme is read by its name, for its numbers are not sure:
`fields["service"]` is that name with the class of service (전문연구요원 현역). No `board` field, because the board carries every
programme. Element names come as camelCase or UPPER_SNAKE. Contact persons and their phones are never read; a row that is no
longer valid (yuhyoYn N) bears a closed mark. There is no address in a row, so it is built from the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import data_go_kr, text, times
from bot.sources.addresses import place
from bot.sources.answers import read_rows, unknown_codes
from bot.sources.boards import needed
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.xml_rows import row_of, words_at

SERVICE = "1300000/CyJeongBo/list"
PAGE = "https://work.mma.go.kr/caisBYIS/search/cygonggogeomsaekView.do?cygonggo_no="
ROWS = 1000

_PROGRAMMES = ("전문연구요원", "산업기능요원", "승선근무예비역")
_YES_NO = ("Y", "N", "y", "n")

_LINES = {
    "jggyeyeolcdnm": "전공",
    "mjinwonnm": "모집 인원",
    "gmhyeongtaenm": "근무 형태",
    "bokrihs": "복리후생",
    "jeopsubb": "접수 방법",
    "eopjonggbcdnm": "업종",
    "hmpgaddr": "홈페이지",
}


class Mma(Settings):
    """`programmes`: only rows whose programme holds one of these words, such as 전문연구요원; all of them when empty."""

    programmes: tuple[str, ...] = ()


def start(entry: Entry) -> tuple[Request, ...]:
    """The first page."""
    return (data_go_kr.request(entry, SERVICE, 1, ROWS),)


def parse(entry: Entry, answer: Answer) -> Page:
    """A page of rows, and the next one while there are more."""
    root = data_go_kr.xml_from(answer)
    if root is None:
        return Page()
    body = root.find("body")
    if body is None:
        raise SourceChanged(f"{place(answer.request.url)}: 공고 목록(body)이 없는 답이 왔습니다.")
    rows = [row_of(item) for item in body.iterfind("items/item")]
    reach = data_go_kr.Reach.of(answer, len(rows), words_at(body, "totalCount"))
    postings, faults = read_rows([row for row in rows if _is_valid(row)], lambda row: _posting(entry, row))
    return Page(
        tuple(postings),
        (data_go_kr.request(entry, SERVICE, reach.number + 1, ROWS),) if reach.has_next else (),
        frozenset(filter(None, (row.get("cygonggono", "") for row in rows if not _is_valid(row)))),
        tuple(faults),
        complete=not reach.short,
        unknown=frozenset().union(
            unknown_codes("yowonGbcdNm", (row.get("yowongbcdnm") for row in rows), _PROGRAMMES),
            unknown_codes("sschaeyongYn", (row.get("sschaeyongyn") for row in rows), _YES_NO),
            unknown_codes("yuhyoYn", (row.get("yuhyoyn") for row in rows), _YES_NO),
        ),
    )


def _is_valid(row: Mapping[str, str]) -> bool:
    return row.get("yuhyoyn", "").upper() != "N"


def _posting(entry: Entry, row: Mapping[str, str]) -> RawPosting | None:
    programme = text.line(row.get("yowongbcdnm"))
    wanted = entry.settings.programmes
    if wanted and programme and not any(word in programme for word in wanted):
        return None
    number = needed(text.identity(row.get("cygonggono")), "cygonggoNo")
    always = {"Y": True, "N": False}.get(row.get("sschaeyongyn", "").upper())
    fields = {
        "service": " ".join(filter(None, (programme, text.line(row.get("yeokjongbrcdnm"))))),
        "experience": _experience(row),
        "education": text.line(row.get("cjhakryeok")),
        "deadline": "상시채용" if always else text.line(row.get("magamdt")),
        "posted": text.line(row.get("ccdatabalsaengdtm")),
    }
    return RawPosting(
        source=entry.name,
        external_id=number,
        title=needed(text.line(row.get("cyjemoknm")), "cyjemokNm(제목)"),
        url=PAGE + quote(number, safe=""),
        company=text.line(row.get("eopchenm")),
        body=_body(row),
        location=text.line(row.get("geunmujy") or row.get("geunmujysido")),
        pay_text=text.line(row.get("gyjogeoncdnm")),
        posted_at=times.moment(row.get("ccdatabalsaengdtm")),
        closes_at=None if always else times.deadline(row.get("magamdt")),
        open_until_filled=always,
        fields={name: value for name, value in fields.items() if value},
        extra={"business_number": row["saeopjadrno"]} if "saeopjadrno" in row else {},
    )


def _experience(row: Mapping[str, str]) -> str:
    """신입; 경력 3년 이상."""
    kind, years = text.line(row.get("gyeongryeokgbcdnm")), text.line(row.get("grns"))
    return f"{kind} {years}년 이상" if years.isdecimal() and years != "0" else f"{kind} {years}".strip()


def _body(row: Mapping[str, str]) -> str:
    lines = [f"{name}: {words}" for key, name in _LINES.items() if (words := text.line(row.get(key)))]
    duties = text.body(row.get("ddeopmunm"))
    return text.body(f"담당 업무\n{duties}" if duties else "", "\n".join(lines))


source = Source(
    kind="mma",
    settings=Mma,
    start=start,
    parse=parse,
    hosts=(data_go_kr.HOST,),
    ledger={
        "official": "예. 병무청이 공공데이터포털에 내놓은 병역일터 채용공고(3065599)",
        "key": data_go_kr.KEY_TOLD,
        "terms": "공공데이터. 출처를 밝히고 쓸 수 있음. 담당자 이름과 전화번호는 읽자마자 버립니다",
        "fields": "cygonggoNo, cyjemokNm, eopcheNm, ddeopmuNm, yowonGbcdNm, yeokjongBrcdNm, geunmujy, cjhakryeok, "
        "gyeongryeokGbcdNm, grNs, jggyeyeolCdNm, gyjogeonCdNm, sschaeyongYn, magamDt, ccdatabalsaengDtm, yuhyoYn, "
        "mjinwonNm, gmhyeongtaeNm, bokrihs, jeopsubb, eopjongGbcdNm, hmpgAddr, saeopjaDrno",
        "fixtures": "다른 클라이언트들이 적은 꼴대로 지은 답",
        "unsure": "복무형태 번호(전문연구요원 2?)는 확인 전이라 이름으로 가림. 이름이 문서에서는 대문자와 밑줄, 실제로는 "
        "camelCase라 둘 다 읽음. 하루 횟수는 같은 기관의 다른 서비스처럼 10,000번으로 짐작. 전직 가능 여부는 목록에 없음",
    },
    budget=10_000,
)
