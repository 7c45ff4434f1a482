"""Where a word stands in the stored postings: surely, or perhaps, by the terms alone.

The law (matching/standing.py) on one token, or on two with a gap between them, says nearly all, and is asked once of each that
there is. What is left open is left unsure: a posting that is no hit may be unsure, one that is a hit is never missing.

1. A token in which the word stands is a hit, and so is a pair over whose gap it stands. But where a trap of the word may reach
   from there over the next gap, only postings without any pair of such a trap are sure.
2. Over two gaps and more it may stand where there are a pair of its first and second piece and one of its last two.
3. Unsure is a single letter, since what glues it is not kept; a word that a comma divides; and a posting with a token too long
   to be kept.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations
from typing import NamedTuple

from bot.matching.bounds import BitMap
from bot.matching.compounds import is_hangul
from bot.matching.reach import Reach
from bot.matching.standing import Spelling
from bot.matching.stream import APART, BLANK, HYPHEN, UNKEPT, page
from bot.store.search_space import Ask, Pair, Space


class Hits(NamedTuple):
    """Postings where it stands, and where it may."""

    sure: BitMap
    unsure: BitMap


async def find(space: Space, spelling: Spelling, inside: BitMap, few: int) -> Hits:
    """Where the word, spelled like that, stands.

    Only what is said of those `inside` matters; `few` of them are sooner looked into than held against a word's traps.
    """
    # A trap with a comma may reach into another text than the space's own.
    if "\n" in spelling.compact or (space.prefix and any("\n" in one.compact for one in spelling.traps)):
        return Hits(BitMap(), inside)
    word = _Word(space, spelling)
    sure, unsure = await word.hits(inside, few)
    unsure |= await space.having([UNKEPT])
    return Hits(BitMap(), sure | unsure) if len(word.letters) == 1 else Hits(sure, unsure - sure)


class _Word:
    """One word, spelled one way, in one space."""

    def __init__(self, space: Space, spelling: Spelling) -> None:
        self._space, self._spelling = space, spelling
        self.letters = spelling.compact.replace(" ", "_")
        self._traps = [Reach.of(trap, len(self.letters)) for trap in spelling.traps if trap.cuts]

    async def hits(self, inside: BitMap, few: int) -> Hits:
        """By tokens and by pairs."""
        safe, doubtful = await self._in_tokens()
        pairs, unsure = await self._over_gaps()
        if not self._traps:
            return Hits(safe | pairs, unsure)
        trapped = doubtful & inside
        if len(trapped) > few:
            trapped &= await self._trapped()
        return Hits(safe | doubtful - trapped, unsure | trapped | pairs)

    async def _in_tokens(self) -> tuple[BitMap, BitMap]:
        """Postings with a token in which it stands whatever is around, and where that depends on what is around."""
        word, found = self.letters, BitMap()
        inside = await self._space.tails(word)
        tokens = {before + tail for before, tail in inside if self._stands(before, tail)}
        if is_hangul(word[-1]) and len(word) > 1 and not self._spelling.traps:
            found = await self._space.having_token(word)
        else:
            tokens |= {token for token in await self._space.tokens(word) if self._stands("", token)}
        doubtful = {token for token in tokens if any(trap.from_token(token) for trap in self._traps)}
        return found | await self._space.having(tokens - doubtful), await self._space.having(doubtful)

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
        known = await self._space.known({word[low:high] for low, high in combinations(range(size + 1), 2)})
        begun = [at for at in range(1, size) if await self._begun(at, known)]
        first = await self._first_pairs(known, begun)
        middle = {high for low, high in combinations(range(1, size), 2) if first and word[low:high] in known}
        asked = [Ask(word[at - 1], word[at:], self._signs(at)) for at in sorted(middle.union(begun))]
        found = await self._space.pairs(asked)
        over = await self._space.having(pair.term for pair in found if self._stands_over(pair))
        last = [pair.term for pair in found if self._ends_in(pair)] if first else []
        return over, await self._space.having(first) & await self._space.having(last) if last else BitMap()

    async def _begun(self, at: int, known: Collection[str]) -> bool:
        """Is there a token that ends in its first letters?"""
        return self.letters[:at] in known or bool(await self._space.tails(self.letters[:at] + "<"))

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
        return [pair.term for pair in await self._space.pairs(asked)]

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
        pairs = await self._space.pairs([Ask(edge.left, edge.right) for edge in edges if not edge.hard])
        found = await self._space.having(pair.term for pair in pairs)
        for edge in edges:
            if edge.hard and edge.inward:
                found |= await self._space.having_token(edge.right)
            elif edge.hard:
                ending = {before + edge.left for before, _ in await self._space.tails(edge.left + "<")}
                found |= await self._space.having({edge.left, *ending})
        return found
