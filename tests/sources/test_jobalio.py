"""잡알리오: rows in either envelope, lists in either form, nothing of what disqualifies."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import reading
from bot.model.reading import Stance
from bot.reading.lexicon import Lexicon
from bot.sources.contract import Answer, Entry, Page
from bot.sources.fetching import Fetcher
from bot.sources.jobalio import JobAlio, source, start
from tests.servers import BoardServer
from tests.sources.cases import FIXTURES

Make = Callable[..., Fetcher]
BODY = (FIXTURES / "jobalio" / "list.json").read_bytes()
ROWS: list[dict[str, Any]] = json.loads(BODY)["result"]
CONFIG = Path(__file__).parents[2] / "config"
PATH = "/1051000/recruitment/list?resultType=json&ongoingYn=Y&pageNo={}&numOfRows=200&serviceKey=test-key"


def entry(base: str = "", ncs: tuple[str, ...] = ()) -> Entry:
    return Entry("잡알리오", source, JobAlio(ncs=ncs), base_url=base)


def parse(*ncs: str, body: bytes = BODY) -> Page:
    asked = entry(ncs=ncs)
    return source.parse(asked, Answer(start(asked)[0], body))


def test_a_row_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert (posting.title, posting.company) == ("2026년 제4차 연구직 공개채용", "한빛가온연구원")
    assert (posting.url, posting.location) == ("https://recruit.hanbit.example/4?a=1&b=2", "서울, 대전")
    assert posting.posted_at == datetime(2026, 11, 11, 15, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 4, 14, 59, 59, tzinfo=UTC)
    assert posting.fields == {
        "experience": "신입+경력",
        "education": "석사",
        "employment_type": "정규직, 무기계약직",
        "role": "정보통신, 연구",
        "deadline": "20261204",
        "posted": "20261112",
    }
    assert posting.body == (
        "자격요건\n인공지능 전공 석사 이상\n전문연구요원 편입 가능\n\n우대사항\n논문 실적\n\n"
        "전형 방법\n서류 → 면접 (문의 [연락처], [연락처])\n\n모집 인원: 3명"
    )


def test_what_disqualifies_is_no_word_on_military_service() -> None:
    lexicon = Lexicon.load(CONFIG)
    stances = [
        reading.read(one, on=date(2026, 11, 23), lexicon=lexicon).service.stance for one in parse().postings
    ]
    assert stances == [Stance.ACCEPTS, Stance.NONE]


def test_without_an_address_of_the_institution_it_is_the_boards_own() -> None:
    posting = parse().postings[1]
    assert posting.url == "https://job.alio.go.kr/recruitview.do?idx=300002"
    assert posting.title == "간호직 <기간제> 채용"


def test_a_row_that_is_over_is_closed() -> None:
    assert set(parse().closed) == {"300003"}


def test_only_the_fields_asked_for_are_brought() -> None:
    assert [p.external_id for p in parse("연구", "정보통신").postings] == ["300001"]


def test_lists_may_be_lists() -> None:
    row = ROWS[0] | {"workRgnNmList": ["서울", "대전"], "workRgnNmLst": None, "ncsCdNmList": ["연구"]}
    [posting] = parse(
        body=json.dumps({"resultCode": 200, "totalCount": 1, "result": [row]}).encode()
    ).postings
    assert (posting.location, posting.fields["role"]) == ("서울, 대전", "연구")


@pytest.mark.parametrize(
    "envelope",
    [
        {"response": {"header": {"resultCode": "00"}, "body": {"items": ROWS[:1], "totalCount": 1}}},
        {
            "response": {
                "header": {"resultCode": "00"},
                "body": {"items": {"item": ROWS[:1]}, "totalCount": "1"},
            }
        },
        {"resultCode": "200", "result": {"items": ROWS[:1]}, "totalCount": 1},
        {"result": ROWS[:1], "totalCount": 1},
    ],
)
def test_rows_may_stand_in_another_envelope(envelope: dict[str, Any]) -> None:
    assert [p.external_id for p in parse(body=json.dumps(envelope).encode()).postings] == ["300001"]


async def test_pages_are_turned_until_the_hosts_count_is_reached(server: BoardServer, fetcher: Make) -> None:
    for number, rows in ((1, range(200)), (2, range(200, 250))):
        page = {"totalCount": 250, "result": [ROWS[0] | {"recrutPblntSn": row} for row in rows]}
        server.page(PATH.format(number), json.dumps(page).encode())
    pull = await fetcher().pull(entry(server.url), {})
    assert (len(pull.postings), pull.complete) == (250, True)
