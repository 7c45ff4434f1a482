"""A title is what the opening is called and for whom, without the words every title may carry."""

from __future__ import annotations

import pytest

from bot.reading.titles import load
from tests.reading.lexicon import CONFIG

TITLES = load(CONFIG)


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("백엔드 개발자", "backend개발"),
        ("백엔드개발자 채용", "backend개발"),
        ("백엔드 개발자를 모십니다", "backend개발"),
        ("[경력] 백엔드 개발자 (5년 이상)", "backend개발"),
        ("백엔드 개발자 (3~7년)", "backend개발"),
        ("[100억↑투자] 백엔드 개발자", "backend개발"),
        ("백엔드 개발자 채용 (~4/25)", "backend개발"),
        ("[전문연구요원] 백엔드 개발자 모집", "backend개발"),
        ("데이터 분석가", "dataanalyst"),
        ("데이터분석 담당자", "dataanalyst"),
        ("Data Analyst", "dataanalyst"),
        ("시니어 Data Engineer", "dataengineer"),
        ("전문연구요원 채용", ""),
        ("None", ""),
        ("", ""),
    ],
)
def test_decorations_fall_away(title: str, core: str) -> None:
    assert TITLES.key(title).core == core


@pytest.mark.parametrize(
    ("title", "marks", "years"),
    [
        ("백엔드 개발자 (신입)", {"entry"}, None),
        ("[병역특례] 서버 개발 (산업기능요원 보충역)", {"military", "industrial", "supplementary"}, None),
        ("전문연구요원(현역) AI 엔지니어", {"research", "active"}, None),
        ("Sr. Data Analyst", {"senior"}, None),
        ("Data Engineer(Jr)", {"junior"}, None),
        ("Senior/Staff Engineer", {"senior", "staff"}, None),
        ("데이터 분석팀 리드 (10년 이상)", {"lead"}, 10),
        ("채용전환형 인턴 - 마케팅", {"intern"}, None),
        ("데이터 분석가 (계약직)", {"contract"}, None),
        ("연구원(팀장급)", {"lead"}, None),
        ("Engineer (5+ years)", set(), None),
        ("개발자 5년차", set(), 5),
        ("2026년 공채", set(), None),
        ("연구원", set(), None),
    ],
)
def test_marks_and_years_are_read(title: str, marks: set[str], years: int | None) -> None:
    key = TITLES.key(title)
    assert key.marks == marks
    assert key.years == years


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("데이터 분석가", "[누리별] 데이터 분석가", True),
        ("ML Researcher", "ML Researcher (머신러닝 연구원)", True),
        ("AI연구원 - 영상 AI", "AI 연구원 (영상 AI)", True),
        ("[지도팀] Data Analyst", "지도팀_Data Analyst", True),
        ("윈도우 개발자", "윈도우 개발자 (C#, WPF)", True),
        ("Software Engineer (Data)", "Software Engineer (Product)", False),
        ("[지도팀] 데이터 분석가", "[결제팀] 데이터 분석가", False),
        ("Data Scientist", "Marketing Data Scientist", False),
        ("데이터 엔지니어", "데이터 사이언티스트", False),
        ("서버 개발자", "앱 개발자", False),
    ],
)
def test_titles_are_like_unless_brackets_or_names_differ(one: str, other: str, like: bool) -> None:
    assert TITLES.key(one).is_like(TITLES.key(other)) is like
    assert TITLES.key(other).is_like(TITLES.key(one)) is like
