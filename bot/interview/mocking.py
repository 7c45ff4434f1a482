"""A mock interview's questions: the usual parts in their order, sized to the minutes there are.

Each part has its share of the time, and as many questions as fit in there with the minutes such an answer takes, the easier
ones first; a part the bank has nothing for gives its share to the others. What was asked in the room lately comes last. Work is
asked of papers first for research, of projects first otherwise; basics go round the topics of the field, the weightiest first.
What fits a posting comes before them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.interview.bank import Bank
from bot.interview.choosing import choose
from bot.model.interview import Kind, Question
from bot.model.mock import MockPart, Step

SHORTEST, LONGEST, USUAL = 10, 120, 30
SHARES = {
    MockPart.INTRODUCTION: 0.10,
    MockPart.WORK: 0.25,
    MockPart.BASICS: 0.35,
    MockPart.DESIGN: 0.20,
    MockPart.ASKING: 0.10,
}
EACH = {
    MockPart.INTRODUCTION: 5,
    MockPart.WORK: 6,
    MockPart.BASICS: 4,
    MockPart.DESIGN: 10,
    MockPart.ASKING: 4,
}
"""Minutes a question of a part takes."""
ASKED_OUT_LOUD = frozenset({Kind.CONCEPT, Kind.DERIVATION})


@dataclass(frozen=True, slots=True)
class Aim:
    """What the interview is for: topics by how much they matter, whether the work is research, what is asked first of all."""

    topics: Mapping[str, float] = field(default_factory=lambda: {"ml": 2.0, "dl": 1.0, "stat": 1.0})
    research: bool = False
    first: tuple[Question, ...] = ()


def plan(
    bank: Bank, minutes: int, aim: Aim, lately: Sequence[str], chance: random.Random
) -> tuple[Step, ...]:
    """The steps, their minutes adding up to `minutes`; none when the bank has nothing for any part."""
    pools = {part: _pools(bank, part, aim) for part in MockPart}
    there = [part for part in MockPart if pools[part]]
    whole = sum(SHARES[part] for part in there)
    chosen: list[tuple[MockPart, Question, float]] = []
    for part in there:
        share = SHARES[part] / whole * minutes
        picked = list(_pick(pools[part], max(1, int(share // EACH[part])), lately, chance))
        picked.sort(key=lambda question: question.level)
        chosen += ((part, question, share / len(picked)) for question in picked)
    given = _whole([share for _, _, share in chosen], minutes)
    return tuple(Step(part, question.id, got) for (part, question, _), got in zip(chosen, given, strict=True))


def _pools(bank: Bank, part: MockPart, aim: Aim) -> list[Sequence[Question]]:
    """What is chosen from in turn, the first first; none that is empty."""
    return [pool for pool in _all_pools(bank, part, aim) if pool]


def _all_pools(bank: Bank, part: MockPart, aim: Aim) -> Iterator[Sequence[Question]]:
    topics = sorted(aim.topics, key=lambda key: -aim.topics[key])
    yield [one for one in aim.first if _suits(one, part)]
    match part:
        case MockPart.INTRODUCTION:
            people = _of(bank, "people")
            yield from ([one for one in people if "자기소개" in one.words], people)
        case MockPart.WORK:
            for key in ("paper", "project") if aim.research else ("project", "paper"):
                yield [one for one in _of(bank, key) if one.kind is Kind.EXPERIENCE]
        case MockPart.BASICS:
            for key in topics:
                yield [one for one in _of(bank, key) if one.kind in ASKED_OUT_LOUD]
        case MockPart.DESIGN:
            yield [one for key in topics for one in _of(bank, key) if one.kind is Kind.DESIGN]
            yield [one for one in bank.questions if one.kind is Kind.DESIGN]
        case MockPart.ASKING:
            yield [one for one in bank.questions if one.kind is Kind.COUNTER]


def _suits(question: Question, part: MockPart) -> bool:
    match part:
        case MockPart.BASICS:
            return question.kind in ASKED_OUT_LOUD
        case MockPart.DESIGN:
            return question.kind is Kind.DESIGN
        case MockPart.ASKING:
            return question.kind is Kind.COUNTER
    return False


def _of(bank: Bank, key: str) -> tuple[Question, ...]:
    return next((topic.questions for topic in bank.topics if topic.key == key), ())


def _pick(
    pools: Sequence[Sequence[Question]], count: int, lately: Sequence[str], chance: random.Random
) -> Iterator[Question]:
    """So many, one from each pool in turn, none twice; less when there are no more."""
    taken: set[str] = set()
    for turn in range(count):
        order = (*pools[turn % len(pools) :], *pools[: turn % len(pools)])
        left = next((rest for pool in order if (rest := [one for one in pool if one.id not in taken])), None)
        if left is None:
            return
        one = choose(left, lately, chance)
        taken.add(one.id)
        yield one


def _whole(shares: Sequence[float], minutes: int) -> list[int]:
    """Whole minutes for each share, one at least, adding up to all."""
    given = [max(1, int(share)) for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda at: given[at] - shares[at])
    for at in (by_rest * minutes)[: max(0, minutes - sum(given))]:
        given[at] += 1
    while sum(given) > minutes and max(given, default=1) > 1:
        given[given.index(max(given))] -= 1
    return given
