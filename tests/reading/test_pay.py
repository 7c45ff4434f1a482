"""A figure is pay when the words around it say so, and counts in won a year; figures for anything else are left alone."""

from __future__ import annotations

import pytest

from bot.model.reading import Pay, PayPeriod
from bot.reading import pay
from tests.reading.facts import laid, posting, stands_as_written
from tests.reading.lexicon import lexicon

Range = tuple[float | None, float | None]


def read(body: str = "", title: str = "", *, field: str = "") -> Pay | None:
    return pay.read(laid(posting(title, body, pay=field)), lexicon().pay)


def in_manwon(found: Pay | None) -> Range | None:
    if found is None:
        return None
    low, high = (won / 10_000 if won else None for won in (found.low, found.high))
    return low, high


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("연봉 4,100만원", (4100, 4100)),
        ("연봉: 4200만 원", (4200, 4200)),
        ("연봉 5천만원", (5000, 5000)),
        ("연봉 5천", (5000, 5000)),
        ("연봉 1억", (10000, 10000)),
        ("연봉 1억 2,000만원", (12000, 12000)),
        ("연봉 1억2천", (12000, 12000)),
        ("연봉 1.5억원", (15000, 15000)),
        ("연봉 42,000,000원", (4200, 4200)),
        ("급여조건 : 4,500만원~5,000만원 (협의가능)", (4500, 5000)),
        ("급여 : 4,000~6,000만원", (4000, 6000)),
        ("처우: 4~6천만원", (4000, 6000)),
        ("연봉 3,800 - 4,600만원", (3800, 4600)),
        ("연봉 8,000만원 ~ 1억 2천만원", (8000, 12000)),
        ("연봉 8,000~1억", (8000, 10000)),
        ("연봉 6천만원에서 9천만원", (6000, 9000)),
        (r"연봉 6000만원\~9000만원", (6000, 9000)),
        ("급여 : 연봉 5,000만원 이상 (면접 후 결정)", (5000, None)),
        ("*연봉 4400이상", (4400, None)),
        ("신입 기준 연봉 4,200만원부터", (4200, None)),
        ("대졸 신입 기준 연봉 4000만원 입니다", (4000, None)),
        ("초봉이 5000만원부터 시작됩니다", (5000, None)),
        ("대졸초임 4,850만원", (4850, None)),
        ("기본급여 : 신입(4년제 학사학위자) 3600만원, 내부 급여 테이블 적용", (3600, None)),
        ("연봉 ~9,000만원", (None, 9000)),
        ("연봉 7천만원 이하", (None, 7000)),
        ("급여 조건: 연 3,336만원(기본급 연 3,000만+식대 포인트 연 216만)", (3336, 3336)),
        ("연봉 4천만원 + 스톡옵션", (4000, 4000)),
        ("성과급 별도, 연봉 4,500만원", (4500, 4500)),
        ("Salary: KRW 60,000,000 - 80,000,000", (6000, 8000)),
    ],
)
def test_yearly_pay_is_read(line: str, expected: Range) -> None:
    found = read(line)
    assert in_manwon(found) == expected
    assert found is not None
    assert found.period is PayPeriod.YEAR


@pytest.mark.parametrize(
    ("line", "period", "expected"),
    [
        ("월급 세전 300만원 (협의 가능)", PayPeriod.MONTH, (3600, 3600)),
        ("월 급여 250만원 ~ 300만원", PayPeriod.MONTH, (3000, 3600)),
        ("급여: 세전 222만원", PayPeriod.MONTH, (2664, 2664)),
        ("급여 : 월 350만원", PayPeriod.MONTH, (4200, 4200)),
        ("인턴 기간 중 250 만원/월 지급", PayPeriod.MONTH, (3000, 3000)),
        ("(월 220만원, 주 5일)", PayPeriod.MONTH, (2640, 2640)),
        ("월급 3,500,000원", PayPeriod.MONTH, (4200, 4200)),
        ("시급 12,000원", PayPeriod.HOUR, (3009.6, 3009.6)),
        ("급여 : 시급 15,000원 이상", PayPeriod.HOUR, (3762, None)),
    ],
)
def test_pay_by_the_month_and_hour_is_counted_out_to_a_year(
    line: str, period: PayPeriod, expected: Range
) -> None:
    found = read(line)
    assert in_manwon(found) == expected
    assert found is not None
    assert found.period is period


@pytest.mark.parametrize(
    "line",
    [
        "급여 : 면접 후 결정",
        "연봉 협의",
        "회사 내규에 따름",
        "수습기간 급여 100% 지급",
        "복지포인트 연 100만원",
        "연봉 외 복지비 200만원(1년 단위지급)",
        "연봉 외 식비 월 22만원 별도 지원",
        "급여 외 매월 11만원 상당의 자기계발비",
        "시리즈 B 투자유치 100억원",
        "연봉 협상은 매년, 누적 투자 300억원",
        "작년 매출 120억원, 올해 연 매출 200억원",
        "우수사원 상금 1,000만원",
        "사이닝보너스 1,000만원",
        "연봉의 10% 사이닝보너스 최대 2,000만원",
        "스톡옵션 5,000만원 상당",
        "채용 추천 보상금 500만원",
        "결혼 축하금 100만원, 경조금",
        "전 직군 연봉 2천만 원 일괄 인상",
        "대여금 운영(연봉의 50% 한도, 최대 5,000만원)",
        "월 20만원 식대 지원",
        "월 100만원 개인 법인카드 한도",
        "매월 500만 명이 찾는 서비스",
        "자본금 5,000만원, 임직원 30명",
        "유지보수 2,000만원 사업 수행",
        "업계 연봉 상위 15%",
        "연봉 2024년 기준으로 조정",
        "연봉 300만원",
        "최저임금법을 지킵니다",
        "주택자금 대출 최대 6,000만원 (연봉 무관)",
        "신입 기준 교육비 300만원 지원",
    ],
)
def test_other_figures_and_open_terms_are_no_pay(line: str) -> None:
    assert read(f"[혜택 및 복지]\n{line}") is None


def test_the_row_below_a_word_of_pay_is_its_figure() -> None:
    assert in_manwon(read("4. 급여\n신입 : 3,700만원\n경력 : 4,500만원")) == (3700, None)
    assert in_manwon(read("■ 연봉\n\n신입 3,400만원")) == (3400, None)
    assert in_manwon(read("급 여(총액 기준):\n○ 신입 (학사)\n■ 1년차: 3,900만원")) == (3900, 3900)
    assert read("급여\n복지포인트 300만원") is None
    assert read("급여\n신입사원 교육\n복지포인트 300만원") is None


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("3000~3200만원", (3000, 3200)),
        ("연봉 3,000만원 이상", (3000, None)),
        ("2,600 ~ 2,800만원", (2600, 2800)),
        ("3600", (3600, 3600)),
        ("월 280만원", (3360, 3360)),
        ("회사내규에 따름", None),
        ("면접후 결정", None),
        ("", None),
    ],
)
def test_the_board_s_pay_line_needs_no_word_of_pay(field: str, expected: Range | None) -> None:
    assert in_manwon(read("좋은 분을 찾습니다", field=field)) == expected


def test_the_board_s_line_comes_first_and_then_the_title() -> None:
    assert in_manwon(read("연봉 5,000만원", field="4,000만원")) == (4000, 4000)
    assert in_manwon(read("연봉 5,000만원", "연구원 (연봉 6천 이상)")) == (6000, None)


def test_pay_keeps_its_own_words() -> None:
    raw = posting("", "[근무조건]\n• 급여 : 연봉 ４,０００ ~ 5,500만\u200b원 (협의)")
    found = pay.read(laid(raw), lexicon().pay)
    assert found is not None
    assert found.text == "급여 : 연봉 ４,０００ ~ 5,500만\u200b원"
    assert stands_as_written(found.evidence[0], raw)
