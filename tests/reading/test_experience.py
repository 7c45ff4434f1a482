"""Years are read where they are asked for: the title first, then an answer under 경력, then the body, then the board."""

from __future__ import annotations

import pytest

from bot.model.reading import Experience
from bot.reading import experience
from tests.reading.facts import laid, posting, stands_as_written
from tests.reading.lexicon import lexicon

Said = tuple[bool | None, int | None, int | None]
NOTHING: Said = (None, None, None)


def whole(title: str = "", body: str = "", **fields: str) -> Experience:
    return experience.read(laid(posting(title, body, **fields)), lexicon().experience)


def read(title: str = "", body: str = "", **fields: str) -> Said:
    found = whole(title, body, **fields)
    return found.entry_ok, found.min_years, found.max_years


def asked(line: str) -> Said:
    return read("AI 엔지니어", f"[주요업무]\n모델 개발\n[자격요건]\n{line}\n[우대사항]\n논문 게재")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("비전 알고리즘 개발자 (신입)", (True, 0, None)),
        ("[신입] 로봇 제어", (True, 0, None)),
        ("신입/경력 데이터 엔지니어", (True, 0, None)),
        ("데이터 분석가 (경력 무관)", (True, 0, None)),
        ("[인턴] 음성합성 연구", (True, 0, None)),
        ("Research Intern (Vision)", (True, 0, None)),
        ("[Graduate] Quant Researcher", (True, 0, None)),
        ("백엔드 엔지니어 (신입~5년차)", (True, 0, 5)),
        ("AI 연구원 (신입 및 경력 8년 이하)", (True, 0, 8)),
        ("머신러닝 엔지니어 3년 이상", (False, 3, None)),
        ("MLOps 엔지니어(3~7년)", (False, 3, 7)),
        ("기구설계 (2 ~ 5년차)", (False, 2, 5)),
        ("프로덕트 디자이너 (5년~)", (False, 5, None)),
        ("사업개발 (3-10Y)", (False, 3, 10)),
        ("데이터 PM (5년차 이상)", (False, 5, None)),
        ("Senior Engineer (7+ years)", (False, 7, None)),
        ("모의해킹 담당 (6년이하/병특)", (None, None, 6)),
        ("클라우드 엔지니어 경력직 채용", (False, None, None)),
        ("DBA (경력)", (False, None, None)),
        ("경력개발 교육 담당자", NOTHING),
        ("2026년 하반기 연구원 모집", NOTHING),
        ("[300억 투자] QA", NOTHING),
        ("콘텐츠 매니저 (계약직 1년)", NOTHING),
        ("International Sales", NOTHING),
    ],
)
def test_the_title_says_who_may_come(title: str, expected: Said) -> None:
    assert read(title) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("경력 : 무관", (True, 0, None)),
        ("• 경력: 신입", (True, 0, None)),
        ("신입/경력", (True, 0, None)),
        ("무관", (True, 0, None)),
        ("- 경력 : 신입 또는 경력 1년 ~ 5년", (True, 0, 5)),
        ("경력사항: 신입~10년 이하", (True, 0, 10)),
        ("신입 / 경력(10년 이하) / 병역특례", (True, 0, 10)),
        ("경력 제한 없음", (True, 0, None)),
        ("신입 ~ 유관 경력 4년 이하의 경력을 보유하신 분", (True, 0, 4)),
        ("* 학력, 경력 무관", (True, 0, None)),
        ("신입 가능, 학사의 경우 경력 3년 이상", (True, 0, None)),
        ("신입 : 학사 이상", (True, 0, None)),
        ("ㆍ경력 : 경력 7년↑", (False, 7, None)),
        ("경력 요건 : 2년 ~ 8년 이하", (False, 2, 8)),
        ("- 경력: 4년", (False, 4, None)),
        ("경력 : 경력 (연수 무관)", (False, None, None)),
        ("경력", (False, None, None)),
        ("관련 경력 3년 이상", (False, 3, None)),
        ("유관 경력 3년 ~ 5년 내", (False, 3, 5)),
        ("2년 이상 5년 이하의 실무 경험", (False, 2, 5)),
        ("경력 10년 이상 ~ 20년 이하", (False, 10, 20)),
        ("최소 3년 이상의 서버 개발 경험", (False, 3, None)),
        ("5年 이상 설계 경험", (False, 5, None)),
        ("3년차", (False, 3, None)),
        ("at least 4 years of experience in Python", (False, 4, None)),
        ("3-5 years of professional experience", (False, 3, 5)),
        ("5+ years building services", (False, 5, None)),
        ("1년 이상의 인하우스 분석을 포함하여 3년 이상의 데이터 분석 경력", (False, 3, None)),
        ("개발 경력 5년 이상\nPython 2년 이상", (False, 5, None)),
        ("3년 미만의 개발 경험", (None, None, 3)),
        ("학사 졸업 기준 / 경력 4년 이상\n석사 졸업 기준 / 경력 1년 이상", (False, 1, None)),
        ("경력 3년 이상 (5년 이상 우대)", (False, 3, None)),
        ("경력 3년 이상 또는 그에 준하는 실력", (False, 3, None)),
        ("주니어 엔지니어 (9년 이하)\n시니어 엔지니어 (10년 이상)", (None, None, None)),
    ],
)
def test_requirements_are_read(line: str, expected: Said) -> None:
    assert asked(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "석사 학위 혹은 2년 이상 경력 보유",
        "2년 이상의 개발 경험 또는 석사 학위 이상이 있으신 분",
        "석사 이상이거나 3년 이상의 실무 경험",
        "4년제 대학 졸업",
        "대졸(4년) 이상",
        "Python 3년 이상 경험자 우대",
        "(우대) 관련 경력 5년 이상",
        "2년 이내 취득한 어학 성적",
        "26년 8월 졸업 예정자",
        "'27년 상반기 입사 가능한 분",
        "경력기술서 제출",
    ],
)
def test_what_is_no_requirement_of_years_asks_for_none(line: str) -> None:
    assert asked(line) == NOTHING


@pytest.mark.parametrize(
    "body",
    [
        "[우대사항]\n- 경력 5년 이상",
        "[혜택 및 복지]\n- 3년 이상 근속 시 안식휴가\n- 신입사원 교육과 멘토링",
        "[회사소개]\n설립 10년차, 15년 이상 경력의 개발자들이 모여 만든 회사입니다",
        "[기타]\n신입/경력 여부와 상관없이 3개월의 수습 기간이 있습니다",
        "[근무조건]\n근무형태: 경력 3년 미만 6개월 수습, 경력 3년 이상 3개월 수습",
        "[전형절차]\n서류 - 코딩 테스트(경력 10년 미만인 분만) - 면접",
        "[주요업무]\n최근 5년 동안 쌓인 데이터 분석 경험을 정리",
    ],
)
def test_other_parts_ask_for_nothing(body: str) -> None:
    assert read("연구원", body) == NOTHING


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"experience": "3"}, (False, 3, None)),
        ({"experience": "0"}, (True, 0, None)),
        ({"experience": "신입"}, (True, 0, None)),
        ({"experience": "경력무관"}, (True, 0, None)),
        ({"experience": "경력 5년 이상"}, (False, 5, None)),
        ({"experience": "7~12년"}, (False, 7, 12)),
        ({"experience": "신입~3년"}, (True, 0, 3)),
        ({"experience": "경력"}, (False, None, None)),
        ({"experience": ""}, NOTHING),
        ({"experience": "미공개"}, NOTHING),
        ({"employment_type": "신입·경력"}, (True, 0, None)),
        ({"employment_type": "인턴"}, (True, 0, None)),
        ({"employment_type": "경력"}, (False, None, None)),
        ({"employment_type": "정규직"}, NOTHING),
    ],
)
def test_the_board_is_heard_when_the_words_are_silent(fields: dict[str, str], expected: Said) -> None:
    assert read("AI 엔지니어", "모델을 만듭니다", **fields) == expected


def test_the_words_outrank_the_board() -> None:
    assert read("분석가", "[자격요건]\n경력 2~5년", experience="3") == (False, 2, 5)
    assert read("분석가 (신입)", "", experience="3") == (True, 0, None)


def test_a_weaker_place_fills_in_what_a_stronger_left_out() -> None:
    assert read("분석가 (2년 이상)", "[자격요건]\n2~5년차") == (False, 2, 5)
    assert read("분석가 경력 채용", "[자격요건]\n관련 경력 4년 이상") == (False, 4, None)
    assert read("분석가 경력 채용", "", experience="0") == (False, None, None)


def test_a_range_of_years_before_the_word_is_asked_for_without_a_heading_too() -> None:
    assert read("분석가", "SQL로 분석합니다\n데이터 분석가 4~9년 경력 물류 도메인 지식") == (False, 4, 9)


def test_each_statement_shows_its_words() -> None:
    raw = posting("분석가 경력 채용", "[자격요건]\n• 관련 경력 ４년 이상", experience="2")
    found = experience.read(laid(raw), lexicon().experience)
    assert [one.text for one in found.evidence] == ["경력", "４년 이상"]
    assert all(stands_as_written(one, raw) for one in found.evidence)
