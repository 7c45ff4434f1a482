"""Recruitee career sites: published offers alone, several places, times that end in UTC, the tenant's own host."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from bot.sources.boards import Tenant
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.recruitee import source
from tests.sources.cases import FIXTURES

BODY = (FIXTURES / "recruitee" / "board.json").read_bytes()


def parse(**settings: Any) -> Page:
    entry = Entry("달구벌", source, Tenant(board="dalgubeol", **settings))
    return source.parse(entry, Answer(Request("https://board.example"), BODY))


def test_an_offer_becomes_a_posting() -> None:
    posting = parse().postings[0]
    assert (posting.external_id, posting.title, posting.company) == (
        "3100001",
        "로봇 학습 연구원",
        "달구벌로봇",
    )
    assert posting.url == "https://dalgubeol.recruitee.com/o/robot-learning-researcher"
    assert posting.body == (
        "팔이 여섯인 로봇에게 집안일을 가르칩니다.\n문의 [연락처]\n\n• 강화 학습 논문 1편\n• 전문연구요원 지원 가능"
    )
    assert posting.location == "Daegu, South Korea; Pohang, Gyeongbuk, South Korea"
    assert posting.pay_text == "연 55,000,000 ~ 80,000,000원"
    assert posting.posted_at == datetime(2026, 11, 12, 2, 30, tzinfo=UTC)
    assert posting.fields == {
        "employment_type": "fulltime permanent",
        "experience": "entry level",
        "education": "master degree",
        "posted": "2026-11-12 02:30:00 UTC",
        "role": "연구소",
    }


def test_an_offer_without_a_list_of_places_has_its_own_and_its_last_day() -> None:
    posting = parse().postings[1]
    assert posting.location == "Gumi, South Korea; Remote"
    assert posting.closes_at == datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC)
    assert posting.company == "달구벌"


def test_what_is_not_published_is_not_for_people() -> None:
    assert "숨은 공고" not in {posting.title for posting in parse().postings}


@pytest.mark.parametrize("board", ["", "a.b", "a/b", "-a", "a_b", "a@b", "x" * 64])
def test_a_tenants_name_is_one_part_of_a_host_and_no_more(board: str) -> None:
    with pytest.raises(ValidationError):
        Tenant(board=board)
