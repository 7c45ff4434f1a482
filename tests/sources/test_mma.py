"""병역일터: the programme and the class as fields, both spellings of names, closed marks, always open, nobody's phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import reading
from bot.model.posting import RawPosting
from bot.model.reading import Admission, Reading, Stance, Track
from bot.reading.lexicon import Lexicon
from bot.sources.contract import Answer, Entry, Page
from bot.sources.fetching import Fetcher
from bot.sources.mma import Mma, source, start
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

Make = Callable[..., Fetcher]
BODY = (FIXTURES / "mma" / "list.xml").read_bytes()
PATH = "/1300000/CyJeongBo/list?pageNo={}&numOfRows=1000&serviceKey=test-key"
CONFIG = Path(__file__).parents[2] / "config"


def entry(base: str = "", programmes: tuple[str, ...] = ()) -> Entry:
    return Entry("병역일터", source, Mma(programmes=programmes), base_url=base)


def parse(*programmes: str, body: bytes = BODY) -> Page:
    asked = entry(programmes=programmes)
    return source.parse(asked, Answer(start(asked)[0], body))


def page(*rows: str, total: int) -> bytes:
    items = "".join(
        f"<item><cygonggoNo>{row}</cygonggoNo><cyjemokNm>{row}번 연구원</cyjemokNm></item>" for row in rows
    )
    return (
        "<response><header><resultCode>00</resultCode></header>"
        f"<body><items>{items}</items><totalCount>{total}</totalCount></body></response>"
    ).encode()


def test_a_row_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert posting.title == "자율주행 인지 <3D> 연구원 & 인턴 아님"
    assert posting.company == "(주)새벽별로보틱스 기업부설연구소"
    assert posting.url == (
        "https://work.mma.go.kr/caisBYIS/search/cygonggogeomsaekView.do?cygonggo_no=2000000900001"
    )
    assert (posting.location, posting.pay_text) == ("대전광역시 유성구 봉명동", "4200~4600만원")
    assert posting.posted_at == datetime(2026, 11, 2, 15, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    assert posting.open_until_filled is False
    assert posting.fields == {
        "service": "전문연구요원 현역",
        "experience": "경력 2년 이상",
        "education": "대학원졸업(석사)",
        "deadline": "20261231",
        "posted": "20261103",
    }
    assert posting.body.startswith(
        "담당 업무\n라이다 점군 학습 모델 연구\n센서 융합 실험\n\n전공: 컴퓨터공학\n모집 인원: 2명"
    )
    assert "접수 방법: 이력서를 [연락처] 로" in posting.body


def test_names_of_the_document_are_read_like_those_of_the_service() -> None:
    posting = parse().postings[1]
    assert (posting.external_id, posting.company) == ("2000000900002", "달무리정보")
    assert posting.fields["service"] == "산업기능요원 보충역"
    assert (posting.closes_at, posting.open_until_filled) == (None, True), (
        "always open: its date closes nothing"
    )
    assert posting.location == "서울특별시"


def test_no_contact_person_is_brought() -> None:
    assert not [word for word in ("홍가상", "0000-0001", "000-0001") if word in repr(parse())]


def test_a_row_that_is_no_longer_valid_is_closed() -> None:
    assert set(parse().closed) == {"2000000900003"}


def test_only_the_programmes_asked_for_are_brought() -> None:
    assert [p.external_id for p in parse("전문연구요원").postings] == ["2000000900001"]


def test_codes_nobody_told_us_of_are_noticed() -> None:
    assert parse().unknown == frozenset()
    odd = BODY.decode().replace("<yuhyoYn>N<", "<yuhyoYn>중지<").replace(">산업기능요원<", ">예술체육요원<")
    assert parse(body=odd.encode()).unknown == frozenset({"yuhyoYn=중지", "yowonGbcdNm=예술체육요원"})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(CONFIG)


def test_the_reader_takes_the_boards_word_for_programme_and_class(lexicon: Lexicon) -> None:
    def read(raw: RawPosting) -> Reading:
        return reading.read(raw, on=date(2026, 11, 23), lexicon=lexicon)

    research, industrial = map(read, parse().postings)
    assert (research.service.stance, set(research.service.tracks)) == (Stance.ACCEPTS, {Track.RESEARCH})
    assert research.service.open_to is not None
    assert Admission.SUPPLEMENTARY_NEW not in research.service.open_to
    assert [evidence.text for evidence in research.service.evidence] == ["전문연구요원 현역"]
    assert (industrial.service.stance, set(industrial.service.tracks)) == (Stance.NONE, {Track.INDUSTRIAL})
    assert industrial.deadline.open_until_filled


async def test_pages_are_turned_until_the_hosts_count_is_reached(server: BoardServer, fetcher: Make) -> None:
    first, second = [str(n) for n in range(1000)], [str(n) for n in range(1000, 1500)]
    server.page(PATH.format(1), page(*first, total=1500))
    server.page(PATH.format(2), page(*second, total=1500))
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (1500, True)
    assert server.paths() == [PATH.format(1), PATH.format(2)]


async def test_a_host_that_shows_fewer_rows_than_it_counts_closes_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    server.page(PATH.format(1), page("1", "2", total=700))
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (2, False)


async def test_without_a_count_a_full_page_has_another_behind_it(server: BoardServer, fetcher: Make) -> None:
    full = page(*(str(n) for n in range(1000)), total=0).replace(b"<totalCount>0</totalCount>", b"")
    server.page(PATH.format(1), full)
    server.page(PATH.format(2), page("1000", total=0).replace(b"<totalCount>0</totalCount>", b""))
    assert len((await fetcher().pull(entry(server.url), {})).postings) == 1001


async def test_nothing_there_is_an_empty_answer_and_closes_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    nothing = b"<response><header><resultCode>03</resultCode><resultMsg>NODATA_ERROR</resultMsg></header></response>"
    for body in (nothing, page(total=0)):
        server.play(PATH.format(1), Play(body))
        pull = await fetcher().pull(entry(server.url), {})
        assert (pull.postings, pull.complete, pull.closed) == ((), False, frozenset())
