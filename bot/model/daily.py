"""A question a day: when a room is asked, about what, and how far its present question got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

EVERY_DAY = frozenset(range(7))
WORKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


class Turn(StrEnum):
    """What comes by itself, each at most once for its day: a question, the summary of a week (its day is the Sunday)."""

    QUESTION = "question"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Plan:
    """On which days (0 is Monday) at which time of the room's clock; `wish`: the words questions are chosen by, "" for all.

    `holidays_off`: not on Korea's public holidays.
    """

    at: time = time(9)
    weekdays: frozenset[int] = EVERY_DAY
    holidays_off: bool = False
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Current:
    """The question asked last: the prompt, the day, the outbox message it came in (None when that is long gone).

    `repeated`: it was asked a second time; `answer_told`: the evening brought its model answer.
    """

    prompt: int
    day: date
    message: int | None
    repeated: bool = False
    answer_told: bool = False


@dataclass(frozen=True, slots=True)
class Daily:
    """The plan of a topic of a room ("" for the main one). Numbers are the store's own."""

    id: int
    room_number: int
    thread: str
    plan: Plan
    current: Current | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the week, and how many members answered it."""

    ask: str
    topic: str
    answered: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week of daily questions. `people`: names with how many they answered, most first; `returning`: asks that come again."""

    asked: tuple[Asked, ...]
    people: tuple[tuple[str, int], ...] = ()
    returning: tuple[str, ...] = ()
