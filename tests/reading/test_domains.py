"""A field is what the work deals with, not what the company says of itself."""

from __future__ import annotations

import pytest

from bot.reading import domains, roles
from tests.reading.lexicon import lexicon
from tests.reading.postings import stands_as_written, work


def read(title: str, body: str) -> list[str]:
    laid = work(title, body)
    found = roles.read(laid, roles.weigh(laid, lexicon().roles))
    return [domain.value for domain in domains.read(laid, found, lexicon().domains)]


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("컴퓨터 비전 엔지니어", "객체 검출 모델 개발", {"vision"}),
        ("AI Engineer", "OCR 모델 학습", {"vision"}),
        ("영상처리 개발자", "카메라 영상 분석 알고리즘 개발", {"vision"}),
        ("NLP 엔지니어", "챗봇 대화 모델 개발", {"nlp_llm"}),
        ("AI 개발자", "RAG 기반 LLM 서비스 개발", {"nlp_llm"}),
        ("AI 연구원", "문서 요약과 질의응답 모델 연구", {"nlp_llm"}),
        ("음성 인식 연구원", "STT 모델 개발", {"speech"}),
        ("Deep Learning Engineer", "text-to-speech 음성 합성 모델 개발", {"speech"}),
        ("강화학습 연구원", "reinforcement learning 알고리즘 연구", {"rl"}),
        ("추천 시스템 엔지니어", "개인화 추천 모델 개발", {"recsys"}),
        ("데이터 사이언티스트", "수요 예측 모델과 시계열 이상 탐지", {"timeseries"}),
        ("AI 엔지니어", "얼굴 사진 보정 모델 개발", {"vision"}),
        ("항체 연구원", "미생물 배양과 분자생물학 실험", {"bio_medical"}),
        ("데이터 사이언티스트", "수요/공급 예측 모델링", {"timeseries"}),
        ("AI 엔지니어", "전파 신호패턴 분석 모델 개발", {"timeseries"}),
        ("설비 AI 엔지니어", "센서 데이터 기반 예지보전 모델 개발", {"timeseries"}),
        ("로봇 소프트웨어 엔지니어", "매니퓰레이터 모션 플래닝", {"robotics"}),
        ("로보틱스 펌웨어 개발자", "로봇 관절 제어 펌웨어", {"robotics"}),
        ("자율주행 인지 엔지니어", "자율주행 차량의 주행 데이터로 모델 학습", {"autonomous_driving"}),
        ("ADAS 제어 SW", "차량 제어 로직 개발", {"autonomous_driving"}),
        ("의료 AI 연구원", "의료 데이터로 질환 예측 모델 개발", {"bio_medical"}),
        ("신약 개발 연구원", "후보물질의 비임상 평가 연구", {"bio_medical"}),
        ("생성형 AI 엔지니어", "디퓨전 기반 생성 모델 개발", {"generative"}),
        ("AI 연구원", "의료 영상 분할 모델 개발", {"vision", "bio_medical"}),
        ("AI 연구원", "휴머노이드 로봇의 강화학습", {"robotics", "rl"}),
        ("AI 리서처", "LLM과 음성 인식 모델 연구", {"nlp_llm", "speech"}),
    ],
)
def test_the_fields_of_the_work(title: str, duties: str, expected: set[str]) -> None:
    assert expected <= set(read(title, duties)) <= expected | {"vision", "generative"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("회계 담당", "월 결산과 세무 신고"),
        ("백엔드 개발자", "주문 서버 API 개발"),
        ("데이터 분석가", "지표 정의와 대시보드 제작"),
        ("데이터 분석가", "AI/LLM 등 최신 기술을 분석에 접목"),
        ("인사 담당자", "의료 비용 지원 등 복지 제도 운영"),
        ("사내 변호사", "의약품 광고 규제 검토"),
        ("해외영업", "자동차 부품 회사 미팅"),
        (
            "백엔드 개발자",
            "[회사소개]\n자율주행 로봇과 의료 AI를 만드는 회사입니다\n[주요업무]\n주문 서버 개발",
        ),
        ("백엔드 개발자", "[주요업무]\n주문 서버 개발\n[우대사항]\nLLM, 컴퓨터 비전, 로봇 프로젝트 경험"),
        ("html 퍼블리셔", "css와 html 마크업"),
    ],
)
def test_work_in_no_field_has_none(title: str, body: str) -> None:
    assert read(title, body) == []


def test_each_field_shows_words_that_stand_in_the_posting() -> None:
    laid = work("음성 · 로봇 AI 엔지니어", "음성 인식 모델 개발\n로봇 제어")
    found = domains.read(laid, (), lexicon().domains)
    assert {domain.value for domain in found} == {"speech", "robotics"}
    assert all(stands_as_written(words, laid.document.raw) for domain in found for words in domain.evidence)
