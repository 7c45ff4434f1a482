"""What a mock interview is to be like, read from words: `30분 ml연구원`, `비전 엔지니어 45`, `1시간`.

Minutes are taken out wherever they stand. The rest is a role, a field, or topics of the bank, with 연구원, 엔지니어 … at its end.
Anything else is TopicUnknown, with the nearest topics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import TopicUnknown
from bot.interview.bank import Bank
from bot.interview.countering import suggestions
from bot.interview.fitting import BY_DOMAIN, BY_ROLE, fits
from bot.interview.mocking import LONGEST, SHORTEST, USUAL, Aim
from bot.interview.wishes import read_wish
from bot.matching.vocabulary import Vocabulary
from bot.model.fitting import Line
from bot.model.reading import Reading

MINUTES = re.compile(
    r"(?<!\S)(?:(?P<hours>\d{1,2})\s*시간(?:\s*(?P<half>반)|\s*(?P<more>\d{1,2})\s*분)?|(?P<minutes>\d{1,3})\s*(?:분|min)?)(?!\S)"
)
TRADE = re.compile(r"\s*(?P<trade>연구원|연구직|리서처|엔지니어|개발자|개발|직무|면접)$")
RESEARCH = {"연구원", "연구직", "리서처"}
RESEARCHER = "research_scientist"
BEST, BACK = 8, 3
"""Of what fits a posting, and of what could be asked back about it, so many are chosen among."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Minutes, what it is for, and that in the words it was said with."""

    minutes: int
    aim: Aim
    field: str


def read(text: str, bank: Bank, vocabulary: Vocabulary) -> Wanted:
    """All of it; TopicUnknown for words that are no role, field or topic, ValueError for minutes out of bounds."""
    found = MINUTES.search(text)
    minutes = _minutes(found) if found else USUAL
    if not SHORTEST <= minutes <= LONGEST:
        raise ValueError(minutes)
    field = " ".join((text[: found.start()] + " " + text[found.end() :] if found else text).split())
    return Wanted(minutes, _aim(field, bank, vocabulary), field)


def of_posting(bank: Bank, reading: Reading, lines: Sequence[Line]) -> Aim:
    """What a posting asks for: the questions that fit it and their topics, and what its gaps suggest to ask back."""
    fitting = fits(bank, reading, lines)
    points = {fit.question.topic: fit.points for fit in reversed(fitting)}
    topics = {topic.key: points[topic.name] for topic in bank.topics if topic.name in points}
    research = any(role.value == RESEARCHER for role in reading.roles)
    asking = (one.question for one in suggestions(bank, reading, lines)[:BACK])
    first = (*(fit.question for fit in fitting[:BEST]), *asking)
    return Aim(topics, research, first) if topics else Aim(first=first, research=research)


def _minutes(found: re.Match[str]) -> int:
    if found["hours"]:
        return int(found["hours"]) * 60 + (30 if found["half"] else int(found["more"] or 0))
    return int(found["minutes"])


def _aim(field: str, bank: Bank, vocabulary: Vocabulary) -> Aim:
    if not field:
        return Aim()
    if aim := _named(field, vocabulary):
        return aim
    trade = TRADE.search(field)
    research = trade is not None and trade["trade"] in RESEARCH
    rest = field[: trade.start()].strip() if trade else field
    if trade and not rest:
        return Aim(research=research)
    if trade and (aim := _named(rest, vocabulary)):
        return Aim(aim.topics, research or aim.research)
    wish = read_wish(rest, bank)
    if wish.words or not wish.topics:
        raise TopicUnknown(f"‘{field[:40]}’ 면접은 준비되어 있지 않습니다. 주제 보기: /interview 주제", field)
    return Aim(dict.fromkeys(sorted(wish.topics), 1.0), research)


def _named(words: str, vocabulary: Vocabulary) -> Aim | None:
    """A role or a field by its name."""
    domain, role = vocabulary.domains.find(words), vocabulary.roles.find(words)
    if domain and domain in BY_DOMAIN:
        return Aim(BY_DOMAIN[domain])
    return Aim(BY_ROLE[role], role == RESEARCHER) if role and role in BY_ROLE else None
