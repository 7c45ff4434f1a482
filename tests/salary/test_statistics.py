"""Which published figures fit whom."""

from __future__ import annotations

from bot.model.salary import Group, Kind
from bot.salary.statistics import Person, compare, fitting, unit_prices
from tests.salary.figures import tables


def labels(person: Person, *groups: Group) -> list[str]:
    return [
        f"{one.label} {one.source.since.year} {one.measure}"
        for one in fitting(tables().statistics, person)
        if one.group in (groups or Group)
    ]


def test_whoever_it_is_gets_everybody_and_the_sizes_of_the_newest_year() -> None:
    assert labels(Person()) == [
        "전체 2024 mean",
        "전체 2024 median",
        "대기업 2024 mean",
        "중소기업 2024 mean",
        "비영리기업 2024 mean",
    ]


def test_an_age_gets_its_own_figures() -> None:
    assert labels(Person(age=34), Group.AGE, Group.SIZE_AGE) == [
        "30대 2024 mean",
        "대기업 30대 2024 mean",
        "중소기업 30대 2024 mean",
    ]
    assert labels(Person(age=75), Group.AGE) == ["70세 이상 2024 mean"]


def test_developers_get_the_newest_figures_of_their_years_and_field() -> None:
    assert labels(Person(years=2, developer=True, ai=True), Group.DEVELOPER) == [
        "AI 개발자 1~3년차 2025 mean"
    ]
    assert labels(Person(years=2, developer=True), Group.DEVELOPER) == [
        "AI 개발자 1~3년차 2025 mean",
        "비AI 개발자 1~3년차 2025 mean",
    ]
    assert labels(Person(years=20, developer=True, ai=False), Group.DEVELOPER) == [
        "비AI 개발자 12년차 이상 2025 mean"
    ]
    assert labels(Person(developer=True, ai=True), Group.DEVELOPER) == ["AI 개발자 전체 2025 mean"]


def test_years_nobody_counted_lately_fall_back_to_the_newest_that_did() -> None:
    assert labels(Person(years=0, developer=True), Group.DEVELOPER) == ["개발자 0~2년차 2023 mean"]
    assert labels(Person(years=5, developer=True), Group.DEVELOPER) == []


def test_beginners_get_first_pay_and_others_do_not() -> None:
    assert "중소기업 신입 2022 mean" in labels(Person(years=0), Group.STARTING)
    assert labels(Person(years=3), Group.STARTING) == []


def test_unit_prices_never_fit_anybody_and_say_what_they_are() -> None:
    people = [
        Person(years, age, developer, ai)
        for years in (None, 0, 2, 9, 15)
        for age in (None, 25, 45)
        for developer in (True, False)
        for ai in (None, True, False)
    ]
    assert not any(one.kind is Kind.UNIT_PRICE for who in people for one in fitting(tables().statistics, who))
    priced = unit_prices(tables().statistics)
    assert len(priced) == 2
    assert all("연봉 아님" in one.population for one in priced)


def test_a_figure_is_told_with_whom_it_counted_and_when() -> None:
    mean = fitting(tables().statistics, Person())[0]
    assert (mean.stated, mean.won, mean.population) == (
        3_750_000,
        45_000_000,
        "임금근로일자리(만원 단위 반올림)",
    )
    assert str(mean.source.published) == "2026-02-23"
    assert all(one.population and one.source.text for one in tables().statistics)


def test_a_sum_is_held_against_each_figure() -> None:
    found = compare(60_000_000, fitting(tables().statistics, Person()))
    assert [one.above for one in found[:2]] == [15_000_000, 60_000_000 - 2_880_000 * 12]
