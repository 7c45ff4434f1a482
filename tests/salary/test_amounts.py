"""What people type for pay, and what is asked back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import AmountError
from bot.model.reading import PayPeriod
from bot.model.salary import Amount
from bot.salary.amounts import read, spot
from bot.salary.reasons import Reason

MAN = 10_000
SUMS = [
    ("1억", 10_000),
    ("5천", 5_000),
    ("4,800만원", 4_800),
    ("4800 만원", 4_800),
    ("1억 2천", 12_000),
    ("1억2천만원", 12_000),
    ("1억 2천 5백만원", 12_500),
    ("1억 2000", 12_000),
    ("1억 500", 10_500),
    ("1.2억", 12_000),
    ("6000", 6_000),
    ("6,000", 6_000),
    ("5200만", 5_200),
    ("3.5천", 3_500),
    ("5천5백", 5_500),
    ("오천만원", 5_000),
    ("삼천오백만원", 3_500),
    ("일억 이천", 12_000),
    ("천만원", 1_000),
    ("10000", 10_000),
    ("50000000", 5_000),
    ("50,000,000원", 5_000),
    ("₩50,000,000", 5_000),
    ("60,000,000 KRW", 6_000),
    ("１억", 10_000),
    ("연봉 6000", 6_000),
    ("연봉은 6천만원", 6_000),
    ("세전 연봉 6천", 6_000),
    ("약 6천 정도", 6_000),
    ("1억이면", 10_000),
    ("초봉 4200", 4_200),
    ("연 5천만원", 5_000),
]


@pytest.mark.parametrize(("text", "manwon"), SUMS)
def test_a_sum_is_won_a_year(text: str, manwon: int) -> None:
    found = read(text)
    assert (found.low, found.high, found.period) == (manwon * MAN, manwon * MAN, PayPeriod.YEAR)


@pytest.mark.parametrize(
    ("text", "won", "period", "stated"),
    [
        ("월 350", 42_000_000, PayPeriod.MONTH, 3_500_000),
        ("월급 350만원", 42_000_000, PayPeriod.MONTH, 3_500_000),
        ("350만원 월급", 42_000_000, PayPeriod.MONTH, 3_500_000),
        ("월 3,500,000", 42_000_000, PayPeriod.MONTH, 3_500_000),
        ("350만/월", 42_000_000, PayPeriod.MONTH, 3_500_000),
        ("한 달에 300", 36_000_000, PayPeriod.MONTH, 3_000_000),
        ("시급 2만", 50_160_000, PayPeriod.HOUR, 20_000),
        ("시급 12,000원", 30_096_000, PayPeriod.HOUR, 12_000),
        ("시급 1만2천원", 30_096_000, PayPeriod.HOUR, 12_000),
    ],
)
def test_a_month_counts_twelve_times_and_an_hour_209_hours_a_month(
    text: str, won: int, period: PayPeriod, stated: int
) -> None:
    found = read(text)
    assert (found.low, found.high, found.period, found.stated) == (won, won, period, stated)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5000~6000", 5_000, 6_000),
        ("4~6천", 4_000, 6_000),
        ("4~6천만원", 4_000, 6_000),
        ("5천-6천", 5_000, 6_000),
        ("5천에서 6천", 5_000, 6_000),
        ("5천부터 6천", 5_000, 6_000),
        ("6천~5천", 5_000, 6_000),
        ("1억~1억 2천", 10_000, 12_000),
        ("월 350~400", 4_200, 4_800),
        ("6천대", 6_000, 7_000),
        ("6천만원대", 6_000, 7_000),
        ("1억대", 10_000, 20_000),
        ("5천 중반", 5_000, 6_000),
    ],
)
def test_a_range_is_one_amount(text: str, low: int, high: int) -> None:
    found = read(text)
    assert (found.low, found.high) == (low * MAN, high * MAN)


@pytest.mark.parametrize(
    ("text", "low"),
    [("6천 이상", 6_000), ("6000+", 6_000), ("5500~", 5_500), ("5,200만원부터", 5_200), ("억대", 10_000)],
)
def test_a_floor_has_no_top(text: str, low: int) -> None:
    found = read(text)
    assert (found.low, found.at_least) == (low * MAN, True)


ASKED_BACK = [
    ("", Reason.NOTHING, "5천만원"),
    ("많이", Reason.NOTHING, "금액을 찾지 못했습니다"),
    ("최저임금", Reason.NOTHING, "금액을 찾지 못했습니다"),
    ("0", Reason.ZERO, "0원"),
    ("0원", Reason.ZERO, "0원"),
    ("월 0", Reason.ZERO, "0원"),
    ("-5000", Reason.NEGATIVE, "0보다 큰"),
    ("연봉 -3천", Reason.NEGATIVE, "0보다 큰"),
    ("−5000", Reason.NEGATIVE, "0보다 큰"),
    ("마이너스 5천", Reason.NEGATIVE, "0보다 큰"),
    ("900조", Reason.TOO_MUCH, "단위를 확인"),
    ("월 100억", Reason.TOO_MUCH, "단위를 확인"),
    ("12345678901234", Reason.TOO_MUCH, "단위를 확인"),
    ("5천 6천", Reason.TWO, "범위로"),
    ("5000 6000", Reason.TWO, "범위로"),
    ("1억, 2억", Reason.TWO, "범위로"),
    ("$120k", Reason.CURRENCY, "원으로 바꾸어"),
    ("120k", Reason.CURRENCY, "원으로 바꾸어"),
    ("12만 달러", Reason.CURRENCY, "원으로 바꾸어"),
    ("80000 USD", Reason.CURRENCY, "원으로 바꾸어"),
    ("900만엔", Reason.CURRENCY, "원으로 바꾸어"),
    ("€70,000", Reason.CURRENCY, "원으로 바꾸어"),
    ("세후 300", Reason.AFTER_TAX, "떼기 전"),
    ("실수령 5천", Reason.AFTER_TAX, "떼기 전"),
    ("350", Reason.PERIOD, "월급인지"),
    ("350만원", Reason.PERIOD, "월급인지"),
    ("2만", Reason.PERIOD, "시급인지"),
    ("일당 15만", Reason.PERIOD, "월급인지"),
    ("주급 100만원", Reason.PERIOD, "월급인지"),
    ("5", Reason.UNIT, "단위를 알 수 없는"),
    ("500000", Reason.UNIT, "단위를 알 수 없는"),
    ("시급 2", Reason.UNIT, "단위를 알 수 없는"),
    ("월 20000", Reason.UNIT, "단위를 알 수 없는"),
    ("1억 5", Reason.UNIT, "단위를 알 수 없는"),
    ("6천 이하", Reason.CEILING, "범위로"),
    ("6000까지", Reason.CEILING, "범위로"),
    ("~6000", Reason.CEILING, "범위로"),
    ("6000 ml엔지니어", Reason.LEFTOVER, "금액만"),
]


@pytest.mark.parametrize(("text", "reason", "words"), ASKED_BACK)
def test_what_cannot_be_used_is_asked_back_with_what_to_write(text: str, reason: Reason, words: str) -> None:
    with pytest.raises(AmountError, match=words) as error:
        read(text)
    assert error.value.reason == reason


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("AI 개발자는 병역특례 요원마저 억대 연봉", [(10_000, None)]),
        ("신입 AI 연구원 1억", [(10_000, 10_000)]),
        ("6000 ml엔지니어 신입", [(6_000, 6_000)]),
        ("6000 백엔드 신입", [(6_000, 6_000)]),
        ("6000 인턴", [(6_000, 6_000)]),
        ("5천 백엔드 3년차", [(5_000, 5_000)]),
        ("3년차 7천 어때요", [(7_000, 7_000)]),
        ("경력 3~5년 6500만 서울", [(6_500, 6_500)]),
        ("2026년 3월 월 350 백엔드 10명", [(4_200, 4_200)]),
        ("2026 신입 초봉 5천", [(5_000, 5_000)]),
        ("직원 3천명 회사 4천", [(4_000, 4_000)]),
        ("30대 연봉 5천", [(5_000, 5_000)]),
        ("H100 8장 주는데 연봉 8천", [(8_000, 8_000)]),
        ("7호선 근처 4500", [(4_500, 4_500)]),
        ("초봉 5천~6천만원이라던데", [(5_000, 6_000)]),
        ("1억 연봉, 사이닝 2억", [(10_000, 10_000)]),
        ("전세 3억인데 연봉 4천", [(4_000, 4_000)]),
        ("초봉 5천 3년차 연봉 7천", [(5_000, 5_000), (7_000, 7_000)]),
        ("기본 1억 3천, 스톡옵션 2억", [(13_000, 13_000), (20_000, 20_000)]),
        ("연 1.5억 + RSU", [(15_000, 15_000)]),
        ("이천 캠퍼스 근무", []),
        ("가람로보틱스", []),
        ("조건 좋고 만족도 높은 백엔드", []),
    ],
)
def test_amounts_are_spotted_among_other_words(sentence: str, found: list[tuple[int, int | None]]) -> None:
    spotted = [(one.amount.low // MAN, one.amount.high and one.amount.high // MAN) for one in spot(sentence)]
    assert spotted == found


def outcome(text: str) -> Amount | AmountError:
    try:
        return read(text)
    except AmountError as error:
        return error


@given(st.text(alphabet="0123456789조억만천백십일이삼 ,.~-원월급시연봉$kK명년대이상하세후", max_size=30))
def test_any_text_is_an_amount_or_a_question(text: str) -> None:
    found = outcome(text)
    if isinstance(found, AmountError):
        assert found.reason in tuple(Reason)
    else:
        assert 0 < found.low <= (found.high or found.low) <= 100_000_000_000


@given(manwon=st.integers(1_000, 99_999))
def test_the_ways_to_write_a_sum_mean_the_same(manwon: int) -> None:
    eok, rest = divmod(manwon, 10_000)
    spoken = f"{eok}억 {rest}만원" if eok and rest else f"{eok}억" if eok else f"{rest}만"
    found = {read(text).low for text in (str(manwon), f"{manwon:,}만원", f"{manwon}0000원", spoken)}
    assert found == {manwon * MAN}


def test_a_long_text_is_read_at_once() -> None:
    start = time.thread_time()
    assert len(spot("연봉 5천 백 만 억 조 1 2 3 4 5 6 7 " * 200 + "9" * 9000)) == 200
    assert time.thread_time() - start < 0.5
