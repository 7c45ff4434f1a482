"""What a posting says otherwise since a room was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.model.reading import Deadline, Evidence, Part, Pay, PayPeriod, Reading, Service, Stance
from bot.model.room import Change
from bot.rendering.changes import changes, joined, line
from tests.rendering.build import READING, TODAY

LATER = replace(READING, deadline=Deadline(date(2026, 12, 22)))
PAID = replace(READING, pay=Pay(40_000_000, None, PayPeriod.YEAR, "4,000만원 이상"))


def told(before: Reading, after: Reading) -> str:
    return line(changes(before, after, TODAY))


def test_the_last_day_the_pay_and_the_stance_are_told() -> None:
    assert told(READING, LATER) == "변경: 마감 12/15 → 12/22"
    assert told(READING, PAID) == "변경: 연봉 미기재 → 4,000만원 이상"
    refused = replace(READING, service=Service(Stance.REJECTS))
    assert told(READING, refused) == "변경: 전문연 ○ 현역·보충역 / 신규·전직 → ✕ 불가"


def test_several_facts_stand_on_one_line() -> None:
    both = replace(LATER, pay=PAID.pay)
    assert told(READING, both) == "변경: 마감 12/15 → 12/22 · 연봉 미기재 → 4,000만원 이상"


def test_what_reads_the_same_is_no_change() -> None:
    assert told(READING, READING) == ""
    moved = replace(
        READING, deadline=Deadline(date(2026, 12, 15), evidence=(Evidence("12/15", Part.BODY, 9, 14),))
    )
    assert told(READING, moved) == ""


def test_a_last_day_may_come_or_go() -> None:
    assert told(replace(READING, deadline=Deadline()), READING) == "변경: 마감 모름 → 12/15"
    always = replace(READING, deadline=Deadline(open_until_filled=True))
    assert told(READING, always) == "변경: 마감 12/15 → 상시"


def test_a_fact_that_changes_twice_is_told_from_its_first_words_and_one_that_is_back_is_not() -> None:
    first, second = Change("마감", "12/15", "12/22"), Change("마감", "12/22", "12/29")
    pay = Change("연봉", "미기재", "4,000만원 이상")
    assert joined([first, pay], [second]) == (Change("마감", "12/15", "12/29"), pay)
    assert joined([first, pay], [Change("마감", "12/22", "12/15")]) == (pay,)
