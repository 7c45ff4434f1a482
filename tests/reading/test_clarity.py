"""A posting is vague when it names no concrete task; every reason rests on words or on their absence."""

from __future__ import annotations

import pytest

from bot.model.reading import Clarity
from bot.reading import clarity, roles
from tests.reading.lexicon import lexicon
from tests.reading.postings import stands_as_written, work


def read(title: str, body: str) -> Clarity:
    laid = work(title, body)
    return clarity.read(laid, roles.weigh(laid, lexicon().roles), lexicon().clarity)


@pytest.mark.parametrize(
    ("duties", "reason"),
    [
        ("연구개발", "no_task"),
        ("SW 연구개발", "no_task"),
        ("인공지능 연구원", "no_task"),
        ("자바 백엔드 개발자", "no_task"),
        ("백엔드 개발 업무 전반", "no_task"),
        ("AI 관련 업무 전반", "no_task"),
        ("국책과제 수행 및 기타 연구개발 업무", "no_task"),
        ("기존 서비스 유지보수, 신규 서비스 개발", "no_task"),
        ("- 컴퓨터 비전\n- 자연어 처리\n- 머신러닝 R&D", "no_task"),
        ("Computer Vision applications\nNLP applications", "no_task"),
        ("우리는 함께 성장하는 문화를 중요하게 생각합니다\n자율과 책임의 팀워크로 일합니다", "no_task"),
        ("소프트웨어 개발 경력자 채용", "no_task"),
        ("헬스케어 관련 시스템 개발", "no_task"),
        ("다양한 프로젝트 참여", "no_task"),
        ("['']", "no_duties"),
        ("-", "no_duties"),
    ],
)
def test_duties_without_a_task_are_vague(duties: str, reason: str) -> None:
    found = read("", duties)
    assert found.vague
    assert found.reasons[0].value == reason


@pytest.mark.parametrize(
    "duties",
    [
        "결제 승인 API 개발 및 정산 배치 운영",
        "내시경 영상에서 용종을 찾는 모델 개발",
        "퍼널과 코호트를 분석해 이탈 원인을 찾습니다",
        "필터 소재의 여과 성능 평가 및 시제품 제작",
        "원심분리기 유지보수와 시약 재고 관리",
        "주주총회 운영, 계약서 검토",
        "Kafka 기반 로그 수집 파이프라인 구축",
        "LLM 양자화 도구 개발",
        "Design and build the payment ledger",
        "신규 브랜드 상표 출원 검토",
        "RPG 게임 전투 서버 개발",
        "전동 휠체어 모터 제어 보드 설계",
        "광고 캠페인 성과를 대시보드로 시각화",
        "협력 병원과 임상 데이터 라벨링 기준 수립",
        "우리는 좋은 회사입니다\n세포 배양 공정 개발",
    ],
)
def test_one_concrete_task_is_enough(duties: str) -> None:
    assert not read("", duties).vague


def test_skills_without_duties_are_named_as_such() -> None:
    body = "[자격요건]\n- Python 능숙자\n- PyTorch 사용 경험\n- 석사 학위 소지자"
    found = read("AI 엔지니어", body)
    assert found.vague
    assert [reason.value for reason in found.reasons] == ["skills_only"]
    assert found.reasons[0].evidence[0].text == "- Python 능숙자"


def test_character_and_nothing_else_is_a_reason_but_not_vague() -> None:
    body = "[주요업무]\n결제 승인 API 개발\n[자격요건]\n- 성실하신 분\n- 책임감 있는 분\n- 긍정적인 마인드를 가진 분"
    found = read("", body)
    assert not found.vague
    assert [reason.value for reason in found.reasons] == ["personality"]


def test_a_title_of_one_role_over_the_duties_of_another_is_named() -> None:
    found = read("안드로이드 개발자", "취약점 점검, 모의해킹 수행, 침해사고 대응, 보안 관제")
    assert [reason.value for reason in found.reasons] == ["title_differs"]
    assert [words.text for words in found.reasons[0].evidence] == ["안드로이드", "취약점"]


def test_preferences_of_another_role_are_named() -> None:
    body = "[주요업무]\n안드로이드 앱 개발, 앱 배포\n모바일 앱 성능 개선\n[우대사항]\n취약점 점검, 모의해킹, 침해사고 대응 경험"
    assert [reason.value for reason in read("", body).reasons] == ["preferred_differs"]


def test_the_skills_of_very_many_roles_are_named() -> None:
    asks = (
        "백엔드 API, React 프론트엔드, 안드로이드 앱, Kubernetes 인프라 구축, 데이터 파이프라인, 딥러닝 모델"
    )
    asks += ", 모의해킹, UI 디자인"
    asks += "\nSpring, HTML, iOS, terraform, ETL, LLM, 취약점, 포토샵, 테스트 케이스, QA 업무"
    found = read("", f"[주요업무]\n결제 승인 API 개발\n[자격요건]\n{asks}")
    assert "everything" in [reason.value for reason in found.reasons]


@pytest.mark.parametrize("sign", ["개발 업무 전반", "기타 업무", "관련 업무 일체"])
def test_open_ended_duties_are_named_beside_a_clear_task(sign: str) -> None:
    found = read("", f"결제 승인 API 개발\n{sign}")
    assert not found.vague
    assert [(r.value, r.evidence[0].text in sign) for r in found.reasons] == [("overall", True)]


def test_every_reason_shows_words_that_stand_in_the_posting() -> None:
    laid = work("", "ＡＩ　업무 전반\n기타 업무")
    found = clarity.read(laid, {}, lexicon().clarity)
    assert found.vague
    assert all(
        stands_as_written(words, laid.document.raw) for reason in found.reasons for words in reason.evidence
    )
