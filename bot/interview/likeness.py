"""Questions that ask the same: alike when most pairs of neighbouring letters of one stand in the other too.

Each pair of letters is a bit, so that all are held against all in some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.interview import Question

ALIKE = 0.6
"""Shared pairs of letters among all of both, from which two questions count as one."""


def twins(questions: Sequence[Question]) -> Iterator[tuple[Question, Question]]:
    """Each pair of questions that ask the same."""
    bits: dict[str, int] = {}
    masks = ((_mask(one.ask, bits), one) for one in questions)
    marked = sorted(((mask, mask.bit_count(), one) for mask, one in masks), key=lambda item: item[1])
    for place, (mine, few, one) in enumerate(marked):
        for theirs, many, other in marked[place + 1 :]:
            if few < ALIKE * many:
                break  # the rest are longer still
            shared = (mine & theirs).bit_count()
            if shared >= ALIKE * (few + many - shared):
                yield one, other


def _mask(text: str, bits: dict[str, int]) -> int:
    """A bit for each pair of letters; `bits` knows which, and learns new ones."""
    letters = "".join(char for char in text.lower() if char.isalnum())
    mask = 0
    for at in range(len(letters) - 1):
        mask |= 1 << bits.setdefault(letters[at : at + 2], len(bits))
    return mask
