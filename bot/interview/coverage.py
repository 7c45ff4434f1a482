"""Which points of a rubric an answer names, by words alone: at least half of a point's words stand in it.

Words cannot tell whether what is said is right; whoever shows this says so.
"""

from __future__ import annotations

from bot.model.interview import Question, RubricPoint


def named(question: Question, said: str) -> tuple[RubricPoint, ...]:
    """The points whose words stand in what was said; a point without words is never one of them."""
    plain = "".join(said.lower().split())
    return tuple(point for point in question.rubric if point.words and _stands(point, plain))


def _stands(point: RubricPoint, plain: str) -> bool:
    there = sum("".join(word.lower().split()) in plain for word in point.words)
    return 2 * there >= len(point.words)
