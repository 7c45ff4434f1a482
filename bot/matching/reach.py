"""How a trap may reach from a word over the gaps beside it, told by the tokens on both sides of a gap.

A token alone shows the traps that lie inside it. One that goes on in the next token shows only that it may: the token is then a
part of the trap, up to a place where the trap may have a gap, and the other side of that gap begins or ends with what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from bot.matching.standing import Trap


class Edge(NamedTuple):
    """Where a token may end inside a trap: what the tokens on both sides end and begin with; `inward`: the word is left of it."""

    left: str
    right: str
    hard: bool
    inward: bool


class Reach(NamedTuple):
    """A trap that may reach over gaps around the word: where those may be (`bounds`, with both ends), and where the word is."""

    letters: str
    bounds: tuple[int, ...]
    start: int
    end: int

    @classmethod
    def of(cls, trap: Trap, size: int) -> Reach:
        """That of a word with so many letters."""
        letters = trap.compact.replace(" ", "_")
        return cls(letters, (0, *trap.cuts, len(letters)), trap.offset, trap.offset + size)

    def from_token(self, token: str) -> bool:
        """May the trap hold around a word in that token, with a part of it outside?"""
        return any(
            self._is_part(token, low, high)
            for low, high in combinations(self.bounds, 2)
            if low <= self.start and self.end <= high and (low > 0 or high < len(self.letters))
        )

    def _is_part(self, token: str, low: int, high: int) -> bool:
        part = self.letters[low:high].removesuffix("\n")
        if low == 0:
            return token.endswith(part)
        return token.startswith(part) if high == len(self.letters) else token == part

    def edges(self) -> Iterator[Edge]:
        """Every gap that the trap may have beside a token that holds the whole word."""
        first = max(bound for bound in self.bounds if bound <= self.start)
        last = min(bound for bound in self.bounds if bound >= self.end)
        for before, cut, after in zip(self.bounds, self.bounds[1:], self.bounds[2:], strict=False):
            if cut <= self.start:
                yield self._edge(before, cut, last, inward=False)
            elif cut >= self.end:
                yield self._edge(first, cut, after, inward=True)

    def _edge(self, low: int, cut: int, high: int, *, inward: bool) -> Edge:
        left, right = self.letters[low:cut], self.letters[cut:high].removesuffix("\n")
        return Edge(left.removesuffix("\n"), right, left.endswith("\n"), inward)
