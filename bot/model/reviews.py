"""What is kept of practice: how a question went, when it comes again, and that it was shown in a room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How it went: 다시, 어려움, 알맞음, 쉬움."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(IntEnum):
    """Where a question is in somebody's memory: still being learned, known, or forgotten and being learned again."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A question in one memory. `stability`: the days after which nine in ten still know it; `difficulty`: 1 to 10.

    `step` counts within learning, None in review; `lapses`: how often it was known and then forgotten.
    """

    stage: Stage
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last_review: datetime
    reps: int
    lapses: int


class PromptKind(StrEnum):
    """Why a question was shown."""

    INTERVIEW = "interview"
    REVIEW = "review"
    DAILY = "daily"
    MOCK = "mock"
    QUIZ = "quiz"


class PromptState(StrEnum):
    """`OPEN` until somebody marks how it went; `ASIDE`: nobody did, and it is not waited for any more."""

    OPEN = "open"
    MARKED = "marked"
    ASIDE = "aside"


class Part(StrEnum):
    """What can be uncovered below a question; a letter each, as it is stored."""

    HINT = "h"
    FOLLOW_UPS = "f"
    ANSWER = "a"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question shown in a room. `asked_by`: the member, "" for nobody; `wish`: the words it was chosen by, for the next one."""

    id: int
    room_number: int
    question: str
    kind: PromptKind
    asked_by: str
    asked_at: datetime
    state: PromptState = PromptState.OPEN
    shown: frozenset[Part] = frozenset()
    wish: str = ""


@dataclass(frozen=True, slots=True)
class TopicProgress:
    """A topic in one memory: of `all` questions `seen` were marked and `due` come now. `recall`: of those seen, 0 to 1."""

    name: str
    all: int
    seen: int
    due: int
    recall: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How all stands. `ahead`: how many questions come on each day from today on, what is overdue today; `weakest`: asks."""

    topics: tuple[TopicProgress, ...]
    ahead: tuple[int, ...]
    weakest: tuple[str, ...]

    @property
    def seen(self) -> int:
        """Questions that were marked."""
        return sum(topic.seen for topic in self.topics)

    @property
    def due(self) -> int:
        """Questions that come now."""
        return sum(topic.due for topic in self.topics)
