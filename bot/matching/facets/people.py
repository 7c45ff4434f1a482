"""신입, 경력, 학력: who the posting asks for. What it does not say is MAYBE, or NO when asked strictly (신입!)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.matching.facets.contract import IS, LEAST, MOST, Ask, Kind, UnreadableError, bounded
from bot.matching.folding import compact
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.wording import quoted
from bot.model.reading import DEGREES, Degree, Evidence

_DEGREE_NAMES = {
    Degree.ANY: ("무관", "학력무관", "any"),
    Degree.HIGH_SCHOOL: ("고졸", "고등학교", "highschool"),
    Degree.ASSOCIATE: ("전문학사", "초대졸", "전문대", "전문대졸", "associate"),
    Degree.BACHELOR: ("학사", "대졸", "대학교", "학부", "bachelor", "bs"),
    Degree.MASTER: ("석사", "대학원", "master", "ms"),
    Degree.DOCTOR: ("박사", "doctor", "phd"),
}
_DEGREES = {name: degree for degree, names in _DEGREE_NAMES.items() for name in names}
_YEARS = re.compile(r"(\d{1,2})(?:년차?|y|years?)?")
_WORDS = {MOST: "이하", LEAST: "이상"}


def _said(evidence: tuple[Evidence, ...]) -> str:
    return "".join(f": {quoted(one.text)}" for one in evidence[:1])


def unknown(*, strict: bool) -> Truth:
    """What silence is worth."""
    return Truth.NO if strict else Truth.MAYBE


def yes(fact: bool) -> Truth:
    """A plain fact as a Truth."""
    return Truth.YES if fact else Truth.NO


@dataclass(frozen=True, slots=True)
class Entry(Leaf):
    """신입: beginners may apply."""

    family: ClassVar[str] = "신입"
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """What it says of beginners, or else the years it asks for."""
        asked = subject.reading.experience
        if asked.entry_ok is not None:
            return yes(asked.entry_ok)
        return unknown(strict=self.strict) if asked.min_years is None else yes(asked.min_years == 0)

    def tell(self, subject: Subject) -> str:
        """신입 가능, with its words."""
        truth = subject.ask(self)
        asked = subject.reading.experience
        if truth is Truth.MAYBE or not (asked.evidence or asked.entry_ok is not None):
            return "신입 여부 모름"
        return f"신입 {'가능' if truth is Truth.YES else '불가'}{_said(asked.evidence)}"

    def phrase(self, *, wanted: bool) -> str:
        """신입이 지원할 수 있는."""
        return f"신입이 지원할 수 {'있는' if wanted else '없는'}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "신입 여부", self.strict

    def canonical(self) -> str:
        """신입, 신입!."""
        return f"신입{'!' if self.strict else ''}"


@dataclass(frozen=True, slots=True)
class Years(Leaf):
    """경력<=3, 경력>=5: the years it asks for at least. 경력:3: somebody with that many may apply."""

    family: ClassVar[str] = "경력"
    op: str
    years: int
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By the least years; where beginners may apply these are none."""
        asked = subject.reading.experience
        least = 0 if asked.entry_ok and self.op != LEAST else asked.min_years
        if least is None and asked.entry_ok:
            least = 0
        if least is None:
            return unknown(strict=self.strict)
        if self.op == LEAST:
            return yes(least >= self.years)
        if self.op == MOST:
            return yes(least <= self.years)
        return yes(least <= self.years <= (self.years if asked.max_years is None else asked.max_years))

    def tell(self, subject: Subject) -> str:
        """경력 3년 이상 요구, with its words."""
        asked = subject.reading.experience
        if subject.ask(self) is Truth.MAYBE or (asked.min_years is None and asked.entry_ok is None):
            return "경력 조건 모름"
        least = (
            f"{asked.min_years}년 이상" if asked.min_years else "신입 가능" if asked.entry_ok else "경력 무관"
        )
        most = f", {asked.max_years}년까지" if asked.max_years is not None else ""
        return f"요구 경력 {least}{most}{_said(asked.evidence)}"

    def noun(self) -> tuple[str, str]:
        """요구 경력이 / 3년 이하; of 경력:3, which is said in other words, nothing."""
        return ("요구 경력이", f"{self.years}년 {_WORDS[self.op]}") if self.op in _WORDS else ("", "")

    def phrase(self, *, wanted: bool) -> str:
        """요구 경력이 3년 이하인, 경력 3년으로 지원할 수 있는."""
        if self.op in _WORDS:
            return Leaf.phrase(self, wanted=wanted)
        return f"경력 {self.years}년으로 지원할 수 {'있는' if wanted else '없는'}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "요구 경력", self.strict

    def canonical(self) -> str:
        """경력<=3."""
        return f"경력{'!' if self.strict else ''}{self.op}{self.years}"


@dataclass(frozen=True, slots=True)
class Education(Leaf):
    """학력<=석사: the least degree it asks for."""

    family: ClassVar[str] = "학력"
    op: str
    degree: Degree
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By rank of the degree; 무관 is the lowest."""
        minimum = subject.reading.education.minimum
        if minimum is None:
            return unknown(strict=self.strict)
        rank, asked = DEGREES.index(minimum), DEGREES.index(self.degree)
        return yes(rank <= asked if self.op == MOST else rank >= asked if self.op == LEAST else rank == asked)

    def tell(self, subject: Subject) -> str:
        """요구 학력 석사, with its words."""
        fact = subject.reading.education
        if subject.ask(self) is Truth.MAYBE or fact.minimum is None:
            return "학력 조건 모름"
        return f"요구 학력 {_DEGREE_NAMES[fact.minimum][0]}{_said(fact.evidence)}"

    def noun(self) -> tuple[str, str]:
        """요구 학력이 / 석사 이하."""
        return "요구 학력이", f"{_DEGREE_NAMES[self.degree][0]} {_WORDS.get(self.op, '')}".strip()

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "요구 학력", self.strict

    def canonical(self) -> str:
        """학력<=석사."""
        return f"학력{'!' if self.strict else ''}{self.op}{_DEGREE_NAMES[self.degree][0]}"


def _years(ask: Ask) -> Leaf:
    if compact(ask.value) in ("신입", "무관", "경력무관"):
        return Entry(ask.strict)
    number = _YEARS.fullmatch(compact(ask.value))
    if not number:
        raise UnreadableError(f"경력은 햇수로 씁니다({quoted(ask.value)}은 읽을 수 없음)", ("3", "5"))
    op, years = bounded(ask.op, int(number[1]))
    return Years(op, max(years, 0), ask.strict)


def _education(ask: Ask) -> Leaf:
    degree = _DEGREES.get(compact(ask.value))
    if degree is None:
        raise UnreadableError(f"{quoted(ask.value)}라는 학력은 모릅니다", _DEGREES)
    op, rank = bounded(ask.op, DEGREES.index(degree))
    return Education(op, DEGREES[min(max(rank, 0), len(DEGREES) - 1)], ask.strict)


KINDS = (
    Kind(
        "신입",
        ("entry", "newcomer"),
        lambda ask: Entry(ask.strict),
        "신입",
        ops=("",),
        bare={"신입": "", "신입가능": "", "신입사원": "", "경력무관": "", "entry-level": ""},
        strict=True,
    ),
    Kind(
        "경력",
        ("경력연수", "experience", "exp", "years"),
        _years,
        "경력<=3",
        ops=(MOST, LEAST, IS),
        bare={"경력직": ">=1"},
        strict=True,
    ),
    Kind(
        "학력",
        ("학위", "education", "degree"),
        _education,
        "학력<=석사",
        ops=(MOST, LEAST, IS),
        bare={"학력무관": "<=무관"},
        strict=True,
    ),
)
