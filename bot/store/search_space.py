"""The terms of postings in one space: all of a posting's words, or those of a part of it that have terms of their own.

What sets a space apart is put before each of its terms (search_index.py); who asks here does not see it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap
from bot.matching.compounds import is_hangul
from bot.matching.stream import APART, BLANK, HYPHEN
from bot.store import search_terms


class Ask(NamedTuple):
    """Which pairs: what their left token ends with, what the right one and the sign after it begin with, what is between."""

    left: str
    right: str
    signs: str = BLANK + HYPHEN


class Pair(NamedTuple):
    """Two tokens and what is between them."""

    sign: str
    right: str
    left: str

    @classmethod
    def of(cls, term: str) -> Pair:
        """Out of its term."""
        right, _, left = term[1:].partition(APART)
        return cls(term[0], right, left)

    @property
    def term(self) -> str:
        """Its term."""
        return self.sign + self.right + APART + self.left

    @property
    def line(self) -> str:
        """The two as a stream."""
        return self.left + (" " if self.sign == BLANK else "-") + self.right


class Space:
    """What is asked of the terms of one space; `prefix` is put before them."""

    def __init__(self, connection: AsyncConnection, prefix: str = "") -> None:
        self._connection, self.prefix = connection, prefix

    async def having(self, terms: Iterable[str]) -> BitMap:
        """Postings with one of these terms."""
        several = [self.prefix + term for term in terms]
        return await search_terms.postings_with(self._connection, several) if several else BitMap()

    async def having_token(self, beginning: str) -> BitMap:
        """Postings with a token that begins so."""
        return await search_terms.postings_starting(self._connection, self.prefix + beginning)

    async def known(self, terms: Iterable[str]) -> set[str]:
        """Those of the terms that any posting has."""
        found = await search_terms.known(self._connection, [self.prefix + term for term in terms])
        return {term.removeprefix(self.prefix) for term in found}

    async def tokens(self, beginning: str) -> list[str]:
        """Every token that begins so."""
        found = await search_terms.starting(self._connection, [(self.prefix + beginning, "")])
        return [term.removeprefix(self.prefix) for term in found]

    async def pairs(self, asked: Collection[Ask]) -> list[Pair]:
        """Every pair that is asked for."""
        lefts = defaultdict[str, set[str]](set)
        for left, right, signs in asked:
            for sign in signs:
                lefts[sign + right].add(left)
        # A trap's word has many that may stand before it: their pairs are listed once.
        several = [
            (self.prefix + right, "".join(ends) if len(ends) == 1 else "") for right, ends in lefts.items()
        ]
        found = await search_terms.starting(self._connection, several)
        pairs = [Pair.of(term.removeprefix(self.prefix)) for term in found]
        ends_of = {right: tuple(ends) for right, ends in lefts.items()}
        sizes = sorted({len(right) for right in ends_of})
        return [
            pair
            for pair in pairs
            if any(pair.left.endswith(ends_of.get(pair.term[:size], ())) for size in sizes)
        ]

    async def tails(self, beginning: str) -> list[tuple[str, str]]:
        """Every token, of whatever space, in which that begins but not at its start: what is before, and the rest."""
        if not is_hangul(beginning[0]):
            return []
        found = await search_terms.beginning_inside(self._connection, beginning)
        return [(before, tail) for one in found for tail, before in [one.split("<")]]
