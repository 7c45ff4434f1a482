"""Where a word stands in the stored postings: surely, or perhaps, by the terms alone.

The law (matching/standing.py) on one token, or on two with a gap between them, says nearly all, and is asked once of each that
there is. What is left open is left unsure: a posting that is no hit may be unsure, one that is a hit is never missing.

1. A token in which the word stands is a hit, and so is a pair over whose gap it stands. But where a trap of the word may reach
   from there over the next gap, only postings without any pair of such a trap are sure.
2. Over two gaps and more it may stand where there are a pair of its first and second piece and one of its last two.
3. Unsure is a single letter, since what glues it is not kept; a word that a comma divides; and a posting with a token too long
   to be kept.

`space` is put before every term: "" is the whole posting, others are parts of it with terms of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap
from bot.matching.compounds import is_hangul
from bot.matching.standing import Spelling, Trap
from bot.matching.stream import APART, BLANK, HYPHEN, UNKEPT, page
from bot.store import search_terms


class Hits(NamedTuple):
    """Postings where it stands, and where it may."""

    sure: BitMap
    unsure: BitMap


class Words:
    """The words of all stored postings, in one space.

    Only what is said of those `inside` matters; `few` of them are sooner looked into than held against a word's traps.
    """

    def __init__(self, connection: AsyncConnection, inside: BitMap, few: int, space: str = "") -> None:
        self._connection, self.inside, self.few, self._space = connection, inside, few, space

    async def find(self, spelling: Spelling) -> Hits:
        """Where the word, spelled like that, stands."""
        # A trap with a comma may reach into another text than the space's own.
        if "\n" in spelling.compact or (self._space and any("\n" in one.compact for one in spelling.traps)):
            return Hits(BitMap(), self.inside)
        word = _Word(self, spelling)
        sure, unsure = await word.hits()
        unsure |= await self.having([UNKEPT])
        return Hits(BitMap(), sure | unsure) if len(word.letters) == 1 else Hits(sure, unsure - sure)

    async def having(self, terms: Iterable[str]) -> BitMap:
        """Postings with one of these terms."""
        several = [self._space + term for term in terms]
        return await search_terms.postings_with(self._connection, several) if several else BitMap()

    async def having_token(self, beginning: str) -> BitMap:
        """Postings with a token that begins so."""
        return await search_terms.postings_starting(self._connection, self._space + beginning)

    async def known(self, terms: Iterable[str]) -> set[str]:
        """Those of the terms that any posting has."""
        found = await search_terms.known(self._connection, [self._space + term for term in terms])
        return {term.removeprefix(self._space) for term in found}

    async def tokens(self, beginning: str) -> list[str]:
        """Every token that begins so."""
        found = await search_terms.starting(self._connection, [(self._space + beginning, "")])
        return [term.removeprefix(self._space) for term in found]

    async def pairs(self, asked: Collection[Ask]) -> list[Pair]:
        """Every pair that is asked for."""
        lefts = defaultdict[str, set[str]](set)
        for left, right, signs in asked:
            for sign in signs:
                lefts[sign + right].add(left)
        # A trap's word has many that may stand before it: their pairs are listed once.
        several = [
            (self._space + right, "".join(ends) if len(ends) == 1 else "") for right, ends in lefts.items()
        ]
        found = await search_terms.starting(self._connection, several)
        pairs = [Pair.of(term.removeprefix(self._space)) for term in found]
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


class _Word:
    """One word, spelled one way, in one space."""

    def __init__(self, words: Words, spelling: Spelling) -> None:
        self._words, self._spelling = words, spelling
        self.letters = spelling.compact.replace(" ", "_")
        self._traps = [_Reach.of(trap, len(self.letters)) for trap in spelling.traps if trap.cuts]

    async def hits(self) -> Hits:
        """By tokens and by pairs."""
        safe, doubtful = await self._in_tokens()
        pairs, unsure = await self._over_gaps()
        if not self._traps:
            return Hits(safe | pairs, unsure)
        trapped = doubtful & self._words.inside
        if len(trapped) > self._words.few:
            trapped &= await self._trapped()
        return Hits(safe | doubtful - trapped, unsure | trapped | pairs)

    async def _in_tokens(self) -> tuple[BitMap, BitMap]:
        """Postings with a token in which it stands whatever is around, and where that depends on what is around."""
        word, found = self.letters, BitMap()
        inside = await self._words.tails(word)
        tokens = {before + tail for before, tail in inside if self._stands(before, tail)}
        if is_hangul(word[-1]) and len(word) > 1 and not self._spelling.traps:
            found = await self._words.having_token(word)
        else:
            tokens |= {token for token in await self._words.tokens(word) if self._stands("", token)}
        doubtful = {token for token in tokens if any(trap.from_token(token) for trap in self._traps)}
        return found | await self._words.having(tokens - doubtful), await self._words.having(doubtful)

    def _stands(self, before: str, tail: str) -> bool:
        """Does it stand in the token of these two, at the second or (when it has traps) anywhere?"""
        if self._spelling.traps:
            return self._spelling.find(page(before + tail)) is not None
        return self._begins(before) and self._ends(tail[len(self.letters) :], strict=bool(before))

    def _begins(self, before: str) -> bool:
        return not before or self._spelling.may_begin_inside(before)

    def _ends(self, rest: str, *, strict: bool) -> bool:
        return not rest or self._spelling.may_end(rest, strict=strict)

    async def _over_gaps(self) -> tuple[BitMap, BitMap]:
        """Postings with a pair over whose gap it stands, and those where it may stand over several gaps."""
        word, size = self.letters, len(self.letters)
        known = await self._words.known({word[low:high] for low, high in combinations(range(size + 1), 2)})
        begun = [at for at in range(1, size) if await self._begun(at, known)]
        first = await self._first_pairs(known, begun)
        middle = {high for low, high in combinations(range(1, size), 2) if first and word[low:high] in known}
        asked = [Ask(word[at - 1], word[at:], self._signs(at)) for at in sorted(middle.union(begun))]
        found = await self._words.pairs(asked)
        over = await self._words.having(pair.term for pair in found if self._stands_over(pair))
        last = [pair.term for pair in found if self._ends_in(pair)] if first else []
        return over, await self._words.having(first) & await self._words.having(last) if last else BitMap()

    async def _begun(self, at: int, known: Collection[str]) -> bool:
        """Is there a token that ends in its first letters?"""
        return self.letters[:at] in known or bool(await self._words.tails(self.letters[:at] + "<"))

    def _signs(self, at: int) -> str:
        """What may be between its letters there."""
        return HYPHEN + (BLANK if self._spelling.may_be_apart(at) else "")

    async def _first_pairs(self, known: Collection[str], begun: Collection[int]) -> list[str]:
        """Pairs of its first piece and one that is all of the right token, with more to come."""
        word, size = self.letters, len(self.letters)
        asked = [
            Ask(word[:low], word[low:high] + APART, self._signs(low))
            for low, high in combinations(range(1, size), 2)
            if low in begun and word[low:high] in known
        ]
        return [pair.term for pair in await self._words.pairs(asked)]

    def _stands_over(self, pair: Pair) -> bool:
        word = self.letters
        may = any(
            pair.right.startswith(word[at:]) and pair.left.endswith(word[:at]) for at in range(1, len(word))
        )
        return may and self._spelling.find(page(pair.line)) is not None

    def _ends_in(self, pair: Pair) -> bool:
        """Is the left token a piece of it, and does the right one have the rest?"""
        word = self.letters
        return any(
            pair.right.startswith(word[at:]) and word.endswith(pair.left, 1, at) for at in range(2, len(word))
        )

    async def _trapped(self) -> BitMap:
        """Postings where one of the traps may reach over a gap."""
        edges = [edge for trap in self._traps for edge in trap.edges()]
        pairs = await self._words.pairs([Ask(edge.left, edge.right) for edge in edges if not edge.hard])
        found = await self._words.having(pair.term for pair in pairs)
        for edge in edges:
            if edge.hard and edge.inward:
                found |= await self._words.having_token(edge.right)
            elif edge.hard:
                ending = {before + edge.left for before, _ in await self._words.tails(edge.left + "<")}
                found |= await self._words.having({edge.left, *ending})
        return found


class _Edge(NamedTuple):
    """Where a token may end inside a trap: what the tokens on both sides end and begin with; `inward`: the word is left of it."""

    left: str
    right: str
    hard: bool
    inward: bool


class _Reach(NamedTuple):
    """A trap that may reach over gaps around the word: where those may be (`bounds`, with both ends), and where the word is."""

    letters: str
    bounds: tuple[int, ...]
    start: int
    end: int

    @classmethod
    def of(cls, trap: Trap, size: int) -> _Reach:
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

    def edges(self) -> Iterator[_Edge]:
        """Every gap that the trap may have beside a token that holds the whole word."""
        first = max(bound for bound in self.bounds if bound <= self.start)
        last = min(bound for bound in self.bounds if bound >= self.end)
        for before, cut, after in zip(self.bounds, self.bounds[1:], self.bounds[2:], strict=False):
            if cut <= self.start:
                yield self._edge(before, cut, last, inward=False)
            elif cut >= self.end:
                yield self._edge(first, cut, after, inward=True)

    def _edge(self, low: int, cut: int, high: int, *, inward: bool) -> _Edge:
        left, right = self.letters[low:cut], self.letters[cut:high].removesuffix("\n")
        return _Edge(left.removesuffix("\n"), right, left.endswith("\n"), inward)
