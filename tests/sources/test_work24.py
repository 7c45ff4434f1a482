"""고용24: refusals with status 200, last days in many forms, pages that may be rows, nobody's phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import reading
from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable
from bot.model.posting import RawPosting
from bot.model.reading import Stance
from bot.reading.lexicon import Lexicon
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.fetching import Fetcher
from bot.sources.work24 import Work24, source, start
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

Make = Callable[..., Fetcher]
CONFIG = Path(__file__).parents[2] / "config"
LIST = (
    "/cm/openApi/call/wk/callOpenApiSvcInfo210L01.do?callTp=L&returnType=XML&startPage={}&display=100"
    "&sortOrderBy=DESC&keyword=a&authKey=test-key"
)
ONE = (
    "/cm/openApi/call/wk/callOpenApiSvcInfo210D01.do?callTp=D&returnType=XML"
    "&wantedAuthNo={}&infoSvc=VALIDATION&authKey=test-key"
)


def entry(base: str = "", keywords: tuple[str, ...] = ("a",), occupations: tuple[str, ...] = ()) -> Entry:
    return Entry("고용24", source, Work24(keywords=keywords, occupations=occupations), base_url=base)


def recorded(name: str) -> bytes:
    return (FIXTURES / "work24" / name).read_bytes()


def first_page(body: bytes) -> Page:
    return source.parse(entry(), Answer(start(entry())[0], body))


def read(body: bytes, row: dict[str, str] | None = None, status: int = 200) -> Page:
    asked = Request("https://www.work24.go.kr/one", about="K7", row=row or {})
    return source.parse(entry(), Answer(asked, body, status=status))


def one(words: str, row: dict[str, str] | None = None) -> RawPosting:
    body = f"<wantedDtl><wantedInfo><wantedTitle>연구원</wantedTitle>{words}</wantedInfo></wantedDtl>"
    [posting] = read(body.encode(), row).postings
    return posting


def listed(*numbers: int, total: int | None = None) -> bytes:
    rows = "".join(f"<wanted><wantedAuthNo>K{n}</wantedAuthNo><title>{n}</title></wanted>" for n in numbers)
    count = "" if total is None else f"<total>{total}</total>"
    return f"<wantedRoot>{count}{rows}</wantedRoot>".encode()


def test_a_row_and_its_page_become_a_posting() -> None:
    row = first_page(recorded("list.xml")).next[0].row
    [posting] = read(recorded("K1.xml"), dict(row)).postings
    assert (posting.title, posting.company) == ("배터리 소재 & 공정 연구원", "주식회사 늘찬소재")
    assert posting.url == (
        "https://www.work24.go.kr/wk/a/b/1500/empDetailAuthView.do?wantedAuthNo=K000000000000001&infoTypeCd=VALIDATION"
    )
    assert (posting.location, posting.pay_text) == ("대전광역시 유성구 가상로 1", "연봉40,000,000원 이상")
    assert posting.posted_at == datetime(2026, 11, 1, 15, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 30, 14, 59, 59, tzinfo=UTC)
    assert posting.open_until_filled is True
    assert posting.fields == {
        "service": "병역특례 채용 희망: 희망",
        "experience": "관계없음",
        "education": "대학원졸업(석사)",
        "employment_type": "기간의 정함이 없는 근로계약",
        "role": "재료공학 연구원(011200)",
        "deadline": "채용시까지 26-12-30",
        "posted": "2026-11-02",
    }
    assert posting.body == (
        "담당 업무\n양극재 합성 연구\n평가 장비 운용\n문의: [연락처]\n\n"
        "모집 인원: 2\n전형 방법: 서류,면접\n접수 방법: 이메일"
    )


def test_no_contact_person_is_brought() -> None:
    assert not [word for word in ("홍가상", "인사팀", "042-000") if word in repr(read(recorded("K1.xml")))]


def test_the_reader_takes_the_boards_word_for_whether_one_can_serve() -> None:
    lexicon = Lexicon.load(CONFIG)
    stances = [
        reading.read(
            one(f"<mltsvcExcHope>{hope}</mltsvcExcHope>"), on=date(2026, 11, 23), lexicon=lexicon
        ).service.stance
        for hope in ("희망", "비희망", "전문연구요원", "")
    ]
    assert stances == [Stance.UNCLEAR, Stance.REJECTS, Stance.ACCEPTS, Stance.NONE]


@pytest.mark.parametrize(
    ("words", "closes", "until_filled"),
    [
        ("26-10-31", date(2026, 10, 31), False),
        ("2026-10-31", date(2026, 10, 31), False),
        ("20261031", None, None),
        ("채용시까지  26-10-30", date(2026, 10, 30), True),
        ("채용시까지", None, True),
        ("채용 시까지", None, True),
        ("2099-12-31", None, True),
        ("99-12-31", None, True),
        ("26-02-31", None, None),
        ("", None, None),
    ],
)
def test_the_last_day_comes_in_many_forms(words: str, closes: date | None, until_filled: bool | None) -> None:
    posting = one("", {"closedt": words} if words else {})
    assert (posting.closes_at.date() if posting.closes_at else None, posting.open_until_filled) == (
        closes,
        until_filled,
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"saltpnm": "연봉", "sal": "3000만원 ~ 3500만원"}, "연봉 3000만원 ~ 3500만원"),
        ({"saltpnm": "월급", "minsal": "2500000", "maxsal": "3000000"}, "월급 2,500,000 ~ 3,000,000원"),
        ({"saltpnm": "시급"}, "시급"),
        ({}, ""),
    ],
)
def test_pay_is_told_as_the_row_has_it(row: dict[str, str], words: str) -> None:
    assert one("", row).pay_text == words


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (
            "<GO24><error>개인회원은 사용할 수 없는 OPEN-API입니다.</error></GO24>",
            SourceRefused,
            "개인회원에게 열어 주지",
        ),
        (
            "<GO24><error>신청하신 OpenApi 서비스가 존재하지 않습니다</error></GO24>",
            SourceRefused,
            "신청하지 않았습니다",
        ),
        (
            "<GO24><error>유효하지 않은 인증키입니다 (test-key)</error></GO24>",
            SourceRefused,
            "GONGGO_WORK24_KEY",
        ),
        ("<GO24><error>일일 호출 횟수를 초과하였습니다</error></GO24>", SourceUnreachable, "횟수"),
        ("<GO24><error>정보제공처가 바르지 않습니다</error></GO24>", SourceChanged, "묻는 방법"),
        ("<GO24><error>처음 보는 까닭 test-key</error></GO24>", SourceChanged, "처음 보는 까닭"),
        (
            "<wantedRoot><message>인증키가 틀립니다</message><messageCd>002</messageCd></wantedRoot>",
            SourceRefused,
            "KEY",
        ),
        ("<html><body>점검 중</body></html>", SourceChanged, "wantedRoot"),
        ("<!DOCTYPE html><html><br></html>", SourceChanged, "HTML"),
    ],
)
async def test_a_refusal_is_told_for_what_it_is(
    body: str, kind: type[SourceError], words: str, server: BoardServer, fetcher: Make
) -> None:
    server.play(LIST.format(1), Play(body.encode()))
    with pytest.raises(kind, match=words) as raised:
        await fetcher().pull(entry(server.url), {})
    assert type(raised.value) is kind
    assert "test-key" not in str(raised.value)


def test_no_posting_is_an_empty_answer() -> None:
    page = first_page(b"<wantedRoot><total>0</total><startPage>1</startPage></wantedRoot>")
    assert (page.postings, page.next, page.closed) == ((), (), frozenset())


def test_a_posting_that_is_gone_is_closed() -> None:
    gone = "<wantedDtl><message>정보가 존재하지 않습니다</message><messageCd>018</messageCd></wantedDtl>"
    assert set(read(gone.encode()).closed) == {"K7"}
    assert set(read(b"gone", status=404).closed) == {"K7"}


def test_a_page_without_its_words_is_a_changed_source() -> None:
    with pytest.raises(SourceChanged, match="wantedInfo"):
        read(b"<wantedDtl/>")


def test_a_page_without_a_title_is_a_fault() -> None:
    page = read("<wantedDtl><wantedInfo><jobCont>연구</jobCont></wantedInfo></wantedDtl>".encode())
    assert (page.postings, len(page.faults)) == ((), 1)


class Rows:
    """A host with so many rows, that counts `startPage` in pages or in rows."""

    def __init__(self, server: BoardServer, total: int, step: int) -> None:
        for at in range(1, 300):
            begin = (at - 1) * step
            server.page(LIST.format(at), listed(*range(begin, min(begin + 100, total)), total=total))
        for number in range(total):
            server.page(ONE.format(f"K{number}"), recorded("K2.xml"))


@pytest.mark.parametrize(("step", "starts"), [(100, [1, 2, 3]), (1, [1, 2, 101, 201])])
async def test_a_start_page_may_be_a_page_or_a_row(
    step: int, starts: list[int], server: BoardServer, fetcher: Make
) -> None:
    Rows(server, 250, step)
    pull = await fetcher(pages=300).pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (250, True)
    assert [path for path in server.paths() if "210L01" in path] == [LIST.format(at) for at in starts]


async def test_a_host_that_does_not_turn_pages_is_left_and_closes_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    for at in range(1, 9):
        server.page(LIST.format(at), listed(*range(100), total=250))
    for number in range(100):
        server.page(ONE.format(f"K{number}"), recorded("K2.xml"))
    pull = await fetcher(pages=300).pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (100, False)
    assert len([path for path in server.paths() if "210L01" in path]) == 2


def test_words_are_lists_of_their_own_and_occupations_one() -> None:
    asked = start(entry(keywords=("가", "나"), occupations=("011200", "133201")))
    assert len({request.series for request in asked}) == 3
    assert "occupation=011200%7C133201" in asked[2].url
