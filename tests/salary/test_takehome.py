"""Take-home pay against public and computed figures, and by its own laws."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import AmountError, TableMissing
from bot.model.salary import TakeHome
from bot.salary.takehome import take_home
from tests.salary.figures import lines

NOW = date(2026, 11, 23)
ITEMS = (
    *(
        "gross",
        "national_pension",
        "health_insurance",
        "long_term_care",
        "employment_insurance",
        "income_tax",
    ),
    *("local_income_tax", "take_home"),
)


def figured(line: dict[str, str]) -> TakeHome:
    return take_home(
        int(line["annual"]),
        on=date.fromisoformat(line["on"]),
        family=int(line["family"]),
        meal_monthly=int(line["meal"]),
    )


def test_computed_figures_are_met_to_the_won() -> None:
    computed = [line for line in lines("take_home.csv") if line["kind"] == "computed"]
    wrong = [
        (line["annual"], line["on"], item)
        for line in computed
        for item in ITEMS
        if getattr(figured(line), item) != int(line[item])
    ]
    assert (len(computed), wrong) == (224, [])


def test_public_figures_are_met_within_their_tolerance() -> None:
    """The public site counts single won where the rules drop what is below 10; one row of ten lies 1 won outside ±50."""
    public = [line for line in lines("take_home.csv") if line["kind"] == "public"]
    off = {
        (line["annual"], item): getattr(figured(line), item) - int(line[item])
        for line in public
        for item in ITEMS
        if line[item] and abs(getattr(figured(line), item) - int(line[item])) > int(line["tolerance"])
    }
    assert len(public) == 11
    assert off == {("30680000", "take_home"): 51}


def test_deductions_have_names_rules_and_a_sum() -> None:
    found = take_home(50_000_000, on=NOW)
    assert [one.name for one in found.deductions] == [
        *("국민연금", "건강보험", "장기요양보험", "고용보험", "소득세", "지방소득세"),
    ]
    assert all(one.source.text and one.source.holds(NOW) for one in found.deductions)
    assert found.untaxed_source.holds(NOW)
    assert found.assumed == ()


@given(
    annual=st.integers(10_000_000, 3_000_000_000),
    on=st.dates(date(2021, 3, 1), date(2026, 12, 31)),
    family=st.integers(1, 14),
    meal=st.integers(0, 300_000),
)
def test_what_is_left_and_what_is_taken_make_the_whole(annual: int, on: date, family: int, meal: int) -> None:
    found = take_home(annual, on=on, family=family, meal_monthly=meal)
    taken = [found.national_pension, found.health_insurance, found.long_term_care]
    taken += [found.employment_insurance, found.income_tax, found.local_income_tax]
    assert taken == [one.won for one in found.deductions]
    assert found.take_home + sum(taken) == found.gross == annual // 12
    assert all(won >= 0 and won % 10 == 0 for won in taken)
    assert 0 < found.take_home < found.gross


CLIFF = 28_000
"""The steepest falls the tables make: 25,000 won and its local tax that come on above ten million a month (27,740 won), and the
special deduction of three and more that falls at 7,000만 a year (26,810 won)."""


@given(
    annual=st.integers(10_000_000, 1_000_000_000), more=st.integers(1, 50_000_000), family=st.integers(1, 12)
)
def test_more_pay_leaves_more_but_for_the_cliffs_of_the_tables(annual: int, more: int, family: int) -> None:
    less, greater = (take_home(won, on=NOW, family=family).take_home for won in (annual, annual + more))
    assert greater >= less - CLIFF


@given(annual=st.integers(10_000_000, 500_000_000), family=st.integers(1, 12), children=st.integers(0, 5))
def test_more_people_never_leave_less(annual: int, family: int, children: int) -> None:
    now = take_home(annual, on=NOW, family=family, children_8_20=children).take_home
    assert take_home(annual, on=NOW, family=family + 1, children_8_20=children).take_home >= now
    assert take_home(annual, on=NOW, family=family, children_8_20=children + 1).take_home >= now


def test_the_pension_base_changes_each_july_and_the_rate_each_january() -> None:
    def pension(on: date) -> int:
        return take_home(200_000_000, on=on).national_pension

    assert pension(date(2025, 12, 31)) == 6_370_000 * 45 // 1000 // 10 * 10
    assert pension(date(2026, 6, 30)) == 302_570
    assert pension(date(2026, 7, 1)) == 313_020
    assert pension(date(2027, 1, 1)) == 329_500


def test_a_low_month_pays_on_the_least_base() -> None:
    assert take_home(3_600_000, on=NOW, meal_monthly=0).national_pension == 410_000 * 475 // 10_000 // 10 * 10


def test_health_insurance_stops_at_the_bound_of_its_year() -> None:
    assert take_home(3_000_000_000, on=NOW).health_insurance == 4_591_740
    assert take_home(3_000_000_000, on=date(2022, 5, 1)).health_insurance == 3_653_550


def test_a_meal_is_untaxed_up_to_the_limit_of_its_day() -> None:
    assert take_home(50_000_000, on=NOW, meal_monthly=500_000).untaxed == 200_000
    assert take_home(50_000_000, on=date(2022, 12, 31)).untaxed == 100_000
    assert take_home(50_000_000, on=NOW, meal_monthly=0).untaxed == 0


def test_what_is_not_known_yet_next_year_is_named_with_what_was_used() -> None:
    found = take_home(50_000_000, on=date(2027, 3, 1))
    assert [(one.name, str(one.used.until)) for one in found.assumed] == [
        ("장기요양보험 요율", "2026-12-31"),
        ("고용보험 요율", "2026-12-31"),
        ("근로소득 간이세액표", "2026-12-31"),
    ]
    assert found.national_pension == 4_166_666 // 1000 * 1000 * 5 // 100 - 200_000 * 5 // 100


def test_bounds_that_are_not_known_yet_are_named_only_where_they_matter() -> None:
    assert not any("상한" in one.name for one in take_home(50_000_000, on=date(2027, 3, 1)).assumed)
    rich = take_home(3_000_000_000, on=date(2027, 3, 1))
    assert rich.health_insurance == 4_591_740
    assert "건강보험 요율의 상한" in [one.name for one in rich.assumed]
    poor = take_home(4_200_000, on=date(2022, 8, 1), meal_monthly=0)
    assert [one.name for one in poor.assumed] == ["국민연금 기준소득월액 상·하한의 하한"]


def test_a_pension_base_after_june_2027_is_assumed_and_said() -> None:
    assert "국민연금 기준소득월액 상·하한" in [
        one.name for one in take_home(90_000_000, on=date(2027, 7, 1)).assumed
    ]


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2014, 1, 1), "2014년 1월의 .* 자료에 없습니다"),
        (date(2020, 12, 31), "2020년 12월의 .* 자료에 없습니다"),
        (date(2028, 3, 1), "2028년 3월의 장기요양보험 요율은 아직 없습니다"),
        (date(2035, 1, 1), "2035년 1월의 .* 아직 없습니다"),
    ],
)
def test_years_without_tables_are_refused_in_words(on: date, words: str) -> None:
    with pytest.raises(TableMissing, match=words):
        take_home(50_000_000, on=on)


@pytest.mark.parametrize(
    ("annual", "family", "children", "meal"),
    [(0, 1, 0, 0), (-1, 1, 0, 0), (50_000_000, 0, 0, 0), (50_000_000, 1, -1, 0), (50_000_000, 1, 0, -1)],
)
def test_what_cannot_be_is_asked_again(annual: int, family: int, children: int, meal: int) -> None:
    with pytest.raises(AmountError):
        take_home(annual, on=NOW, family=family, children_8_20=children, meal_monthly=meal)


def test_twelve_people_and_more_are_figured() -> None:
    assert (
        take_home(200_000_000, on=NOW, family=12).income_tax
        < take_home(200_000_000, on=NOW, family=11).income_tax
    )


def test_a_whole_reckoning_takes_less_than_two_milliseconds() -> None:
    take_home(50_000_000, on=NOW)
    start = time.thread_time()
    for extra in range(100):
        take_home(50_000_000 + extra * 100_000, on=NOW, family=12)
    assert (time.thread_time() - start) / 100 < 0.002
