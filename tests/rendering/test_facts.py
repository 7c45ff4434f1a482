"""Each fact in its exact words."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from bot.model.reading import (
    Admission,
    Deadline,
    Degree,
    Education,
    Experience,
    Found,
    Pay,
    PayPeriod,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)
from bot.rendering import facts
from tests.rendering.build import ACCEPTS, READING, TODAY, evidence

AN, AT, SN, ST = (
    Admission.ACTIVE_NEW,
    Admission.ACTIVE_TRANSFER,
    Admission.SUPPLEMENTARY_NEW,
    Admission.SUPPLEMENTARY_TRANSFER,
)
ADMISSIONS = {
    frozenset({AN, AT, SN, ST}): "현역·보충역 / 신규·전직",
    frozenset({AT, SN, ST}): "현역 전직, 보충역 신규·전직 (현역 신규 제외)",
    frozenset({AN, SN, ST}): "현역 신규, 보충역 신규·전직 (현역 전직 제외)",
    frozenset({AN, AT, ST}): "현역 신규·전직, 보충역 전직 (보충역 신규 제외)",
    frozenset({AN, AT, SN}): "현역 신규·전직, 보충역 신규 (보충역 전직 제외)",
    frozenset({AN, AT}): "현역만 / 신규·전직",
    frozenset({SN, ST}): "보충역만 / 신규·전직",
    frozenset({AN, SN}): "현역·보충역 / 신규만",
    frozenset({AT, ST}): "현역·보충역 / 전직만",
    frozenset({AN, ST}): "현역 신규, 보충역 전직",
    frozenset({AT, SN}): "현역 전직, 보충역 신규",
    frozenset({AN}): "현역만 / 신규만",
    frozenset({AT}): "현역만 / 전직만",
    frozenset({SN}): "보충역만 / 신규만",
    frozenset({ST}): "보충역만 / 전직만",
}


def test_every_set_of_pairs_has_its_words() -> None:
    sets = {frozenset(some) for size in range(1, 5) for some in combinations(Admission, size)}
    assert sets == ADMISSIONS.keys()
    assert len(set(ADMISSIONS.values())) == len(ADMISSIONS)


@pytest.mark.parametrize(("open_to", "told"), ADMISSIONS.items())
def test_what_a_posting_is_open_to_is_said_right(open_to: frozenset[Admission], told: str) -> None:
    assert facts.service(Service(Stance.ACCEPTS, open_to=open_to)) == f"전문연 ○ {told}"
    assert facts.service(Service(Stance.UNCLEAR, open_to=open_to)) == f"전문연 △ 불명확 ({told})"
    assert facts.service(Service(Stance.REJECTS, open_to=open_to)) == "전문연 ✕ 불가"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (Service(Stance.ACCEPTS), "전문연 ○ 가능 (역종·신규·전직은 안 적힘)"),
        (Service(Stance.ACCEPTS, open_to=frozenset()), "전문연 ○ 가능 (역종·신규·전직은 안 적힘)"),
        (Service(Stance.UNCLEAR), "전문연 △ 불명확"),
        (Service(Stance.REJECTS), "전문연 ✕ 불가"),
        (Service(), "전문연 언급 없음"),
        (Service(Stance.NONE, frozenset({Track.INDUSTRIAL})), "전문연 언급 없음 (산업기능요원만 언급)"),
        (
            Service(Stance.NONE, frozenset({Track.INDUSTRIAL}), frozenset({SN, ST})),
            "전문연 언급 없음 (산업기능요원만 언급)",
        ),
        (
            Service(Stance.ACCEPTS, open_to=frozenset(Admission), conflict=(evidence("병역필 필수"),)),
            "전문연 ○ 현역·보충역 / 신규·전직 · 공고 안에서 말이 엇갈림",
        ),
    ],
)
def test_service_without_pairs_says_what_is_not_known(fact: Service, told: str) -> None:
    assert facts.service(fact) == told


@pytest.mark.parametrize(
    ("places", "remote", "told"),
    [
        ((Region("서울", "강남구"),), None, "서울 강남구"),
        ((Region("대전"),), False, "대전"),
        (
            (Region("서울", "강남구"), Region("경기", "성남시 분당구")),
            None,
            "서울 강남구, 경기 성남시 분당구",
        ),
        ((Region("서울"), Region("대전"), Region("부산"), Region("대구")), None, "서울, 대전 외 2곳"),
        ((Region("서울", "중구"), Region("서울", "중구")), True, "서울 중구, 원격 가능"),
        ((), True, "원격 가능"),
        ((), None, "지역 모름"),
    ],
)
def test_the_place_of_work(places: tuple[Region, ...], remote: bool | None, told: str) -> None:
    assert facts.region(places, remote) == told


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (Education(), "학력 모름"),
        (Education(Degree.ANY), "학력 무관"),
        (Education(Degree.HIGH_SCHOOL), "고졸 이상"),
        (Education(Degree.ASSOCIATE), "전문대졸 이상"),
        (Education(Degree.BACHELOR), "학사 이상"),
        (Education(Degree.MASTER), "석사 이상"),
        (Education(Degree.DOCTOR), "박사"),
        (Education(Degree.BACHELOR, Degree.MASTER), "학사 이상, 석사 우대"),
        (Education(None, Degree.DOCTOR), "박사 우대"),
        (Education(Degree.MASTER, Degree.MASTER), "석사 이상"),
    ],
)
def test_the_degree_asked_for(fact: Education, told: str) -> None:
    assert facts.education(fact) == told


@pytest.mark.parametrize(
    ("entry_ok", "least", "most", "told"),
    [
        (None, None, None, "경력 모름"),
        (True, None, None, "신입 가능"),
        (True, 0, None, "신입 가능"),
        (None, 0, None, "신입 가능"),
        (True, 0, 3, "신입 가능, 경력 3년까지"),
        (True, 2, None, "신입 또는 경력 2년 이상"),
        (True, 3, 7, "신입 또는 경력 3–7년"),
        (False, None, None, "경력만"),
        (False, 3, None, "경력 3년 이상"),
        (None, 3, None, "경력 3년 이상"),
        (False, 3, 7, "경력 3–7년"),
        (False, 5, 5, "경력 5년"),
        (False, None, 7, "경력 7년까지"),
        (None, 0, 0, "신입 가능"),
    ],
)
def test_the_years_asked_for(entry_ok: bool | None, least: int | None, most: int | None, told: str) -> None:
    assert facts.experience(Experience(entry_ok, least, most)) == told


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (None, "연봉 미기재"),
        (Pay(None, None, PayPeriod.YEAR, "협의"), "연봉 미기재"),
        (Pay(40_000_000, 60_000_000, PayPeriod.YEAR, "4,000~6,000만원"), "연봉 4,000–6,000만원"),
        (Pay(40_000_000, None, PayPeriod.YEAR, "4천 이상"), "연봉 4,000만원 이상"),
        (Pay(None, 100_000_000, PayPeriod.YEAR, "최대 1억"), "연봉 1억원까지"),
        (Pay(36_000_000, 36_000_000, PayPeriod.MONTH, "월 300"), "연봉 3,600만원 (월급 × 12)"),
        (Pay(25_883_520, None, PayPeriod.HOUR, "시급 10,320원"), "연봉 약 2,588만원 이상 (시급에서 계산)"),
    ],
)
def test_pay_is_a_years_and_says_when_it_was_counted(fact: Pay | None, told: str) -> None:
    assert facts.pay(fact) == told


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (Deadline(date(2026, 12, 15), False), "12/15 마감 (D-22)"),
        (Deadline(date(2026, 11, 23)), "오늘 마감 (11/23)"),
        (Deadline(None, True), "상시"),
        (Deadline(None, True, (evidence("상시채용"),)), "상시"),
        (Deadline(None, True, (evidence("채용 시 마감"),)), "채용시 마감"),
        (Deadline(None, True, (evidence("open until filled"),)), "채용시 마감"),
        (Deadline(), "마감 모름"),
        (Deadline(None, False), "마감 모름"),
        (
            Deadline(date(2026, 12, 15), True, (evidence("12/15, 채용시 조기 마감"),)),
            "12/15 마감 (D-22), 채용시 마감",
        ),
        (Deadline(date(2026, 11, 20), True), "11/20 마감됨"),
    ],
)
def test_the_deadline_is_never_counted_down_when_it_is_open(fact: Deadline, told: str) -> None:
    assert facts.deadline(fact, TODAY) == told


@pytest.mark.parametrize(
    ("value", "told"), [("regular", "정규직"), ("contract", "계약직"), ("전환형 인턴", "전환형 인턴")]
)
def test_the_contract_in_words(value: str, told: str) -> None:
    assert facts.employment(Found(value)) == told


def test_all_facts_on_one_line() -> None:
    assert (
        facts.line(READING, TODAY) == "서울 강남구 · 석사 이상 · 신입 가능 · 연봉 미기재 · 12/15 마감 (D-22)"
    )


def test_a_posting_that_says_nothing_is_told_as_such() -> None:
    assert facts.line(Reading(), TODAY) == "지역 모름 · 학력 모름 · 경력 모름 · 연봉 미기재 · 마감 모름"


def test_the_line_of_a_list_leaves_out_unknown_years() -> None:
    told = facts.short_line(Reading(service=ACCEPTS, deadline=Deadline(None, True)), TODAY)
    assert told == "전문연 ○ 현역·보충역 / 신규·전직 · 지역 모름 · 상시"
