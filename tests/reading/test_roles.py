"""A role is what the person will do: the duties first, then the title."""

from __future__ import annotations

import pytest

from bot.reading import roles
from tests.reading.lexicon import lexicon
from tests.reading.postings import stands_as_written, work


def read(title: str, duties: str) -> list[str]:
    laid = work(title, duties)
    return [found.value for found in roles.read(laid, roles.weigh(laid, lexicon().roles))]


@pytest.mark.parametrize(
    ("title", "duties", "first"),
    [
        ("백엔드 개발자", "REST API 설계와 서버 운영", "backend"),
        ("Server Developer (Core)", "- 결제 서버 개발 및 대용량 트래픽 처리", "backend"),
        ("웹 프론트엔드 엔지니어", "React로 관리자 화면 개발", "frontend"),
        ("iOS 개발자", "SwiftUI로 iOS 앱을 개발합니다", "mobile"),
        ("Flutter 앱 개발자", "안드로이드 앱과 iOS 앱 배포", "mobile"),
        ("DevOps Engineer", "배포 파이프라인 구축, Kubernetes 클러스터 운영", "devops_infra"),
        ("시스템 엔지니어", "서버 운영과 장애 대응, 백업 관리", "devops_infra"),
        ("정보보안 담당자", "취약점 점검, 침해사고 대응", "security"),
        ("QA 엔지니어", "테스트 케이스 작성과 버그 등록", "qa"),
        ("프로덕트 매니저", "로드맵을 세우고 백로그를 관리합니다", "product_manager"),
        ("프로덕트 디자이너", "UI 디자인과 사용성 테스트", "design"),
        ("유니티 클라이언트 프로그래머", "Unity로 게임 콘텐츠 개발", "game"),
        ("펌웨어 개발자", "MCU 펌웨어와 디바이스 드라이버 개발", "embedded_firmware"),
        ("자율주행 차량 제어 엔지니어", "차량 제어 알고리즘 설계", "embedded_firmware"),
        ("회로 설계 엔지니어", "PCB Artwork, 전원 회로 설계", "hardware"),
        ("기구 설계 담당", "Solidworks로 3D 도면 작성, 금형 검토", "hardware"),
        ("데이터 분석가", "핵심 지표를 정의하고 대시보드를 만듭니다. A/B 테스트 설계", "data_analyst"),
        ("Data Engineer", "데이터 파이프라인과 데이터 마트 구축", "data_engineer"),
        ("데이터 사이언티스트", "통계 분석과 수요 예측 모델로 재고를 최적화", "data_scientist"),
        ("머신러닝 엔지니어", "추천 모델 학습과 모델 서빙", "ml_engineer"),
        ("Computer Vision Engineer", "Object detection model training and inference", "ml_engineer"),
        ("MLOps Engineer", "Kubeflow 학습 파이프라인과 모델 모니터링", "mlops_engineer"),
        ("해외영업 담당자", "신규 고객 발굴, 계약서 작성", "other"),
        ("회계팀 대리", "월 결산과 재무제표 작성", "other"),
        ("교육 콘텐츠 기획자", "강의 커리큘럼과 교육 콘텐츠 제작", "other"),
        ("사내 변호사", "계약서 검토와 소송 대응", "other"),
        ("윈도우 응용프로그램 개발자 (WPF)", "데스크톱 뷰어 유지보수", "other"),
        ("필드 엔지니어", "장비 설치와 기술 지원", "other"),
        ("영상처리 개발자", "내시경 영상처리 알고리즘 개발", "ml_engineer"),
        ("전장 엔지니어", "전장 설계와 배선, 시운전", "hardware"),
        ("클라이언트/엔진 프로그래머", "게임 컨텐츠 개발, 클라이언트 시스템 개발", "game"),
        ("5G 프로토콜 스택 개발자", "기지국 Layer2 소프트웨어와 보안 알고리즘 구현", "embedded_firmware"),
        ("데이터 분석 컨설턴트", "데이터 분석 보고서 작성, 인사이트 도출", "data_analyst"),
        ("SAP 컨설턴트", "업무 프로세스 컨설팅", "other"),
        ("무인 복합기 엔지니어", "복합기 설치 및 AS, 원격 지원, 하드웨어 세팅", "other"),
        ("카드 어플리케이션 개발 (신입)", "심사·발급 어플리케이션 개발, 신기술 연구 및 적용", "backend"),
        ("Windows Application 개발자", "매장 관리 솔루션 유지보수", "other"),
        ("연구개발 (신뢰성 평가)", "인장 시험과 통계 분석", "research_scientist"),
        ("프로세스 엔지니어", "원/부자재 이원화 검토, 설비 셋업", "other"),
        ("제품개발 (전동기)", "선박용 전동기 개발과 컨트롤러 개발", "hardware"),
        ("데이터 분석가", "유관부서와 의사소통하며 핵심 지표 정의", "data_analyst"),
        ("백 오피스 개발자", "운영 툴 유지보수와 기능 추가", "backend"),
        ("애플리케이션 및 클라우드 개발자", "Django 기반 API 개발, 클라우드 연동", "backend"),
        ("Project Management 담당", "개발 계획 수립, 일정 관리", "product_manager"),
        ("제어 시스템 개발", "PLC 프로그램 개발", "embedded_firmware"),
        ("데이터 사이언티스트 (바림기술연구소)", "통계 분석과 예측 모델 개발", "data_scientist"),
        ("신입 Software 개발", "데이터 분석/설계 및 처리, 프로그램 개발과 안정화", "backend"),
    ],
)
def test_the_first_role_is_the_plain_one(title: str, duties: str, first: str) -> None:
    assert read(title, duties)[0] == first


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        # The title says one thing, the duties another.
        ("데이터 사이언티스트", "LLM 파인튜닝, 모델 서빙, 추론 최적화, RAG 파이프라인 개발", "ml_engineer"),
        ("연구원", "핵심 지표 정의, 대시보드 제작, A/B 테스트 분석", "data_analyst"),
        ("전문연구요원 모집", "REST API 개발, 데이터베이스 설계, 백엔드 서버 개발", "backend"),
        ("AI 솔루션 영업", "신규 고객 발굴, 제안서 작성, 계약 체결", "other"),
        ("보안 솔루션 프리세일즈", "고객사 미팅과 제안서 작성, 영업 활동", "other"),
        ("게임 데이터 분석가", "리텐션과 지표 관리, SQL을 활용한 데이터 추출", "data_analyst"),
        ("마케팅 데이터 분석가", "캠페인 성과 분석, 대시보드", "data_analyst"),
        ("Finance Platform Engineer", "금융 트랜잭션 서버 개발, 비즈니스 로직 구현", "backend"),
    ],
)
def test_what_one_will_do_outranks_the_title(title: str, duties: str, expected: str) -> None:
    assert read(title, duties)[0] == expected


@pytest.mark.parametrize(
    ("title", "duties", "expected"),
    [
        ("AI 연구원", "딥러닝 모델 연구 개발, 논문 작성", {"ml_engineer", "research_scientist"}),
        ("LLM Research Engineer", "LLM post-training 방법론 연구", {"ml_engineer", "research_scientist"}),
        ("비임상 연구원", "세포 및 동물 실험으로 약물 효력 평가 연구", {"other", "research_scientist"}),
        ("소재 연구원", "고분자 코팅제 연구 개발", {"other", "research_scientist"}),
        ("풀스택 개발자", "백엔드 API 개발과 React 프론트엔드 개발", {"backend", "frontend"}),
        ("게임 서버 프로그래머", "게임 서버 개발", {"game", "backend"}),
        (
            "프론트엔드 개발자",
            "Next.js 화면 개발\n백엔드 개발자, 서버 엔지니어와 협업하여 배포",
            {"frontend"},
        ),
        ("프론트엔드 개발자", "React 화면 개발\n데이터 분석가 및 UI 디자이너와 소통", {"frontend"}),
        ("머신러닝 엔지니어", "딥러닝 모델 경량화", {"ml_engineer"}),
        ("기술연구소 전문연구요원", "연구개발", {"other", "research_scientist"}),
        ("데이터 사이언티스트 (바림기술연구소)", "통계 분석과 예측 모델 개발", {"data_scientist"}),
        ("휴머노이드 로봇 연구원", "학습 기반 휴머노이드 제어", {"ml_engineer", "research_scientist"}),
        (
            "전자 시스템 개발 엔지니어",
            "PCB와 전원 회로 설계, 임베디드 시스템 개발, 펌웨어 디버깅",
            {"hardware", "embedded_firmware"},
        ),
    ],
)
def test_a_second_role_stands_beside_only_where_the_work_is_both(
    title: str, duties: str, expected: set[str]
) -> None:
    assert set(read(title, duties)) == expected


@pytest.mark.parametrize(
    "title",
    ["전문연구요원 채용", "[연구소] 병역특례 모집", "책임연구원급 백엔드", "서울 연구센터 서버 개발자"],
)
def test_words_within_other_words_are_no_research(title: str) -> None:
    assert "research_scientist" not in read(title, "서버 개발과 API 설계")


def test_without_duties_the_title_speaks_and_without_both_nothing_does() -> None:
    assert read("안드로이드 개발자", "") == ["mobile"]
    assert read("우리 회사와 함께할 분", "") == ["other"]
    assert read("", "") == []


def test_each_role_shows_words_that_stand_in_the_posting() -> None:
    laid = work("ＡＩ　연구원", "딥러닝  모델 연구 개발")
    for found in roles.read(laid, roles.weigh(laid, lexicon().roles)):
        assert found.evidence
        assert all(stands_as_written(evidence, laid.document.raw) for evidence in found.evidence)


def test_what_is_only_preferred_makes_no_role() -> None:
    body = "[주요업무]\n재무제표 작성\n[우대사항]\n백엔드 서버 개발, REST API 설계, MSA 경험"
    assert read("재무 담당", body) == ["other"]
