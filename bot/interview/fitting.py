"""Which questions fit a posting, and what of it each one rests on.

The fields read from it choose topics, its roles do so less, and words that a question carries and the posting says choose among
those: a word of the title counts most, then of the duties, of what is asked for, of what is preferred. A word that many topics
carry (연구, Python) says little. What the posting tells of the company, its pay and its procedure is not looked at, and what the
candidate asks is no question for the candidate. Of oneself and of projects anybody is asked anywhere: such questions fit no
posting in particular; those about serving fit one that speaks of it. Nothing is guessed: without a field, a role or a word
nothing fits.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.interview.bank import Bank, plain
from bot.model.fitting import Fit, Line, Where
from bot.model.interview import Kind, Question
from bot.model.reading import Found, Reading, Stance

MOST, ENOUGH = 24, 1.0
"""Questions that are chosen among, and the points below which one does not fit."""
SHORT = 2
ANYWHERE, SERVICE = frozenset({"people", "project"}), "service"
SERVING_COUNTS = 0.4
"""Many postings speak of serving, and few interviews are about it."""
COMMON = frozenset(
    {"연구", "개발", "설계", "실험", "데이터", "평가", "서비스", "ai", "석사", "박사", "신입", "프로젝트"}
)
"""Words that stand in nearly every posting."""
BY_DOMAIN: Mapping[str, Mapping[str, float]] = {
    "vision": {"vision": 3, "dl": 1},
    "nlp_llm": {"nlp": 3, "dl": 1},
    "speech": {"dl": 2, "nlp": 1},
    "rl": {"rl": 3, "dl": 1},
    "recsys": {"rec": 3, "ml": 1},
    "timeseries": {"anomaly": 3, "stat": 1},
    "robotics": {"rl": 2, "vision": 1.5, "light": 1},
    "autonomous_driving": {"vision": 2, "light": 1.5, "rl": 1},
    "bio_medical": {"stat": 1.5, "vision": 1, "ml": 1},
    "generative": {"gen": 3, "dl": 1},
}
BY_ROLE: Mapping[str, Mapping[str, float]] = {
    "research_scientist": {"paper": 2, "dl": 1, "stat": 1},
    "ml_engineer": {"ml": 2, "dl": 1.5, "ops": 1},
    "mlops_engineer": {"ops": 3, "light": 1},
    "data_scientist": {"stat": 2, "ml": 2, "data": 1},
    "data_analyst": {"data": 2, "stat": 2},
    "data_engineer": {"data": 3, "cs": 1},
    "backend": {"cs": 2, "coding": 1},
    "frontend": {"cs": 1, "coding": 1},
    "mobile": {"cs": 1, "coding": 1},
    "devops_infra": {"ops": 2, "cs": 2},
    "embedded_firmware": {"light": 2, "cs": 1},
    "hardware": {"light": 1, "cs": 1},
    "security": {"cs": 2},
}
RANKED = (1.0, 0.7, 0.5, 0.4, 0.3)
ROLES_COUNT = 0.6
WORTH = {Where.TITLE: 3.0, Where.DUTIES: 2.0, Where.ASKS: 1.5, Where.PREFERRED: 1.0, Where.BODY: 1.0}
WORDS = 2
"""Of its words that stand in the posting only so many count, the best ones."""


@dataclass(slots=True)
class _Ground:
    """What speaks for a topic: points, and the field and the role that speak most for it."""

    points: float = 0.0
    domain: Found | None = None
    role: Found | None = None


@dataclass(frozen=True, slots=True)
class _Clue:
    points: float
    word: str
    line: Line


def fits(bank: Bank, reading: Reading, lines: Sequence[Line]) -> list[Fit]:
    """The questions that fit, the best first."""
    topics, clues = _topics(reading), _clues(bank, lines)
    out = ANYWHERE if reading.service.stance in (Stance.ACCEPTS, Stance.UNCLEAR) else ANYWHERE | {SERVICE}
    found = [
        _fit(
            question, topics.get(topic.key, _Ground()), clues, SERVING_COUNTS if topic.key == SERVICE else 1.0
        )
        for topic in bank.topics
        if topic.key not in out
        for question in topic.questions
        if question.kind is not Kind.COUNTER
    ]
    return sorted((fit for fit in found if fit.points >= ENOUGH), key=lambda fit: -fit.points)[:MOST]


def _fit(question: Question, ground: _Ground, clues: Mapping[str, _Clue], weight: float) -> Fit:
    said = sorted(
        (clues[name] for word in question.words if (name := word.lower()) in clues),
        key=lambda clue: -clue.points,
    )[:WORDS]
    points = ground.points + weight * sum(clue.points for clue in said)
    word, line = (said[0].word, said[0].line) if said else ("", None)
    return Fit(question, points, word, line, ground.domain, ground.role)


def stands(word: str, lines: Sequence[Line]) -> Line | None:
    """The line where a word stands that counts most; None when it stands in none."""
    here = (line for line in sorted(lines, key=_weight) if _pattern(word).search(line.text))
    return next(here, None)


def _weight(line: Line) -> float:
    return -WORTH[line.where]


def _topics(reading: Reading) -> dict[str, _Ground]:
    """What speaks for each topic, by its key."""
    grounds: dict[str, _Ground] = defaultdict(_Ground)
    for one, rank in zip(reading.domains, RANKED, strict=False):
        for key, worth in BY_DOMAIN.get(one.value, {}).items():
            grounds[key].points += worth * rank
            grounds[key].domain = grounds[key].domain or one
    for one, rank in zip(reading.roles, RANKED, strict=False):
        for key, worth in BY_ROLE.get(one.value, {}).items():
            grounds[key].points += worth * rank * ROLES_COUNT
            grounds[key].role = grounds[key].role or one
    return grounds


def _clues(bank: Bank, lines: Sequence[Line]) -> dict[str, _Clue]:
    """For each word of the bank that stands in a line: its points and the line where it counts most."""
    rare = _rarity(bank)
    ordered = sorted(lines, key=_weight)
    bare = [(line, plain(line.text)) for line in ordered]
    found: dict[str, _Clue] = {}
    for word, (written, worth) in rare.items():
        key = plain(word)
        here = (line for line, text in bare if key in text and _pattern(written).search(line.text))
        if line := next(here, None):
            found[word] = _Clue(WORTH[line.where] * worth, written, line)
    return found


def _rarity(bank: Bank) -> dict[str, tuple[str, float]]:
    """Every word in lower case: as it is written, and what it is worth, the less the more questions and topics carry it."""
    carried: dict[str, int] = defaultdict(int)
    topics: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for word, topic in _carried(bank):
        carried[word.lower()] += 1
        topics[word.lower()].add(topic)
        written.setdefault(word.lower(), word)
    whole = math.log(len(bank.questions) + 1)
    return {
        word: (written[word], (1 - math.log(count) / whole) / math.sqrt(len(topics[word])))
        for word, count in carried.items()
    }


def _carried(bank: Bank) -> Iterator[tuple[str, str]]:
    for topic in bank.topics:
        for question in topic.questions:
            if question.kind is not Kind.COUNTER:
                yield from ((word, topic.key) for word in question.words if word.lower() not in COMMON)


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    """The word at the beginning of a word, with or without blanks in it; a Latin one whole, a very short one as it is written."""
    letters = [re.escape(char) for char in word if not char.isspace()]
    begins = r"(?<![A-Za-z0-9])" if word[0].isascii() else r"(?<![가-힣])"
    ends = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    flags = 0 if word.isascii() and len(word) <= SHORT else re.IGNORECASE
    return re.compile(begins + r"\s?".join(letters) + ends, flags)
