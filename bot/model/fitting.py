"""Questions held against a posting: which fit it, and which a candidate might ask back about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.model.interview import Question
from bot.model.reading import Found


class Where(StrEnum):
    """Where in a posting words stand, as people call it; `BODY`: in a part of it that has no name."""

    TITLE = "제목"
    DUTIES = "주요업무"
    ASKS = "자격요건"
    PREFERRED = "우대사항"
    BODY = "본문"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a posting."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A question and what it rests on: a `word` of it and the line that says so, else a field or a role (with evidence)."""

    question: Question
    points: float
    word: str = ""
    line: Line | None = None
    domain: Found | None = None
    role: Found | None = None


class Because(StrEnum):
    """Why a question is suggested; `GAP` has the reason it rests on, `WORD` a line of the posting, `ANYWHERE` nothing."""

    GAP = "gap"
    SERVICE_UNCLEAR = "service_unclear"
    SERVICE_BARE = "service_bare"
    SERVICE_NEW = "service_new"
    SERVICE_TRANSFER = "service_transfer"
    SERVICE = "service"
    PAY = "pay"
    ENTRY = "entry"
    WORD = "word"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question to ask, and why. `gap`: of `GAP`; `word` and `line`: of `WORD`."""

    question: Question
    because: Because
    gap: Found | None = None
    word: str = ""
    line: Line | None = None
