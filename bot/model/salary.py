"""What is known of pay: what is left of it, where it stands, what it is held against. Every figure carries its `Citation`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bot.model.reading import Experience, Pay, PayPeriod, Region

HOURS_A_MONTH = 209
"""40 a week and the paid weekly holiday."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure is from: the source's short Korean name, and the days the figure holds for or speaks of.

    `until` None: no end known. `published`: when it was made public, where that says more than `since`.
    """

    text: str
    since: date
    until: date | None = None
    published: date | None = None

    def holds(self, on: date) -> bool:
        """Is that day among its days?"""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Amount:
    """Won a year before tax. `high` equals `low` for one sum, is None for "at least". `stated`: won of `period`, as said."""

    low: int
    high: int | None
    period: PayPeriod
    stated: int
    text: str

    @property
    def at_least(self) -> bool:
        """Is only the floor said?"""
        return self.high is None


@dataclass(frozen=True, slots=True)
class Claim:
    """`roles` by their keys in config/roles.toml. `years` (least, most or None) of experience; (0, 0) for beginners."""

    text: str
    amounts: tuple[Amount, ...]
    roles: tuple[str, ...]
    years: tuple[int, int | None] | None
    in_service: bool
    age: int | None = None

    @property
    def amount(self) -> Amount | None:
        """The sum, when there is exactly one."""
        return self.amounts[0] if len(self.amounts) == 1 else None


@dataclass(frozen=True, slots=True)
class Deduction:
    """One thing taken: `won` a month, `rate` of `basis` won (both None for the withholding table), by which rule."""

    name: str
    won: int
    source: Citation
    basis: int | None = None
    rate: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Assumed:
    """A figure not known yet for the month: its name, and the last known one that was used in its place."""

    name: str
    used: Citation


@dataclass(frozen=True, slots=True)
class TakeHome:
    """Won a month unless said otherwise. `gross` = `take_home` + the six deductions; `untaxed` is part of gross."""

    annual: int
    on: date
    family: int
    children_8_20: int
    gross: int
    untaxed: int
    national_pension: int
    health_insurance: int
    long_term_care: int
    employment_insurance: int
    income_tax: int
    local_income_tax: int
    take_home: int
    deductions: tuple[Deduction, ...]
    untaxed_source: Citation
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """Won an hour, and what that makes a month and a year of full time."""

    hourly: int
    source: Citation

    @property
    def monthly(self) -> int:
        """Won a month of 209 hours."""
        return self.hourly * HOURS_A_MONTH

    @property
    def yearly(self) -> int:
        """Won a year."""
        return self.monthly * 12


@dataclass(frozen=True, slots=True)
class Standing:
    """`top`: among the top so many percent. `bound`: -1 when it is at most that, 1 at least that, 0 an estimate of it."""

    won: int
    top: float
    bound: int
    year: int
    persons: int
    source: Citation
    method: str


class Group(StrEnum):
    """What a statistic is cut by."""

    EVERYONE = "everyone"
    AGE = "age"
    SIZE = "size"
    SIZE_AGE = "size_age"
    WORKERS = "workers"
    OCCUPATION = "occupation"
    DEVELOPER = "developer"
    STARTING = "starting"
    UNIT_PRICE = "unit_price"


class Measure(StrEnum):
    """Mean or median."""

    MEAN = "mean"
    MEDIAN = "median"


class Kind(StrEnum):
    """Whose figure it is."""

    OFFICIAL = "official"
    PRIVATE = "private"
    PRESS = "press"
    UNIT_PRICE = "unit_price"


class Field(StrEnum):
    """Which developers."""

    AI = "ai"
    OTHER = "other"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Span:
    """From so many years to so many, both included; None: no end."""

    first: int
    last: int | None

    def __contains__(self, years: int) -> bool:
        return self.first <= years and (self.last is None or years <= self.last)


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure. `won` a year before tax (twelve times a monthly one); `stated` and `per` as it was published."""

    group: Group
    label: str
    measure: Measure
    won: int
    stated: int
    per: PayPeriod
    years: Span | None
    ages: Span | None
    field: Field | None
    kind: Kind
    population: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sum beside a figure: so many won above it (negative: below)."""

    statistic: Statistic
    above: int


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Won a year before tax, over `count` postings that say it; `silent` do not, `left_out` say it some other way."""

    low: int
    median: int
    high: int
    count: int
    silent: int
    left_out: int

    def side(self, won: int) -> int:
        """-1 below the middle half, 0 within it, 1 above."""
        return -1 if won < self.low else 1 if won > self.high else 0


LEAST_POSTINGS = 8
"""Under so many that say what they pay there are no quartiles."""


@dataclass(frozen=True, slots=True)
class TooFew:
    """Not enough postings say what they pay."""

    count: int
    silent: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Opening:
    """What counts of a posting when pay is compared."""

    roles: tuple[str, ...]
    pay: Pay | None
    experience: Experience
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What postings say of pay: for `roles` by name, `years` of experience and the place `where`, as far as they were asked.

    `unclear`: postings left aside since they do not say whom they look for, or where. `asked_where`: the place asked for
    where too few said what they pay, so that all places are told instead.
    """

    roles: tuple[str, ...]
    years: tuple[int, int | None] | None
    where: str
    found: Quartiles | TooFew
    unclear: int
    source: Citation
    asked_where: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sum and all it was held against; None or empty where there is nothing to hold it against."""

    amount: Amount
    below: MinimumWage | None
    standing: Standing | None
    comparisons: tuple[Comparison, ...]
    seen: Seen | None
    left: TakeHome | None
    hours: Citation | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """Average won a month and a year before tax over `members`, of the data's month; `cap` won a month is the most seen."""

    monthly: int
    yearly: int
    at_least: bool
    members: int
    month: date
    cap: int
    source: Citation
    rate_source: Citation
    cap_source: Citation


@dataclass(frozen=True, slots=True)
class Flow:
    """People who came and went, over the months there are data for (`months` of twelve)."""

    entered: int
    left: int
    months: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Employer:
    """A company as the National Pension knows it: its workplaces of one name and number, added up.

    `id` is the store's own number; `name`, `place` and `industry` are those of the largest workplace; `members` of `month`.
    """

    id: int
    key: str
    name: str
    place: str
    industry: str
    members: int
    month: date


@dataclass(frozen=True, slots=True)
class EmployerMonth:
    """One month of a company: insured people, won billed, who came and went."""

    month: date
    members: int
    billed: int
    entered: int
    left: int
