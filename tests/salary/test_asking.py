"""A line that asks for take-home pay."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import AmountError
from bot.salary.asking import asked
from bot.salary.reasons import Reason

TODAY = date(2026, 11, 23)


def test_everything_has_its_usual_value_unless_said() -> None:
    found = asked("5000만", TODAY)
    assert (found.amount.low, found.on, found.family, found.children_8_20, found.meal_monthly) == (
        *(50_000_000, TODAY, 1, 0),
        200_000,
    )


@pytest.mark.parametrize(
    "line", ["5000만 부양 3 자녀 1 식대 10만 2027-03", "2027년 3월 식대 10만원 자녀 1명 가족 3명 연봉 5천"]
)
def test_people_meal_and_month_are_taken_in_any_order(line: str) -> None:
    found = asked(line, TODAY)
    assert (found.amount.low, found.on, found.family, found.children_8_20, found.meal_monthly) == (
        *(50_000_000, date(2027, 3, 1), 3, 1),
        100_000,
    )


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("5천 2026-12", date(2026, 12, 1)),
        ("5천 2026.7", date(2026, 7, 1)),
        ("5천 202701", date(2027, 1, 1)),
        ("5천 7월", date(2026, 7, 1)),
        ("월 350 3월", date(2026, 3, 1)),
        ("60000000", TODAY),
        ("5천 2014-01", date(2014, 1, 1)),
        ("5천 2035년 1월", date(2035, 1, 1)),
    ],
)
def test_months_are_read_as_people_write_them(line: str, on: date) -> None:
    assert asked(line, TODAY).on == on


@pytest.mark.parametrize(
    ("meal", "won"),
    [
        ("식대 20", 200_000),
        ("식대 100,000원", 100_000),
        ("식대 없음", 0),
        ("식대 0", 0),
        ("식대 12만", 120_000),
    ],
)
def test_the_meal_is_read_with_or_without_unit(meal: str, won: int) -> None:
    assert asked(f"6000 {meal}", TODAY).meal_monthly == won


def test_children_are_of_the_family_though_it_is_not_counted() -> None:
    found = asked("5000만 자녀 2", TODAY)
    assert (found.family, found.children_8_20) == (3, 2)


def test_a_family_of_twelve_and_more_is_taken() -> None:
    assert asked("월 900 가족 12명", TODAY).family == 12


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("5천 2026-13", Reason.MONTH),
        ("5천 13월", Reason.MONTH),
        ("5천 2026-0", Reason.MONTH),
        ("5천 2027년", Reason.MONTH),
        ("5000만 2014", Reason.MONTH),
        ("2035 연봉 5천", Reason.MONTH),
        ("5천 부양 0", Reason.PEOPLE),
        ("5천 자녀 -1", Reason.PEOPLE),
        ("5천 부양 1 자녀 1", Reason.PEOPLE),
        ("부양 3", Reason.NOTHING),
        ("2026-12", Reason.NOTHING),
        ("많이", Reason.NOTHING),
        ("5000 6000", Reason.TWO),
    ],
)
def test_what_cannot_be_figured_is_asked_back(line: str, reason: Reason) -> None:
    with pytest.raises(AmountError) as error:
        asked(line, TODAY)
    assert error.value.reason == reason
