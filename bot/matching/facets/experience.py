"""신입, 경력: the years a posting asks for. What it does not say is MAYBE, or NO when asked strictly (신입!)."""

from __future__ import annotations

import re
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
from bot.matching.wording import quoted

_YEARS = re.compile(r"(\d{1,2})(?:년차?|y|years?)?")
_WORDS = {MOST: "이하", LEAST: "이상"}


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
        return f"신입 {'가능' if truth is Truth.YES else '불가'}{said(asked.evidence)}"

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
        return f"요구 경력 {least}{most}{said(asked.evidence)}"

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


def _years(ask: Ask) -> Leaf:
    if compact(ask.value) in ("신입", "무관", "경력무관"):
        return Entry(ask.strict)
    number = _YEARS.fullmatch(compact(ask.value))
    if not number:
        raise UnreadableError(f"경력은 햇수로 씁니다({quoted(ask.value)}은 읽을 수 없음)", ("3", "5"))
    op, years = bounded(ask.op, int(number[1]))
    if years < 0:
        raise UnreadableError("0년보다 짧을 수는 없습니다", ("3",))
    return Years(op, years, ask.strict)


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
)
