"""Whole wishes as members type them in a room, each against postings in the words postings have."""

from __future__ import annotations

import pytest

from bot.matching.subject import Subject
from bot.model.posting import Posting
from tests.matching.helpers import TODAY, days_ago, posting, read

VISION = "주요업무\n- 컴퓨터 비전 모델을 개발하고 논문으로 정리합니다\n우대사항\n- 학회 발표 경험"
SPEECH = "담당업무\n- 음성인식 엔진의 학습 데이터를 설계합니다\n- Python, C++로 개발"
REINFORCED = "What you do\n- Train policies with RL in simulation\n- Python & JAX"
SERVICE = "자격요건\n- 병역필 또는 면제\n오시는 길: 논현역 3번 출구"
SHOP = "하는 일\n- 쇼핑몰 지인 추천 이벤트 운영\n- CV(이력서)는 메일로 보내 주세요"
SERVER = "업무\n- Go 언어로 API 서버를 만듭니다. 문서는 URL로 공유합니다"
BUSINESS = "업무\n- Google 광고 영업, 신규 고객 발굴"

# What is typed, what it must bring, what it must not bring.
TYPED: list[tuple[str, list[Posting], list[Posting]]] = [
    ('전문연 "현역"', [posting("전문연", body="현역도 됩니다")], [posting("전문연", body=SERVICE)]),
    ("RL", [posting(body=REINFORCED)], [posting(body=SERVER)]),
    ("강화학습", [posting(body=REINFORCED), posting(body="강화 학습을")], [posting(body="역량을 강화, 학습 지원")]),
    ("Go 서버", [posting(body=SERVER)], [posting(body=BUSINESS + "\n서버"), posting(body="GO! 함께해요")]),
    ("golang", [posting(body=SERVER)], [posting(body=BUSINESS)]),
    ("비전", [posting(body=VISION), posting(body="CV 엔지니어")], [posting(body=SHOP)]),
    ("추천시스템", [posting(body="추천 시스템 고도화")], [posting(body=SHOP)]),
    ("AI", [posting("", "AI 연구원"), posting(body="생성형AI 팀")], [posting("", "FAIR 원칙 컨설턴트")]),
    ("LLM 파인튜닝", [posting(body="LLM fine-tuning")], [posting(body="LLM 서비스 기획")]),
    ("ML | 딥러닝", [posting(body="기계학습"), posting(body="deep learning")], [posting(body="HTML 퍼블리싱")]),
    ("C++ -영업", [posting(body=SPEECH)], [posting(body="C++ 기술영업"), posting(body="C# 개발")]),
    ("R 통계", [posting(body="R, 통계 분석")], [posting(body="R&D 통계"), posting(body="HR 통계")]),
    ("음성 -지역:음성", [posting("강남", body=SPEECH)], [posting("강남", body="영상 처리")]),
    ("전문연 비전 | 전문연 음성", [posting("전문연", body=SPEECH)], [posting("", body=SPEECH)]),
    ("전문연 (비전 | 음성) -영업", [posting("전문연", body=VISION)], [posting("전문연", body=BUSINESS)]),
    ("전문연? 석사", [posting("전문연불명", body="석사 이상")], [posting("전문연불가", body="석사 이상")]),
    ("전문연:전직 경력>=3", [posting("전직만 경력3-7")], [posting("보충역만 신입"), posting("경력3-7")]),
    ("전문연:신규 신입 석사", [posting("보충역만 신입", body="석사")], [posting("전직만 신입", body="석사")]),
    ("보충역 산업기능", [posting("산업기능", body="보충역 산업기능요원")], [posting("산업기능", body="공고")]),
    ("(판교 or 강남) 신입", [posting("강남 신입")], [posting("대전 경력5")]),
    ("서울 -구로 -가산 신입", [posting("강남 신입")], [posting("구로 신입"), posting("강남 경력5")]),
    ("재택 | 강남", [posting("재택 대전"), posting("강남")], [posting("대전 출근")]),
    ("수도권 연봉>=6000 -계약직", [posting("분당 8000이상")], [posting("분당 3000-3500"), posting("대전 8000이상")]),
    ("연봉!>=6000", [posting("8000이상")], [posting(), posting("3000-3500")]),
    ("연봉명시 정규직", [posting("4000-6000 정규직")], [posting("정규직"), posting("4000-6000 인턴")]),
    ("박사 후 연구원", [posting(body="박사 후 연구원")], [posting(body="박사, 연구원")]),
    ("직무:리서처 분야:비전", [posting("연구원 비전분야")], [posting("백엔드 비전분야"), posting("연구원 추천분야")]),
    ("회사:노타 마감<=7일", [posting("마감3일", company="노타")], [posting("마감30일", company="노타")]),
    ("-회사:한빛 개발자", [posting(company="노타", body="개발자")], [posting(company="(주)한빛소프트", body="개발자")]),
    ("마감:3일 신입", [posting("마감3일 신입")], [posting("마감30일 신입"), posting("마감3일 경력5")]),
    ("상시 비전", [posting("상시", body=VISION)], [posting("마감3일", body=VISION)]),
    ("새글<=3일 음성", [posting(body=SPEECH, posted_at=days_ago(1))], [posting(body=SPEECH, posted_at=days_ago(20))]),
    ('"학회 발표"', [posting(body=VISION)], [posting(body="발표 학회"), posting(body="학회, 발표")]),
    ("node.js 백엔드", [posting(body="NodeJS 백엔드개발자")], [posting(body="node 백엔드")]),
    ("데이터 분석 -마케팅", [posting(body="빅데이터분석")], [posting(body="데이터 분석, 마케팅")]),
    ("출처:원티드 신입", [posting("신입", fields={"board": "원티드"})], [posting("신입", fields={"board": "사람인"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "unwanted"), TYPED, ids=[text for text, _, _ in TYPED])
def test_a_wish_brings_what_a_member_meant(text: str, wanted: list[Posting], unwanted: list[Posting]) -> None:
    asked = read(text)
    for one in wanted:
        found = Subject(one, TODAY)
        assert asked.wants(found), asked.why_not(found)
    for one in unwanted:
        assert not asked.wants(Subject(one, TODAY)), one
    assert wanted
    assert unwanted
