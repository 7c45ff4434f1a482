"""What is asked of take-home pay in a line: 5000만 부양 3 자녀 1 식대 10만 2027-03, in any order.

The month is taken out first, then people and meal; what is left has to be the amount. 부양 counts the person and the children
too, as the tax table does; without it they alone are the family. Without a month it is that of `today`; a month without a year
is this year's. A month 13 and a year alone are asked back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.model.salary import Amount
from bot.salary.amounts import fold, read
from bot.salary.quantities import MAN, quantities
from bot.salary.reasons import Reason, refusal

MEAL = 200_000

_MONTH = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)\s?(?:[-./]\s?(?P<m1>\d{1,2})(?!\d)|년\s?(?:(?P<m2>\d{1,2})\s?월)?)"
    r"|(?P<year6>20\d\d)(?P<m6>\d\d)(?![\d,])|(?P<m3>\d{1,2})\s?월(?!급|봉))"
)
_YEAR_ALONE = re.compile(r"(?<!\S)(?:19|20)\d\d(?!\S)")
_PEOPLE = re.compile(r"(?:부양\s?가족|부양|가족)\s?[:=]?\s?(?P<count>-?\d{1,4})\s?(?:명|인)?")
_CHILDREN = re.compile(r"(?:자녀|아이)\s?[:=]?\s?(?P<count>-?\d{1,4})\s?(?:명|인)?")
_MEAL = re.compile(r"(?:비과세\s?)?식대\s?[:=]?\s?(?:(?P<none>없음|없이)|(?P<sum>\d[\d,.]*\s?[천만]*\s?원?))")


@dataclass(frozen=True, slots=True)
class Asked:
    """What `take_home` is to figure; `amount` may be a range."""

    amount: Amount
    on: date
    family: int
    children_8_20: int
    meal_monthly: int


def asked(text: str, today: date) -> Asked:
    """Read the line; AmountError for what cannot be figured."""
    rest = fold(text)
    rest, month = _take(_MONTH, rest)
    rest, children = _take(_CHILDREN, rest)
    rest, people = _take(_PEOPLE, rest)
    rest, meal = _take(_MEAL, rest)
    if _speaks_of_a_year(rest):
        raise refusal(Reason.MONTH)
    young = _count(children, 0)
    family = _count(people, 1 + max(young, 0))
    if young < 0 or family < 1 + young:
        raise refusal(Reason.PEOPLE)
    return Asked(read(rest), _month(month, today), family, young, _meal(meal))


def _speaks_of_a_year(text: str) -> bool:
    """5000만 2035: a sum, and beside it what is rather a year than the rest of the sum."""
    rest, year = _take(_YEAR_ALONE, text)
    return year is not None and next(quantities(rest), None) is not None


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    match = pattern.search(text)
    return (
        (text, None) if match is None else (f"{text[: match.start()]} {text[match.end() :]}".strip(), match)
    )


def _count(match: re.Match[str] | None, otherwise: int) -> int:
    return int(match["count"]) if match else otherwise


def _month(match: re.Match[str] | None, today: date) -> date:
    if match is None:
        return today
    year = match["year"] or match["year6"]
    month = match["m1"] or match["m2"] or match["m3"] or match["m6"]
    if month is None or not 1 <= int(month) <= 12:
        raise refusal(Reason.MONTH)
    return date(int(year) if year else today.year, int(month), 1)


def _meal(match: re.Match[str] | None) -> int:
    """Won a month; a bare figure below 1,000 is 만원."""
    if match is None:
        return MEAL
    found = None if match["none"] else next(quantities(match["sum"]), None)
    if found is None:
        return 0
    return int(found.value * MAN if found.bare and found.value < 1000 else found.value)
