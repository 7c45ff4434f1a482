"""Workable boards: the JD in one part or three, places that are hidden, the company's name from the board."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from bot.sources.boards import Board
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.workable import source
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "workable" / "board.json").read_bytes()


def parse(body: bytes = BODY, **settings: Any) -> Page:
    entry = Entry("온새미로 게시판", source, Board(board="onsaemiro", **settings))
    return source.parse(entry, Answer(Request("https://board.example"), body))


def test_a_row_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert (posting.external_id, posting.url) == ("A1B2C3D4E5", "https://apply.workable.com/j/A1B2C3D4E5")
    assert (posting.title, posting.company) == ("의료 AI 연구원 (Medical AI Researcher)", "온새미로")
    assert posting.posted_at == datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
    assert posting.fields == {
        "employment_type": "Full-time",
        "experience": "Entry level",
        "education": "Master's Degree",
        "posted": "2026-11-17",
        "role": "Research, Research",
    }


def test_the_body_has_all_three_parts() -> None:
    assert parse().postings[0].body == (
        "흉부 영상에서 병변을 찾는 모델을 연구합니다.\n담당 [연락처], [연락처]\n\n"
        "• 석사 이상\n• 전문연구요원 편입 & 전직 가능\n\n• 학회 참가 지원"
    )
    assert parse().postings[1].body == "Label scans at home."


def test_places_that_are_hidden_stay_hidden_and_home_is_a_place() -> None:
    first, second = parse().postings
    assert first.location == "Gangnam-gu, Seoul, South Korea; Daejeon, South Korea"
    assert second.location == "Busan, South Korea; Remote"


def test_only_rows_of_the_places_that_were_named() -> None:
    assert [p.external_id for p in parse(locations=("busan",)).postings] == ["F6G7H8I9J0"]


def test_a_board_without_a_name_is_called_by_its_entry() -> None:
    body = json.dumps({"jobs": json.loads(BODY)["jobs"]}).encode()
    assert parse(body).postings[0].company == "온새미로 게시판"
    assert parse(body, company="온").postings[0].company == "온"
