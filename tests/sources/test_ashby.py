"""Ashby boards: hidden rows, offices that need their country, pay as the company words it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.sources.ashby import source
from bot.sources.boards import Board
from bot.sources.contract import Answer, Entry, Page, Request
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "ashby" / "board.json").read_bytes()


def parse(settings: Board) -> Page:
    return source.parse(Entry("별빛반도체", source, settings), Answer(Request("https://board.example"), BODY))


def test_a_row_becomes_a_posting() -> None:
    posting = parse(Board(board="byeolbit")).postings[0]
    assert posting.external_id == "0a1b2c3d-1111-4444-8888-000000000001"
    assert (posting.title, posting.company) == ("NPU 컴파일러 연구원", "별빛반도체")
    assert posting.url == "https://jobs.ashbyhq.com/byeolbit/0a1b2c3d-1111-4444-8888-000000000001"
    assert posting.pay_text == "연 80,000,000 ~ 120,000,000원"
    assert posting.posted_at == datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    assert posting.fields["employment_type"] == "FullTime"
    assert posting.fields["role"] == "Engineering, Compiler"
    assert posting.body == (
        "별빛반도체의 컴파일러 팀입니다.\n• MLIR & LLVM\n전문연구요원 지원 가능. 담당 [연락처], [연락처]"
    )


def test_every_place_says_where_it_is() -> None:
    posting = parse(Board(board="byeolbit")).postings[0]
    assert posting.location == "본사, Seongnam, South Korea; Daejeon Lab, South Korea"


def test_hidden_rows_stay_hidden() -> None:
    page = parse(Board(board="byeolbit"))
    assert "숨은 공고" not in {posting.title for posting in page.postings}
    assert page.faults == ()


def test_a_row_without_an_id_is_known_by_its_address() -> None:
    posting = parse(Board(board="byeolbit")).postings[1]
    assert posting.external_id == "0a1b2c3d-1111-4444-8888-000000000003"
    assert posting.location == "Tokyo; Remote"
    assert posting.pay_text == "¥8M – ¥12M"
    assert posting.body == "Visit customers.\nWrite reports."


def test_only_the_places_asked_for_are_brought() -> None:
    assert len(parse(Board(board="byeolbit", locations=("Korea",))).postings) == 1
