"""Postings for tests, with readings said in a few words, and the vocabulary of config/."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.matching.language import Filter, parse
from bot.matching.subject import Subject
from bot.matching.vocabulary import Vocabulary
from bot.model.posting import Posting, RawPosting
from bot.model.reading import (
    Admission,
    Deadline,
    Degree,
    Education,
    Experience,
    Found,
    Pay,
    PayPeriod,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)

TODAY = date(2026, 11, 23)
CONFIG = Path(__file__).parents[2] / "config"


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.load(CONFIG)


def read(text: str) -> Filter:
    return parse(text, vocabulary())


def pay(low: int | None, high: int | None) -> Pay:
    """In 만원 a year."""
    won = [None if one is None else one * 10_000 for one in (low, high)]
    return Pay(won[0], won[1], PayPeriod.YEAR, f"연봉 {low}~{high}만원")


READINGS: dict[str, dict[str, Any]] = {
    "전문연": {"service": Service(Stance.ACCEPTS, frozenset((Track.RESEARCH,)))},
    "전문연불가": {"service": Service(Stance.REJECTS)},
    "전문연불명": {"service": Service(Stance.UNCLEAR)},
    "보충역만": {
        "service": Service(
            Stance.ACCEPTS,
            frozenset((Track.RESEARCH,)),
            frozenset((Admission.SUPPLEMENTARY_NEW, Admission.SUPPLEMENTARY_TRANSFER)),
        )
    },
    "전직만": {
        "service": Service(
            Stance.ACCEPTS,
            frozenset((Track.RESEARCH,)),
            frozenset((Admission.ACTIVE_TRANSFER, Admission.SUPPLEMENTARY_TRANSFER)),
        )
    },
    "산업기능": {"service": Service(Stance.NONE, frozenset((Track.INDUSTRIAL,)))},
    "신입": {"experience": Experience(entry_ok=True)},
    "경력3": {"experience": Experience(entry_ok=False, min_years=3)},
    "경력3-7": {"experience": Experience(entry_ok=False, min_years=3, max_years=7)},
    "경력5": {"experience": Experience(entry_ok=None, min_years=5)},
    "석사": {"education": Education(Degree.MASTER)},
    "학사": {"education": Education(Degree.BACHELOR)},
    "박사": {"education": Education(Degree.DOCTOR)},
    "학력무관": {"education": Education(Degree.ANY)},
    "4000-6000": {"pay": pay(4000, 6000)},
    "3000-3500": {"pay": pay(3000, 3500)},
    "8000이상": {"pay": pay(8000, None)},
    "정규직": {"employment": Found("regular")},
    "인턴": {"employment": Found("intern")},
    "계약직": {"employment": Found("contract")},
    "재택": {"remote": True},
    "출근": {"remote": False},
    "강남": {"regions": (Region("서울", "강남구"),)},
    "구로": {"regions": (Region("서울", "구로구"),)},
    "금천": {"regions": (Region("서울", "금천구"),)},
    "서울": {"regions": (Region("서울"),)},
    "분당": {"regions": (Region("경기", "성남시 분당구"),)},
    "성남": {"regions": (Region("경기", "성남시"),)},
    "대전": {"regions": (Region("대전", "유성구"),)},
    "강남구로": {"regions": (Region("서울", "강남구"), Region("서울", "구로구"))},
    "연구원": {"roles": (Found("research_scientist"),)},
    "백엔드": {"roles": (Found("backend"),)},
    "비전분야": {"domains": (Found("vision"),)},
    "추천분야": {"domains": (Found("recsys"),)},
    "마감3일": {"deadline": Deadline(TODAY + timedelta(days=3))},
    "마감30일": {"deadline": Deadline(TODAY + timedelta(days=30))},
    "마감지남": {"deadline": Deadline(TODAY - timedelta(days=1))},
    "상시": {"deadline": Deadline(None, open_until_filled=True)},
}


def posting(facts: str = "", title: str = "", body: str = "", **raw: Any) -> Posting:
    """A posting with the readings named in `facts` (keys of READINGS), and these words."""
    reading = Reading()
    for fact in facts.split():
        reading = replace(reading, **READINGS[fact])
    return Posting(RawPosting("표본", "1", title, body=body, **raw), reading)


def subject(
    facts: str = "", title: str = "", body: str = "", *, designated: bool = False, **raw: Any
) -> Subject:
    return Subject(posting(facts, title, body, **raw), TODAY, designated=designated)


def days_ago(days: int) -> datetime:
    return datetime(2026, 11, 23, 3, tzinfo=UTC) - timedelta(days=days)
