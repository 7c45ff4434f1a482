"""Published figures a sum may be held against (config/salary/statistics.csv), each with whom it counted and when.

What fits a person: everybody and company sizes always; an age's own figures when the age is known; developers' and first
pay when they are asked for. Of several years of one thing the newest counts. Unit prices (what a client is charged for a
developer's month) are no pay: they are kept only so that it can be said, and never fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import PayPeriod
from bot.model.salary import Citation, Claim, Comparison, Field, Group, Kind, Measure, Span, Statistic
from bot.salary import sheet
from bot.salary.dated import citation

FILE = "statistics.csv"
_COLUMNS = (
    *(
        "group",
        "label",
        "measure",
        "per",
        "won",
        "years_from",
        "years_to",
        "age_from",
        "age_to",
        "field",
        "kind",
    ),
    *("from", "to", "published", "population", "source"),
)
_TIMES = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12}


DEVELOPERS = frozenset(
    {"ml_engineer", "mlops_engineer", "data_engineer", "backend", "frontend", "mobile", "devops_infra"}
    | {"embedded_firmware", "security", "game", "research_scientist", "data_scientist"}
)
"""Roles of config/roles.toml that developers' figures may be held against, and those of AI among them."""
AI = frozenset({"ml_engineer", "mlops_engineer", "research_scientist", "data_scientist"})


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a sum is for, as far as it is known. `years` of experience, 0 for a beginner; `ai`: in that field or not."""

    years: int | None = None
    age: int | None = None
    developer: bool = False
    ai: bool | None = None


def person(claim: Claim) -> Person:
    """Whom a claim is about."""
    roles = frozenset(claim.roles)
    return Person(
        years=claim.years[0] if claim.years else None,
        age=claim.age,
        developer=bool(roles & DEVELOPERS),
        ai=bool(roles & AI) if roles & DEVELOPERS else None,
    )


def fitting(statistics: Iterable[Statistic], person: Person) -> tuple[Statistic, ...]:
    """The newest figures that fit, in the file's order."""
    found = [one for one in statistics if _fits(one, person)]
    newest: dict[tuple[object, ...], int] = {}
    for one in found:
        newest[_thing(one)] = max(newest.get(_thing(one), 0), one.source.since.year)
    return tuple(one for one in found if one.source.since.year == newest[_thing(one)])


def compare(won: int, statistics: Iterable[Statistic]) -> tuple[Comparison, ...]:
    """So many won a year beside each figure."""
    return tuple(Comparison(one, won - one.won) for one in statistics)


def unit_prices(statistics: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """The unit prices, to say of a figure that it is one; never to be shown as pay."""
    return tuple(one for one in statistics if one.kind is Kind.UNIT_PRICE)


def load(folder: Path) -> tuple[Statistic, ...]:
    """All figures of the file; ConfigError."""
    return tuple(_statistic(row) for row in sheet.rows(folder / FILE, _COLUMNS))


def _fits(one: Statistic, person: Person) -> bool:
    match one.group:
        case Group.EVERYONE | Group.SIZE:
            return True
        case Group.AGE | Group.SIZE_AGE:
            return person.age is not None and one.ages is not None and person.age in one.ages
        case Group.STARTING:
            return person.years == 0
        case Group.DEVELOPER:
            return person.developer and _field_fits(one, person) and _years_fit(one, person)
        case Group.WORKERS | Group.OCCUPATION | Group.UNIT_PRICE:
            return False


def _field_fits(one: Statistic, person: Person) -> bool:
    if person.ai is None or one.field is Field.ANY:
        return True
    return one.field is (Field.AI if person.ai else Field.OTHER)


def _years_fit(one: Statistic, person: Person) -> bool:
    """With years known, their own figures; without, the whole."""
    if person.years is None or one.years is None:
        return person.years is None and one.years is None
    return person.years in one.years


def _thing(one: Statistic) -> tuple[object, ...]:
    """What newer figures replace: all developers' figures count as one thing."""
    return (one.group,) if one.group is Group.DEVELOPER else (one.group, one.label, one.measure)


def _statistic(row: sheet.Row) -> Statistic:
    group, kind = Group(row.choice("group", Group)), Kind(row.choice("kind", Kind))
    if (group is Group.UNIT_PRICE) != (kind is Kind.UNIT_PRICE):
        raise row.fault("단가는 group과 kind가 모두 unit_price여야 합니다", "kind")
    per = PayPeriod(row.choice("per", _TIMES))
    stated = row.won("won")
    source = citation(row)
    return Statistic(
        group,
        row.text("label"),
        Measure(row.choice("measure", Measure)),
        stated * _TIMES[per],
        stated,
        per,
        _span(row, "years"),
        _span(row, "age"),
        Field(row.choice("field", Field)) if group is Group.DEVELOPER else None,
        kind,
        row.text("population"),
        Citation(source.text, source.since, source.until, row.maybe_day("published")),
    )


def _span(row: sheet.Row, name: str) -> Span | None:
    first, last = row.maybe_won(f"{name}_from"), row.maybe_won(f"{name}_to")
    return None if first is None else Span(first, last)
