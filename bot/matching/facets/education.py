"""학력: the least degree a posting asks for. What it does not say is MAYBE, or NO when asked strictly (학력!<=석사)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.matching.facets.contract import (
    IS,
    LEAST,
    MOST,
    Ask,
    Kind,
    UnreadableError,
    bounded,
    said,
    unknown,
    yes,
)
from bot.matching.folding import compact
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.wording import josa, quoted
from bot.model.reading import DEGREES, Degree

_DEGREE_NAMES = {
    Degree.ANY: ("무관", "학력무관", "any"),
    Degree.HIGH_SCHOOL: ("고졸", "고등학교", "highschool"),
    Degree.ASSOCIATE: ("전문학사", "초대졸", "전문대", "전문대졸", "associate"),
    Degree.BACHELOR: ("학사", "대졸", "대학교", "학부", "bachelor", "bs"),
    Degree.MASTER: ("석사", "대학원", "master", "ms"),
    Degree.DOCTOR: ("박사", "doctor", "phd"),
}
_DEGREES = {name: degree for degree, names in _DEGREE_NAMES.items() for name in names}
_WORDS = {MOST: "이하", LEAST: "이상"}


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
        return f"요구 학력 {_DEGREE_NAMES[fact.minimum][0]}{said(fact.evidence)}"

    def noun(self) -> tuple[str, str]:
        """요구 학력이 / 석사 이하."""
        return "요구 학력이", f"{_DEGREE_NAMES[self.degree][0]} {_WORDS.get(self.op, '')}".strip()

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "요구 학력", self.strict

    def canonical(self) -> str:
        """학력<=석사."""
        return f"학력{'!' if self.strict else ''}{self.op}{_DEGREE_NAMES[self.degree][0]}"


def _education(ask: Ask) -> Leaf:
    degree = _DEGREES.get(compact(ask.value))
    if degree is None:
        raise UnreadableError(f"{josa(quoted(ask.value), '이라는/라는')} 학력은 모릅니다", _DEGREES)
    op, rank = bounded(ask.op, DEGREES.index(degree))
    if not 0 <= rank < len(DEGREES):
        raise UnreadableError(f"{quoted(ask.value)} 너머에는 학력이 없습니다")
    return Education(op, DEGREES[rank], ask.strict)


KINDS = (
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
