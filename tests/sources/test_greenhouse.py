"""Greenhouse boards: escaped once more, times of the company's own zone, places as "A; B"."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.sources.boards import Board
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.greenhouse import source
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "greenhouse" / "board.json").read_bytes()


def parse(settings: Board) -> Page:
    return source.parse(
        Entry("새벽로보틱스", source, settings), Answer(Request("https://board.example"), BODY)
    )


def test_a_row_becomes_a_posting() -> None:
    posting = parse(Board(board="saebyeok")).postings[0]
    assert (posting.source, posting.external_id) == ("새벽로보틱스", "7100001")
    assert posting.title == "Robot Learning Researcher (로봇 학습 연구원) & Simulation"
    assert posting.company == "Saebyeok Robotics"
    assert posting.url == "https://boards.saebyeok.example/jobs/7100001?gh_jid=7100001"
    assert posting.location == "Seoul, South Korea; Daejeon, South Korea"
    assert posting.fields == {
        "deadline": "2026-12-31",
        "posted": "2026-11-18T20:30:00-05:00",
        "role": "Research, Robotics",
    }


def test_times_are_read_with_their_zone_and_a_deadline_lasts_its_korean_day() -> None:
    posting = parse(Board(board="saebyeok")).postings[0]
    assert posting.posted_at == datetime(2026, 11, 19, 1, 30, tzinfo=UTC)
    assert posting.closes_at == datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)


def test_the_body_is_what_a_reader_sees() -> None:
    assert parse(Board(board="saebyeok")).postings[0].body == (
        "새벽로보틱스는 물류 창고에서 사람과 함께 일하는 로봇을 만듭니다. R&D 인력이 절반입니다.\n\n"
        "하는 일\n"
        "• 강화학습으로 팔의 움직임을 배웁니다\n"
        "• 시뮬레이터를 C++로 다듬습니다 (std::vector<float> 를 좋아하시면 좋습니다)\n\n"
        "함께하고 싶은 분\n"
        "구분 | 조건\n"
        "학력 | 석사 이상\n"
        "전문연구요원(현역/보충역) 편입과 전직이 가능합니다.\n"
        "궁금한 점은 [연락처] 또는 [연락처] 로 물어 주세요."
    )


def test_a_row_without_a_title_is_told() -> None:
    page = parse(Board(board="saebyeok"))
    assert page.faults == ("3번째 공고: title이(가) 없습니다",)


def test_the_operators_name_for_the_company_is_used() -> None:
    assert (
        parse(Board(board="saebyeok", company="새벽로보틱스(주)")).postings[0].company == "새벽로보틱스(주)"
    )


def test_only_the_places_asked_for_are_brought() -> None:
    page = parse(Board(board="saebyeok", locations=("korea", "서울")))
    assert [posting.external_id for posting in page.postings] == ["7100001"]
