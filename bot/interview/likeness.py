"""Questions that ask the same: alike when most pairs of neighbouring letters of one stand in the other too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.interview import Question

ALIKE = 0.6
"""Shared pairs of letters among all of both, from which two questions count as one."""


def twins(questions: Sequence[Question]) -> Iterator[tuple[Question, Question]]:
    """Each pair of questions that ask the same."""
    marked = sorted(((_pairs(one.ask), one) for one in questions), key=lambda item: len(item[0]))
    for place, (mine, one) in enumerate(marked):
        for theirs, other in marked[place + 1 :]:
            if len(mine) < ALIKE * len(theirs):
                break  # the rest are longer still
            if len(mine & theirs) >= ALIKE * len(mine | theirs):
                yield one, other


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(char for char in text.lower() if char.isalnum())
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))
