"""Which question comes next.

Of those that meet the wish: one that was not asked lately, by chance; when all were, the one asked longest ago.
Where the wish has words, only those will do that carry the most of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.interview.wishes import Wish, carried
from bot.model.interview import Question, Topic
from bot.model.reviews import Prompt, PromptState

REST, UNANSWERED = timedelta(hours=36), timedelta(days=14)
"""For how long a daily question does not come again: one that was marked, one that was not."""


def fitting(topics: Iterable[Topic], wish: Wish) -> list[Question]:
    """The questions that meet the wish; with words, those that carry the most of them only."""
    found = [
        question
        for topic in topics
        if not wish.topics or topic.key in wish.topics
        for question in topic.questions
        if wish.level in (None, question.level) and (not wish.kinds or question.kind in wish.kinds)
    ]
    if not wish.words:
        return found
    counts = [len(wish.words & carried(question)) for question in found]
    most = max(counts, default=0)
    return [question for question, count in zip(found, counts, strict=True) if count == most > 0]


def choose(questions: Sequence[Question], lately: Sequence[str], chance: random.Random) -> Question:
    """One of them, at least one. `lately`: ids of what was asked, the newest first."""
    age: dict[str, int] = {}
    for place, one in enumerate(lately):
        age.setdefault(one, place)
    fresh = [question for question in questions if question.id not in age]
    return chance.choice(fresh) if fresh else max(questions, key=lambda question: age[question.id])


def choose_daily(
    questions: Sequence[Question],
    due: Iterable[str],
    recent: Iterable[Prompt],
    lately: Sequence[str],
    chance: random.Random,
    now: datetime,
) -> Question:
    """One of them, at least one: what is due (ids, the longest due first), else as `choose` has it.

    `recent`: what was shown within `UNANSWERED`. What was shown a moment ago rests, and so does what nobody marked: it was
    asked in vain.
    """
    resting = {
        one.question for one in recent if one.state is not PromptState.MARKED or one.asked_at > now - REST
    }
    fresh = {question.id: question for question in questions if question.id not in resting}
    first = next((fresh[one] for one in due if one in fresh), None)
    return first or choose(list(fresh.values()) or questions, lately, chance)
