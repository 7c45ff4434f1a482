"""Random filters and random postings that have something to do with each other."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.model.posting import Posting
from tests.matching.helpers import READINGS, days_ago, posting

WORDS = (
    "비전", "컴퓨터비전", "강화학습", "강화", "학습", "ML", "LLM", "추천", "C++", "C", "R", "현역",
    "음성", "파이썬", "데이터", "Go", "데이터 분석", "fine-tuning", "node.js", "구글", "영업", "서버",
    "개발자", "연구원", "R&D", "machine", "learning",
)  # fmt: skip
FACETS = (
    "전문연", "전문연?", "전문연:신규", "전문연!:현역", "산업기능", "병특", "신입", "신입!", "경력<=3",
    "경력>=5", "경력!<3", "경력:4", "학력<=석사", "학력!>=석사", "연봉>=5000", "연봉!>=5000",
    "연봉<=4000", "연봉명시", "서울", "강남", "판교", "구로", "경기", "수도권", "지역:강남,대전",
    "지역!:판교", "재택", "직무:리서처", "직무:백엔드", "분야:비전", "정규직", "인턴", "회사:노타",
    "회사:한빛", "출처:원티드", "마감<=7일", "마감>=14일", "상시", "새글<=3일",
)  # fmt: skip
TEXTS = (
    "컴퓨터 비전 모델", "강화 학습을", "역량 강화, 학습", "machine learning", "기계학습", "HTML", "LLMs",
    "추천시스템", "지인 추천", "C/C++", "Objective-C", "R&D", "논현역 현역", "음성 인식", "Python",
    "빅데이터 분석", "Go 서버", "Google", "파인튜닝", "NodeJS", "영업", "백엔드개발자", "선임연구원",
    "deep learning", "서울 강남", "판교역", "노타", "\n", ",", "·", "(", ")",
)  # fmt: skip
COMPANIES = ("노타", "(주)노타", "한빛소프트", "새한빛", "")
LOCATIONS = ("", "서울 강남구 테헤란로", "판교역로 1", "성남시 분당구 정자동", "가산디지털단지")


def grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        several.map(lambda parts: "(" + " ".join(parts) + ")"),
        several.map(lambda parts: "(" + " | ".join(parts) + ")"),
        inner.map(lambda part: "-" + part),
    )


conditions = st.one_of(
    st.sampled_from(WORDS).map(lambda word: word if " " not in word else f'"{word}"'),
    st.sampled_from(WORDS).map(lambda word: f'"{word}"'),
    st.sampled_from(FACETS),
)
filters = st.recursive(conditions, grouped, max_leaves=8)


@st.composite
def postings(draw: st.DrawFn) -> Posting:
    facts = draw(st.lists(st.sampled_from(sorted(READINGS)), max_size=6))
    title = " ".join(draw(st.lists(st.sampled_from(TEXTS), max_size=3)))
    body = " ".join(draw(st.lists(st.sampled_from(TEXTS), max_size=8)))
    age = draw(st.sampled_from((None, 0, 2, 9)))
    return posting(
        " ".join(facts),
        title,
        body,
        company=draw(st.sampled_from(COMPANIES)),
        location=draw(st.sampled_from(LOCATIONS)),
        posted_at=None if age is None else days_ago(age),
        fields={"board": draw(st.sampled_from(("원티드", "saramin")))},
    )
