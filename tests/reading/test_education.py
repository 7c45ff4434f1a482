"""The least degree asked for and the one preferred are told apart by where they stand and by the words around them."""

from __future__ import annotations

import pytest

from bot.model.reading import Education
from bot.reading import education
from tests.reading.facts import laid, posting, stands_as_written
from tests.reading.lexicon import lexicon

Said = tuple[str | None, str | None]


def whole(title: str = "", body: str = "", **fields: str) -> Education:
    return education.read(laid(posting(title, body, **fields)), lexicon().education)


def read(title: str = "", body: str = "", **fields: str) -> Said:
    found = whole(title, body, **fields)
    return found.minimum, found.preferred


def asked(line: str) -> Said:
    return read("연구원", f"[주요업무]\n알고리즘 개발\n[자격요건]\n{line}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("학력 무관", ("any", None)),
        ("• 학력: 무관", ("any", None)),
        ("학력 및 성별 무관", ("any", None)),
        ("학력, 경력 무관", ("any", None)),
        ("학력 및 전공 제한 없음", ("any", None)),
        ("경력 5년 이상 (학력무관)", ("any", None)),
        ("• 학력 : 없음", ("any", None)),
        ("고졸 이상", ("high_school", None)),
        ("• 대졸 이상2,3년)", ("associate", None)),
        ("학력 : 고등학교 졸업 이상", ("high_school", None)),
        ("초대졸 이상 (졸업예정자 가능)", ("associate", None)),
        ("학력 : 전문대졸 이상", ("associate", None)),
        ("전문학사 이상", ("associate", None)),
        ("대졸 이상 (2, 3년)", ("associate", None)),
        ("전문졸 이상", ("associate", None)),
        ("대졸이상", ("bachelor", None)),
        ("학사 이상", ("bachelor", None)),
        ("컴퓨터공학 관련 학사 학위 보유자", ("bachelor", None)),
        ("4년제 대학 졸업자 또는 졸업예정자", ("bachelor", None)),
        ("4년제 컴퓨터 전공자", ("bachelor", None)),
        ("대학교졸업(4년)이상", ("bachelor", None)),
        ("학/석사 기졸업자", ("bachelor", None)),
        ("학사/석사", ("bachelor", None)),
        ("학사, 석사, 또는 박사학위", ("bachelor", None)),
        ("학부 4학년 이상", ("bachelor", None)),
        ("Bachelor's degree (or equivalent)", ("bachelor", None)),
        ("학사 이상 또는 이에 준하는 경력", ("bachelor", None)),
        ("석사 이상", ("master", None)),
        ("공학 석사 이상의 학위를 소지하고 계신 분", ("master", None)),
        ("전자공학석사 이상", ("master", None)),
        ("물리학, 석사 이상", ("master", None)),
        ("석/박사 학위 소지자", ("master", None)),
        ("석사 또는 박사", ("master", None)),
        ("대학원 석사졸업", ("master", None)),
        ("MS or PhD in Computer Science", ("master", None)),
        ("신입/전문연구요원은 석사 이상 필수", ("master", None)),
        ("박사 학위", ("doctor", None)),
        ("Ph.D. in EE", ("doctor", None)),
        ("학 력 : 석사 이상", ("master", None)),
        ("학력 : 4년제 졸업 이상(신입), 무관(경력)", ("bachelor", None)),
        ("학사 졸업 기준 / 경력 4년 이상\n석사 졸업 기준 / 경력 1년 이상", ("bachelor", None)),
        ("1년 이내 대학(전문학사 이상) 졸업자", ("associate", None)),
        ("학사 이상 (석사의 경우 경력 2년 인정)", ("bachelor", None)),
        ("학사 학위 이상, 석사 취득 기간은 경력 인정", ("bachelor", None)),
        ("석사 이상, 박사의 경우 연봉 별도 협의", ("master", None)),
    ],
)
def test_the_least_degree_is_read(line: str, expected: Said) -> None:
    assert asked(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("석사 우대", (None, "master")),
        ("학사 이상 (석/박사 우대)", ("bachelor", "master")),
        ("4년제 대학교 학사 이상(석사 급 우대)", ("bachelor", "master")),
        ("관련 전공자(석사 이상) 우대", (None, "master")),
        ("석사 이상, 박사 학위 소지자 우대", ("master", "doctor")),
        ("학사 이상 (전공 무관 / 통계 전공 우대)", ("bachelor", None)),
        ("석박사 학위 환영", (None, "master")),
        ("Master's degree preferred", (None, "master")),
        ("(우대) 박사", (None, "doctor")),
        ("석 / 박사 학위 소지자 우대", (None, "master")),
        ("학사 이상(졸업예정자 포함), 자격증 보유자 우대", ("bachelor", None)),
    ],
)
def test_a_preference_is_no_requirement(line: str, expected: Said) -> None:
    assert asked(line) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[자격요건]\n학사 이상\n[우대사항]\n석사 학위", ("bachelor", "master")),
        ("[우대사항]\n석사, 박사 학위 보유 시 경력 인정", (None, "master")),
        ("[우대사항]\nMS or Ph.D", (None, "master")),
        ("[기타사항]\n1. 관련 전공 석사 이상\n2. 병역 미필", ("master", None)),
        ("■ 지원자격\n- 전문학사 이상 ■ 우대사항\n- 외국어", ("associate", None)),
    ],
)
def test_the_section_tells_them_apart(body: str, expected: Said) -> None:
    assert read("연구원", body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "[자격요건]\n석사 학위 혹은 2년 이상 경력 보유",
        "[자격요건]\n관련 석사 이상 전공자 또는 관련 업계 3년 이상 경력자",
        "[자격요건]\n전문연구요원 편입 가능자",
        "[자격요건]\n관련 학과 졸업자",
        "[회사소개]\n한빛대학교 석박사들이 모여 만든 회사",
        "[혜택 및 복지]\n석사 진학 시 학비 지원\n자녀 대학교 학자금",
        "[주요업무]\n학사 관리 시스템 개발",
        "[자격요건]\n생체 신호 분석 2년 이상 (석사 과정 포함)",
        "[근무조건]\n급여 : 대졸 초임 4,850만원",
        "[제출서류]\n석사 이상: 학위 논문 초록 제출",
        "[자격요건]\nMDM(Master Data Management) 경험",
        "[자격요건]\nMS-SQL, RMS 경험",
        "[자격요건]\n경력 5년 이상 (석사의 경우 3년, 박사의 경우 신입 가능)",
        "[자격요건]\n경력 3년 이상 (박사 학위 소지자의 경우 신입 가능)",
        "[자격요건]\n사회조사분석사 2급 이상 소지자",
        "[자격요건]\n대학사업, 산학사업 운영 경험자",
    ],
)
def test_other_talk_of_degrees_asks_for_none(body: str) -> None:
    assert read("연구원", body) == (None, None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("전문연구요원 (석사 이상)", "master"),
        ("분자진단 박사연구원", "doctor"),
        ("데이터분석가 - 석사/박사", "master"),
        ("AI 연구원 (학사)", "bachelor"),
    ],
)
def test_the_title_outranks_the_body(title: str, expected: str) -> None:
    assert read(title, "[자격요건]\n고졸 이상")[0] == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("학력무관", "any"),
        ("대졸이상", "bachelor"),
        ("석사졸업이상", "master"),
        ("고등학교졸업", "high_school"),
        ("대학졸업(2,3년)이상", "associate"),
        ("대학교졸업(4년)이상", "bachelor"),
        ("박사졸업", "doctor"),
    ],
)
def test_the_board_answers_too(field: str, expected: str) -> None:
    assert read("연구원", "좋은 분을 찾습니다", education=field)[0] == expected


def test_each_degree_shows_its_words() -> None:
    raw = posting("연구원", "[자격요건]\n• 학\u200b사 이상\n[우대사항]\n• 석／박사 학위")
    found = education.read(laid(raw), lexicon().education)
    assert [one.text for one in found.evidence] == ["학\u200b사 이상", "석／박사 학위"]
    assert all(stands_as_written(one, raw) for one in found.evidence)
