"""마감, 상시, 새글: when it closes and how new it is, in days of Korea.

마감<=7일 wants a known day at most that far off; 마감>=7일 also wants what closes when somebody is found. No deadline known
is NO for the first and MAYBE for the second. 새글<=3일 goes by the site's date or else by when the bot first saw it.
"""

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
from bot.matching.wording import josa, quoted

_SPAN = re.compile(r"(\d{1,3})(일|days?|d|주일?|weeks?|w|개월|달|months?)?")
_UNITS = {"주": 7, "w": 7, "개": 30, "달": 30, "m": 30}
_DAYS = {"오늘": 0, "today": 0, "내일": 1, "어제": 1, "이번주": 7, "일주일": 7, "보름": 15, "한달": 30}


@dataclass(frozen=True, slots=True)
class Closes(Leaf):
    """마감<=7일, 마감>=14일."""

    family: ClassVar[str] = "마감"
    op: str
    days: int
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By the days left; a day gone by is no longer a deadline to meet."""
        closes = subject.reading.deadline.closes_on
        if closes is None:
            if self.op == MOST:
                return Truth.NO
            return Truth.YES if _rolling(subject) else unknown(strict=self.strict)
        left = (closes - subject.today).days
        return yes(0 <= left <= self.days if self.op == MOST else left >= self.days)

    def tell(self, subject: Subject) -> str:
        """12/15 마감, 22일 남음."""
        closes = subject.reading.deadline.closes_on
        if closes is None:
            return "상시 채용" if _rolling(subject) else "마감 모름"
        left = (closes - subject.today).days
        return f"{closes.month}/{closes.day} 마감, " + (
            f"{left}일 남음" if left > 0 else "오늘" if left == 0 else "지남"
        )

    def noun(self) -> tuple[str, str]:
        """마감이 / 7일 안."""
        return "마감이", f"{self.days}일 {'안' if self.op == MOST else '뒤'}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return ("마감일", self.strict) if self.op == LEAST else ("", False)

    def canonical(self) -> str:
        """마감<=7일."""
        return f"마감{'!' if self.strict else ''}{self.op}{self.days}일"


@dataclass(frozen=True, slots=True)
class Rolling(Leaf):
    """상시: open until somebody is found."""

    family: ClassVar[str] = "상시"

    def decide(self, subject: Subject) -> Truth:
        """Only when it says so."""
        return yes(_rolling(subject))

    def tell(self, subject: Subject) -> str:
        """상시 채용, with its words."""
        if subject.ask(self) is Truth.NO:
            return "상시 채용이라는 말이 없음"
        return f"상시 채용{said(subject.reading.deadline.evidence)}"

    def phrase(self, *, wanted: bool) -> str:
        """상시 채용인."""
        return "상시 채용인" if wanted else "상시 채용이 아닌"

    def canonical(self) -> str:
        """상시."""
        return "상시"


@dataclass(frozen=True, slots=True)
class Fresh(Leaf):
    """새글<=3일."""

    family: ClassVar[str] = "새글"
    op: str
    days: int
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By its age in days."""
        if subject.age is None:
            return unknown(strict=self.strict)
        return yes(subject.age <= self.days if self.op == MOST else subject.age >= self.days)

    def tell(self, subject: Subject) -> str:
        """2일 전에 올라옴."""
        if subject.age is None:
            return "올라온 날 모름"
        return f"{subject.age}일 전에 올라옴" if subject.age > 0 else "오늘 올라옴"

    def noun(self) -> tuple[str, str]:
        """올라온 지 / 3일 이내."""
        return "올라온 지", f"{self.days}일 {'이내' if self.op == MOST else '이상'}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "올라온 날", self.strict

    def canonical(self) -> str:
        """새글<=3일."""
        return f"새글{'!' if self.strict else ''}{self.op}{self.days}일"


def _rolling(subject: Subject) -> bool:
    stated = subject.reading.deadline.open_until_filled
    return bool(subject.raw.open_until_filled if stated is None else stated)


def _days(ask: Ask) -> tuple[str, int]:
    value = compact(ask.value)
    match = _SPAN.fullmatch(value)
    if not match and value not in _DAYS:
        raise UnreadableError(
            f"날수로 씁니다({josa(quoted(ask.value), '은/는')} 읽을 수 없음)", ("7일", "2주")
        )
    days = int(match[1]) * _UNITS.get((match[2] or "일")[0], 1) if match else _DAYS[value]
    op, days = bounded(ask.op, days)
    if days < 0:
        raise UnreadableError("0일보다 짧을 수는 없습니다", ("7일",))
    return LEAST if op == LEAST else MOST, days


def _closes(ask: Ask) -> Leaf:
    if compact(ask.value) in ("상시", "채용시", "상시채용"):
        return Rolling()
    return Closes(*_days(ask), ask.strict)


def _fresh(ask: Ask) -> Leaf:
    return Fresh(*_days(ask), ask.strict)


KINDS = (
    Kind("마감", ("마감일", "deadline", "closes"), _closes, "마감<=7일", ops=(MOST, LEAST, IS), strict=True),
    Kind(
        "상시",
        ("상시채용", "rolling"),
        lambda _ask: Rolling(),
        "상시",
        ops=("",),
        bare={"상시": "", "상시채용": "", "수시채용": ""},
    ),
    Kind(
        "새글", ("새공고", "등록", "new", "posted"), _fresh, "새글<=3일", ops=(MOST, LEAST, IS), strict=True
    ),
)
