"""Interview practice: questions, and what is kept of how they went. A question shown in a room is a **prompt**."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LEVELS = {1: "기본", 2: "실무", 3: "깊이"}
"""What each level is called."""


class Kind(StrEnum):
    """What a question asks for; a `COUNTER` question is one that the candidate asks."""

    CONCEPT = "개념"
    DERIVATION = "유도"
    DESIGN = "설계"
    CODE = "코드"
    EXPERIENCE = "경험"
    COUNTER = "역질문"


@dataclass(frozen=True, slots=True)
class RubricPoint:
    """Something a good answer names; each of the words stands in the model answer."""

    point: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The same matter with options to choose from; `right` counts from 0."""

    ask: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank. `words`: those of a posting that it fits.

    `good` and `worrying`: how such an answer sounds; of counter questions only, which say in `when` what they are for.
    """

    id: str
    topic: str
    subtopic: str
    kind: Kind
    level: int
    words: tuple[str, ...]
    ask: str
    hint: str
    follow_ups: tuple[str, ...]
    answer: str
    rubric: tuple[RubricPoint, ...]
    references: tuple[str, ...]
    quiz: Quiz | None = None
    good: str = ""
    worrying: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A file of the bank. `key`: its short Latin name; `names`: what else people type for it, in lower case."""

    key: str
    name: str
    names: tuple[str, ...]
    questions: tuple[Question, ...]
