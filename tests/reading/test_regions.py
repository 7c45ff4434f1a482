"""Where the work is, from the words that say so, and from no others."""

from __future__ import annotations

import pytest

from bot.reading import regions, remote
from tests.reading.lexicon import lexicon
from tests.reading.postings import document, stands_as_written


def places(title: str = "", body: str = "", location: str = "") -> list[str]:
    found = regions.read(document(title, body, location), lexicon().places)
    return [f"{region.sido} {region.sigungu}".strip() for region in found]


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("서울 강남구", ["서울 강남구"]),
        ("서울특별시 강남구 테헤란로 1", ["서울 강남구"]),
        ("서울시강남구역삼동", ["서울 강남구"]),
        ("서울 강남구 서울시 강남구 삼성로 3", ["서울 강남구"]),
        ("경기도 성남시 분당구 판교로 2", ["경기 성남시 분당구"]),
        ("성남시 수정구 고등로 4", ["경기 성남시 수정구"]),
        ("분당구 대왕판교로 5", ["경기 성남시 분당구"]),
        ("경기 성남", ["경기 성남시"]),
        ("경기 광주시 오포읍", ["경기 광주시"]),
        ("경기 광주", ["경기 광주시"]),
        ("광주 북구", ["광주 북구"]),
        ("광주광역시 서구", ["광주 서구"]),
        ("대전광역시 유성구 과학로 6", ["대전 유성구"]),
        ("부산 기장", ["부산 기장군"]),
        ("강원 고성군", ["강원 고성군"]),
        ("인천 중구", ["인천 중구"]),
        ("중구", []),
        ("강서구 마곡동로 7", ["서울 강서구"]),
        ("세종특별자치시", ["세종"]),
        ("제주특별자치도 제주시", ["제주 제주시"]),
        ("서울 전역", ["서울"]),
        ("서울특별시 전체", ["서울"]),
        ("경기전지역", ["경기"]),
        ("Seoul", ["서울"]),
        ("12, Teheran-ro, Gangnam-gu, Seoul", ["서울 강남구"]),
        ("Pangyo, Gyeonggi-do", ["경기 성남시 분당구"]),
        ("판교", ["경기 성남시 분당구"]),
        ("구로디지털단지역 3번 출구", ["서울 구로구"]),
        ("가산", ["서울 금천구"]),
        ("선릉역", ["서울 강남구"]),
        ("마곡지구", ["서울 강서구"]),
        ("언주로71길 8", ["서울 강남구"]),
        ("서울 서초구 강남대로 9, 15층", ["서울 서초구"]),
        ("서울 금천구 가산디지털2로 10", ["서울 금천구"]),
        ("서울 강남구, 용산구", ["서울 강남구", "서울 용산구"]),
        ("서울 강남구; 부산 해운대구", ["서울 강남구", "부산 해운대구"]),
        ("경기 이천시 외 3", ["경기 이천시"]),
        ("대한민국 서울특별시 마포구", ["서울 마포구"]),
        ("Tokyo, Japan", []),
        ("싱가포르", []),
        ("", []),
    ],
)
def test_the_location_field_is_read(location: str, expected: list[str]) -> None:
    assert places(location=location) == expected


@pytest.mark.parametrize(
    ("title", "body", "location", "expected"),
    [
        ("", "근무지 : 역삼", "", ["서울 강남구"]),
        ("", "■ 근무장소\n경기도 수원시 영통구 광교로 1", "", ["경기 수원시 영통구"]),
        ("", "- 근무지역: 판교 또는 대전 유성구", "", ["경기 성남시 분당구", "대전 유성구"]),
        ("", "[근무조건]\n대구 \n병역특례", "", ["대구"]),
        ("", "주소: 서울 성동구 성수이로 2", "", ["서울 성동구"]),
        ("[서울/당산] 소프트웨어 개발", "", "", ["서울 영등포구"]),
        ("데이터 분석가, 부산", "", "", ["부산"]),
        ("(경기 안양) 연구원 모집", "", "", ["경기 안양시"]),
        ("서버 개발자 (서울 강서구 마곡동)", "", "", ["서울 강서구"]),
        # The field is sure of the province; the body says which part of it.
        ("", "근무지: 강남구 학동로 3", "서울", ["서울 강남구"]),
        ("", "근무지: 판교", "서울", ["서울"]),
        # The field is sure of the district.
        ("", "근무지: 부산 해운대구", "서울 강남구", ["서울 강남구"]),
        ("[부산] 개발자", "", "서울 강남구", ["서울 강남구"]),
        # A street the list does not know, and the body helps.
        ("", "근무지역 : 서울시 서초구", "벚나무길 28", ["서울 서초구"]),
        ("", "근무지: 판교", "Singapore", []),
        # A sentence says where one works; the company's own place comes after it.
        ("(서울) 연구원 채용", "연구소는 송파구 벚꽃로 7 (3층)에 있습니다", "", ["서울 송파구"]),
        ("", "6월부터 새 사무실(서울시 강남구 벚나무길 9, 3층)에서 근무할 예정입니다", "", ["서울 강남구"]),
        ("", "본사: 서울 중구 벚꽃로 1\n대전 유성구에서 근무하게 됩니다", "", ["대전 유성구"]),
    ],
)
def test_the_body_and_the_title_help_where_the_field_does_not_say(
    title: str, body: str, location: str, expected: list[str]
) -> None:
    assert places(title, body, location) == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", "서울대학교, 부산대학교와 공동 연구"),
        ("", "고객사: 경기도청, 대구은행, 광주비엔날레"),
        ("구리 도금 연구원", ""),
        ("화성 탐사선 개발", ""),
        ("", "가산점 부여, 정자세 교정, 삼성과 협업"),
        ("", "전국 중구난방 업무를 정리"),
        ("대구은행 데이터 분석가", ""),
        ("", "우대: 서울 거주자"),
        ("", "동료들이 서울과 부산에서 일하고 있습니다"),
    ],
)
def test_names_of_others_are_no_place_of_work(title: str, body: str) -> None:
    assert places(title, body) == []


def test_every_region_shows_words_that_stand_in_the_posting() -> None:
    laid = document("[판교] 개발자", "근무지:  대전광역시　유성구 과학로 1", "")
    found = regions.read(laid, lexicon().places)
    assert [region.evidence[0].text for region in found] == ["대전광역시　유성구"]
    assert all(stands_as_written(region.evidence[0], laid.raw) for region in found)


@pytest.mark.parametrize(
    ("title", "body", "location", "expected"),
    [
        ("", "주 1회 재택근무", "", True),
        ("", "재택 근무 가능", "", True),
        ("", "리모트 근무로 어디서든", "", True),
        ("", "주 2회 리모트로 근무합니다", "", True),
        ("Backend Engineer (Fully Remote)", "", "", True),
        ("", "You may work from home", "", True),
        ("", "hybrid work policy", "", True),
        ("", "", "서울 재택", True),
        ("", "재택근무 불가", "", False),
        ("", "사무실에서 대면 근무를 합니다", "", False),
        ("", "과제 테스트 (재택, 하루)", "", None),
        ("", "로봇 원격 제어", "", None),
        ("", "1차 면접 (remote)", "", None),
        ("", "하이브리드 앱 개발", "", None),
        ("", "remote sensing 연구", "", None),
        ("", "사무실이 넓습니다", "", None),
    ],
)
def test_working_away_from_the_office(title: str, body: str, location: str, expected: bool | None) -> None:
    assert remote.read(document(title, body, location), lexicon().remote) is expected
