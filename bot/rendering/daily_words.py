"""The words of the daily question, both ways: how a plan is said, and how what a member typed is read.

`9시 비전`, `매일 오전 8시`, `평일 09:00 공휴일 쉼`, `월 수 금 19:30 모든 주제`, `끔`. What is not said stays as it is.
Read in this order: off, holidays, the time, days, all topics; what is left are the topics. A time that is none is a SettingError.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from bot.model.daily import EVERY_DAY, WEEKEND, WORKDAYS, Plan
from bot.rendering.setting_words import DAYS, OFF, read_time

STOP = {*OFF, "꺼", "꺼줘", "꺼 줘", "그만", "중지", "해제", "stop"}
NAMED = {"매일": EVERY_DAY, "평일": WORKDAYS, "주말": WEEKEND}
HOLIDAYS_OFF, HOLIDAYS_ON = "공휴일 쉼", "공휴일에도"

_HOLIDAYS = re.compile(
    r"(?:공휴일|휴일)(?:(?P<on>에도|도| ?포함)|(?:은|엔|에는|에)? ?(?:쉼|쉬기|쉬고|쉬어요?|쉬자|제외|빼고|빼기|없이|끔))"
)
_ALL = re.compile(r"(?<!\S)(?:모든 ?주제|전체|전부|아무거나)(?=[\s,]|$)")
_HALVES = {
    "새벽": "오전",
    "아침": "오전",
    "낮": "오후",
    "저녁": "오후",
    "밤": "오후",
    "am": "오전",
    "pm": "오후",
}
_TIME = re.compile(
    r"(?:(?P<half>오전|오후|새벽|아침|낮|저녁|밤) ?)?"
    r"(?P<at>\d{1,2}:\d{1,2}|\d{1,2} ?시(?: ?\d{1,2} ?분| ?반)?|(?<!\d)\d{4}(?!\d))"
    r" ?(?P<after>am|pm)?(?:에|마다|부터)?(?=[\s,]|$)"
)
_DAYS = re.compile(rf"(?:매주)?(?P<days>[{DAYS}]+)(?:요일)?(?:에|마다)?|매주")
_SPAN = re.compile(rf"(?P<first>[{DAYS}])(?:요일)?[~–-](?P<last>[{DAYS}])(?:요일)?(?:에|마다)?")
_NAMED = re.compile(rf"(?P<name>{'|'.join(NAMED)})(?:에|마다|만|은)?")


@dataclass(frozen=True, slots=True)
class DailyWish:
    """What somebody wants; None for what they did not say. `topics`: "" for all."""

    off: bool = False
    at: time | None = None
    weekdays: frozenset[int] | None = None
    holidays_off: bool | None = None
    topics: str | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether they only want to see what holds."""
        return self == DailyWish()

    def over(self, plan: Plan) -> Plan:
        """The plan with what was said."""
        return Plan(
            plan.at if self.at is None else self.at,
            plan.weekdays if self.weekdays is None else self.weekdays,
            plan.holidays_off if self.holidays_off is None else self.holidays_off,
            plan.wish if self.topics is None else self.topics,
        )


def read(text: str) -> DailyWish:
    """What was said of the daily question. SettingError for a time that is none."""
    words = " ".join(unicodedata.normalize("NFC", text).lower().split())
    if words in STOP:
        return DailyWish(off=True)
    holidays = _HOLIDAYS.search(words)
    words = _without(words, holidays)
    at = _TIME.search(words)
    words = _without(words, at)
    every = _ALL.search(words)
    days, rest = _days(_without(words, every))
    topics = "" if every else " ".join(rest) or None
    return DailyWish(
        at=_time(at) if at else None,
        weekdays=days or None,
        holidays_off=None if holidays is None else not holidays["on"],
        topics=topics,
    )


def _without(words: str, found: re.Match[str] | None) -> str:
    return words if found is None else f"{words[: found.start()]} {words[found.end() :]}".strip()


def _time(found: re.Match[str]) -> time:
    half = _HALVES.get(found["half"] or found["after"] or "", found["half"] or "")
    if found["half"] == "밤" and found["at"].startswith("12"):
        half = "오전"
    return read_time(f"{half} {found['at'].replace(' 시', '시').replace(' 분', '분')}".strip())


def _days(words: str) -> tuple[frozenset[int], list[str]]:
    """The days, and the words that are none."""
    days, rest = set[int](), []
    for token in re.split(r"[,\s]+", words):
        if named := _NAMED.fullmatch(token):
            days |= NAMED[named["name"]]
        elif between := _SPAN.fullmatch(token):
            days |= _between(DAYS.index(between["first"]), DAYS.index(between["last"]))
        elif found := _DAYS.fullmatch(token):
            days |= {DAYS.index(day) for day in found["days"] or ""}
        elif token:
            rest.append(token)
    return frozenset(days), rest


def _between(first: int, last: int) -> set[int]:
    """The days from one to the other, over Sunday when the other comes first."""
    return {day % len(DAYS) for day in range(first, (last if last >= first else last + len(DAYS)) + 1)}


def say_days(weekdays: frozenset[int]) -> str:
    """매일, 평일, 주말 or 매주 월·수."""
    for name, days in NAMED.items():
        if weekdays == days:
            return name
    return "매주 " + "·".join(DAYS[day] for day in sorted(weekdays))


def say_plan(plan: Plan) -> str:
    """평일 09:00 · 비전, nlp · 공휴일 쉼."""
    parts = [f"{say_days(plan.weekdays)} {plan.at:%H:%M}", plan.wish or "모든 주제"]
    return " · ".join([*parts, *([HOLIDAYS_OFF] if plan.holidays_off else [])])
