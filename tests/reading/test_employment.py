"""The kind of contract is what the posting is, not what it may become."""

from __future__ import annotations

import pytest

from bot.reading import employment
from tests.reading.facts import laid, posting, stands_as_written
from tests.reading.lexicon import lexicon


def read(title: str = "", body: str = "", **fields: str) -> str | None:
    found = employment.read(laid(posting(title, body, **fields)), lexicon().employment)
    return found.value if found else None


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("정규직", "regular"),
        ("정규직(수습 3개월)", "regular"),
        ("정규직(수습 3개월), 계약직", "regular"),
        ("정규직, 병역특례", "regular"),
        ("계약직(근무기간 12개월)", "contract"),
        ("계약직 (정규직 전환가능)", "contract"),
        ("파견직", "contract"),
        ("비정규직", "contract"),
        ("기간제", "contract"),
        ("인턴(근무기간 6개월)", "intern"),
        ("인턴직 (정규직 전환가능)", "intern"),
        ("프리랜서(근무기간 6개월)", "freelance"),
        ("아르바이트", "part_time"),
        ("병역특례(현역, 보충역, 전문연구요원)", "other"),
        ("FULL_TIME", "regular"),
        ("Full-time", "regular"),
        ("Contract", "contract"),
        ("Intern", "intern"),
        ("Part-time", "part_time"),
        ("미공개", None),
        ("경력", None),
        ("신입·경력", None),
        ("", None),
    ],
)
def test_the_board_s_answer_is_read(field: str, expected: str | None) -> None:
    assert read("연구원", "모델을 만듭니다", employment_type=field) == expected


@pytest.mark.parametrize(
    ("title", "field", "expected"),
    [
        ("[인턴] 데이터 분석", "", "intern"),
        ("하반기 채용전환형 인턴십", "정규직", "intern"),
        ("QA 담당 (계약직)", "미공개", "contract"),
        ("백엔드 개발자 (전환형 12개월 계약직)", "", "contract"),
        ("일본 파견직 개발자", "", "contract"),
        ("데이터 분석 프리랜서 모집", "", "freelance"),
        ("(정규직/경력) AI 엔지니어", "", "regular"),
        ("전문연구요원 AI 연구원", "", None),
        ("International Marketing", "", None),
    ],
)
def test_the_title_names_it(title: str, field: str, expected: str | None) -> None:
    assert read(title, "", employment_type=field) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("고용형태 : 정규직", "regular"),
        ("고용형태 : 비정규직(1년)", "contract"),
        ("• 근무 형태: 정규직 (수습 3개월, 급여 100%)", "regular"),
        ("근로계약 : 정규직 (수습 적용)", "regular"),
        ("- 채용 형태 : 정규직 *수습 기간 3개월 후 전환 심사", "regular"),
        ("근무형태 : 3개월 수습 기간 후 정규직 전환", "regular"),
        ("• 근무 형태: 정규직 전환형 인턴", "intern"),
        ("• 근무 형태: 체험형 인턴", "intern"),
        ("근무 형태: 계약직 1년 후 정규직 전환", "contract"),
        ("고용형태 : 계약직 (병역 복무 만료 후 정규직 전환)", "contract"),
        ("[근무조건]\n대전\n병역특례", "other"),
        ("[근무조건]\n대전\n정규직, 병역특례", "regular"),
        ("[근무조건]\n정규직(수습기간)-3개월\n주 5일", "regular"),
        ("• 경력 정규직 연구원 모집", "regular"),
        ("[혜택 및 복지]\n• 정규직 (수습 3개월)", "regular"),
        ("이 포지션은 정규직이며, 수습기간 3개월이 있습니다", "regular"),
        ("수습기간 이후 정규직으로 계약하고 있어요", "regular"),
        ("정규직 채용 (수습기간 3개월)", "regular"),
        ("해당 포지션은 계약직 채용으로, 계약기간은 1년이에요", "contract"),
        ("정규직전환형 계약직 채용이며, 계약기간 동안 평가합니다", "contract"),
        ("기간제근로계약 3개월 근무 후 재계약합니다", "contract"),
        ("3개월 촉탁 계약 후 정규직 전환 평가가 있습니다", "contract"),
        ("This is a full-time position", "regular"),
        ("*1년 계약직 후 정규직 전환.", "contract"),
    ],
)
def test_the_body_answers_or_hires(body: str, expected: str) -> None:
    assert read("연구원", body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "정규직 전환시 축하금 지급",
        "인턴공고의 경우, 정규직으로 채용 시 합격보상금 50만원",
        "정규직의 경우, 3개월의 수습기간이 적용됩니다",
        "인턴을 제외한 모든 직무는 수습기간을 거칩니다",
        "[우대사항]\n해당 직무 인턴 경험",
        "[우대사항]\n유관업무 경험자(인턴·알바)",
        "[주요업무]\n프리랜서 풀 관리",
        "[주요업무]\n외주 협력사 업무 대응",
        "[혜택 및 복지]\n인턴 월세 지원",
        "[혜택 및 복지]\n정직원 상해보험 가입",
        "[혜택 및 복지]\n선택적 근로시간제",
        "시용평가 결과에 따라 정직원으로 전환 여부가 결정됩니다",
        "전문연구요원과 산업기능요원 모두 편입할 수 있습니다",
        "국제공동연구기관 파견 연수",
        "[근무조건]\n근무형태 : 신입 - 수습 3개월 (인턴 1개월 포함)",
        "신입은 인턴(수습기간) 2개월 후 정규직 전환을 검토합니다",
    ],
)
def test_other_talk_of_contracts_says_nothing(body: str) -> None:
    assert read("연구원", body) is None


def test_a_kind_shows_its_words() -> None:
    raw = posting("연구원", "[근무조건]\n고용형태 : 정\u200b규직(수습)")
    found = employment.read(laid(raw), lexicon().employment)
    assert found is not None
    assert found.evidence[0].text == "정\u200b규직"
    assert stands_as_written(found.evidence[0], raw)
    assert found.value in employment.TYPES
