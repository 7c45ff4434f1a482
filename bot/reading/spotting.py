"""Finds the words of a large list in a text in one walk, all of them, overlapping ones too.

Words are written as in config/: a blank is "a blank or none", Latin letters count only as whole words. The walk looks at
two characters at a time, as one number, and spells a word out only where those two begin one, so that its cost grows with
the text and hardly with the list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import compress, count
from typing import NamedTuple

_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_CHARACTER, _PAIR = 4, 8  # bytes
_CODEC = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


class Spot(NamedTuple):
    """One place of a word: `word` as the list has it, at `low[start:end]`."""

    word: str
    start: int
    end: int


class Spotter:
    """The compiled list. Words must have two characters or more."""

    __slots__ = ("_heads", "_sizes", "_spellings")

    def __init__(self, words: Iterable[str]) -> None:
        # Two words may be spelt alike ("영상 처리", "영상처리"): each is found, for each may stand in another list.
        self._spellings: dict[str, tuple[str, ...]] = {}
        for word in dict.fromkeys(words):
            for spelling in _spellings(word.lower().split()):
                self._spellings[spelling] = (*self._spellings.get(spelling, ()), word)
        lengths: dict[str, set[int]] = {}
        for spelling in self._spellings:
            lengths.setdefault(spelling[:2], set()).add(len(spelling))
        self._sizes = {head: tuple(sorted(sizes)) for head, sizes in lengths.items()}
        self._heads = frozenset(_pairs(head)[0] for head in lengths)

    def find(self, low: str, start: int = 0, end: int | None = None) -> list[Spot]:
        """Every word in `low[start:end]`, in no order."""
        window = low[start:end]
        sizes, spellings = self._sizes, self._spellings
        found = []
        for at in self._beginnings(window):
            if at and window[at] in _ALPHANUMERIC and window[at - 1] in _ALPHANUMERIC:
                continue
            for size in sizes[window[at : at + 2]]:
                stop = at + size
                words = spellings.get(window[at:stop])
                if words is not None and stop <= len(window) and not _cut(window, stop):
                    found += [Spot(word, start + at, start + stop) for word in words]
        return found

    def _beginnings(self, window: str) -> Iterator[int]:
        is_head = self._heads.__contains__
        yield from compress(count(0, 2), map(is_head, _pairs(window)))
        yield from compress(count(1, 2), map(is_head, _pairs(window, _CHARACTER)))


def _pairs(text: str, skip: int = 0) -> memoryview:
    """The text's characters two by two, each pair a number, after `skip` bytes; an odd one at the end is left off."""
    view = memoryview(text.encode(_CODEC, "surrogatepass"))[skip:]
    return view[: len(view) - len(view) % _PAIR].cast("Q")


def _cut(text: str, end: int) -> bool:
    """Whether a Latin word goes on past `end`."""
    return end < len(text) and text[end] in _ALPHANUMERIC and text[end - 1] in _ALPHANUMERIC


def _spellings(pieces: list[str]) -> Iterator[str]:
    """All ways to write `pieces` with or without the blanks between them."""
    if len(pieces) == 1:
        yield pieces[0]
        return
    for rest in _spellings(pieces[1:]):
        yield pieces[0] + rest
        yield f"{pieces[0]} {rest}"
