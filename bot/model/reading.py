"""What was read out of a posting. Each fact carries the exact words it rests on, or is None / empty: it does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """Which of a posting's words; `FIELD` is one of the board's own answers (`RawPosting.fields`)."""

    TITLE = "title"
    BODY = "body"
    COMPANY = "company"
    LOCATION = "location"
    PAY = "pay_text"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of the posting: `text` is `part[start:end]`, offsets in characters. `name` is the field's, for FIELD."""

    text: str
    part: Part
    start: int
    end: int
    name: str = ""


class Stance(StrEnum):
    """What a posting says of serving in it as 전문연구요원."""

    ACCEPTS = "accepts"
    REJECTS = "rejects"
    UNCLEAR = "unclear"
    NONE = "none"


class Track(StrEnum):
    """The two programmes: research is 전문연구요원, industrial is 산업기능요원."""

    RESEARCH = "전문연구요원"
    INDUSTRIAL = "산업기능요원"


class Admission(StrEnum):
    """Service class × way in. A set of these is what a posting is open to."""

    ACTIVE_NEW = "현역신규"
    ACTIVE_TRANSFER = "현역전직"
    SUPPLEMENTARY_NEW = "보충역신규"
    SUPPLEMENTARY_TRANSFER = "보충역전직"


@dataclass(frozen=True, slots=True)
class Service:
    """Military service. `open_to` None: the words say neither class nor way in. `conflict`: words that say otherwise."""

    stance: Stance = Stance.NONE
    tracks: frozenset[Track] = frozenset()
    open_to: frozenset[Admission] | None = None
    evidence: tuple[Evidence, ...] = ()
    conflict: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One of several values of a fact (a role, a domain) with the words that carry it."""

    value: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Experience:
    """Years asked for. `entry_ok` None: it does not say whether beginners may apply."""

    entry_ok: bool | None = None
    min_years: int | None = None
    max_years: int | None = None
    evidence: tuple[Evidence, ...] = ()


class Degree(StrEnum):
    """Degrees from none to doctor, in rising order; see `DEGREES`."""

    ANY = "any"
    HIGH_SCHOOL = "high_school"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"


DEGREES: tuple[Degree, ...] = tuple(Degree)


@dataclass(frozen=True, slots=True)
class Education:
    """The least degree asked for, and the one preferred."""

    minimum: Degree | None = None
    preferred: Degree | None = None
    evidence: tuple[Evidence, ...] = ()


class PayPeriod(StrEnum):
    """What the posting's own figure was counted by."""

    YEAR = "year"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Pay:
    """Stated pay, in won a year before tax. `text` are the posting's own words; no figure, no Pay."""

    low: int | None
    high: int | None
    period: PayPeriod
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A place of work: `sido` as 서울, 경기 …; `sigungu` as 강남구, 성남시 분당구, or "" when only the province is known."""

    sido: str
    sigungu: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it closes: a Korean day, or `open_until_filled` (True 상시/채용시, False a date and nothing else)."""

    closes_on: date | None = None
    open_until_filled: bool | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarity:
    """What a reader cannot learn from the posting; `reasons` are short codes explained in rendering."""

    vague: bool = False
    reasons: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All facts of one posting."""

    service: Service = Service()
    roles: tuple[Found, ...] = ()
    domains: tuple[Found, ...] = ()
    experience: Experience = Experience()
    education: Education = Education()
    pay: Pay | None = None
    employment: Found | None = None
    regions: tuple[Region, ...] = ()
    remote: bool | None = None
    deadline: Deadline = Deadline()
    clarity: Clarity = Clarity()
