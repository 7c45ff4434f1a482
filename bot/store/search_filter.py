"""Decides a filter over the indexed postings by sets, and on single postings only where sets leave it open.

1. Each condition says of all postings at once how true it is, as far as the index can tell: by the parts that facets look at
   (search_parts.py) or by the words (search_words.py). One that the index knows nothing of leaves all open.
2. The filter's tree puts these answers together (matching/bounds.py). What is settled is settled; when facets leave few open,
   the index is not asked for words at all.
3. A word that may decide what is not is looked for in the streams of these postings.
4. What is still open is decided by the filter itself on the posting.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap, Bounds, bounds
from bot.matching.explaining import leaves
from bot.matching.facets.origin import Company
from bot.matching.facets.place import Where
from bot.matching.parts import kind_of
from bot.matching.standing import Spelling
from bot.matching.stream import Finder
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Node, Truth, truth
from bot.matching.word import Word
from bot.model.posting import Posting
from bot.store import postings, search_parts
from bot.store.database import batches
from bot.store.schema import search_pages
from bot.store.search_index import COMPANY, PLACE
from bot.store.search_space import Space
from bot.store.search_words import Hits, find

FEW = 2_000
"""So many postings are sooner looked into than the index is asked for words."""


async def wanted(
    connection: AsyncConnection, root: Node, today: date, inside: BitMap, few: int = FEW
) -> BitMap:
    """Those of these indexed postings that the filter wants."""
    return await _Deciding(connection, root, today, inside, few).wanted()


def wants(root: Node, posting: Posting, today: date) -> bool:
    """Does the filter want the posting?"""
    return truth(root, Subject(posting, today)) is not Truth.NO


class _Deciding:
    """One filter over some postings."""

    def __init__(
        self, connection: AsyncConnection, root: Node, today: date, inside: BitMap, few: int
    ) -> None:
        self._connection, self._root, self._today = connection, root, today
        self._inside, self._few = inside, few
        self._known: dict[Leaf, Bounds] = {}
        self._unsure: dict[Word, dict[Spelling, BitMap]] = {}

    async def wanted(self) -> BitMap:
        """The postings it wants."""
        for leaf in leaves(self._root):
            if leaf not in self._known:
                self._known[leaf] = await self._bounds(leaf)
        if len(open_ := self._open()) > self._few:
            for word in self._unsure:
                await self._ask_for(word, open_)
        await self._look_into_streams(self._open())
        found = self._whole().kept & self._inside
        for batch in batches(list(self._open())):
            some = await postings.get(self._connection, batch)
            found |= BitMap(number for number, one in some.items() if wants(self._root, one, self._today))
        return found

    def _whole(self) -> Bounds:
        return bounds(self._root, self._known.__getitem__, self._inside)

    def _open(self) -> BitMap:
        return self._whole().unsure & self._inside

    async def _bounds(self, leaf: Leaf) -> Bounds:
        """How true it is, without asking for words of the whole posting."""
        if isinstance(leaf, Word):
            self._unsure[leaf] = dict.fromkeys(leaf.spellings, self._inside)
        elif isinstance(leaf, Company):
            return _plain(await self._hits((leaf.spelling,), COMPANY))
        elif isinstance(leaf, Where) and leaf.area:
            return await self._area(leaf)
        elif (kind := kind_of(leaf)) is not None:
            return await search_parts.bounds(self._connection, leaf, kind, self._today)
        return Bounds.plain(BitMap(), self._inside)

    async def _ask_for(self, word: Word, open_: BitMap) -> None:
        """Ask the index for a word; what it says matters only of those that are open."""
        hits = await self._hits(word.spellings, "", open_)
        known = self._known[word] = _plain(hits)
        self._unsure[word] = {spelling: one.unsure - known.met for spelling, one in hits.items()}

    async def _hits(
        self, spellings: Iterable[Spelling], space: str, inside: BitMap | None = None
    ) -> dict[Spelling, Hits]:
        inside, terms = self._inside if inside is None else inside, Space(self._connection, space)
        return {spelling: await find(terms, spelling, inside, self._few) for spelling in spellings}

    async def _area(self, leaf: Where) -> Bounds:
        """By its name in the words of place; where these do not name it, by the districts and the names of its neighbours."""
        named, beside = [_plain(await self._hits(names, PLACE)) for names in (leaf.area, leaf.others)]
        district = await search_parts.bounds(self._connection, leaf.around(), "region", self._today)
        if leaf.strict:
            return named
        silent = district.kept - district.met
        unnamed, perhaps = (
            silent | district.met - beside.may_meet,
            silent | district.met - beside.met,
        )
        return Bounds(named.kept | unnamed, named.met, named.may_keep | perhaps, named.may_meet)

    async def _look_into_streams(self, unsure: BitMap) -> None:
        """Settle the words of these postings."""
        asked = [
            (word, Finder(spelling), there)
            for word, by_spelling in self._unsure.items()
            for spelling, numbers in by_spelling.items()
            if (there := numbers & unsure)
        ]
        met = {word: BitMap() for word, _, _ in asked}
        for number, line in await self._streams(BitMap.union(BitMap(), *(there for _, _, there in asked))):
            for word, finder, there in asked:
                if number in there and number not in met[word] and finder.stands(line):
                    met[word].add(number)
        for word, found in met.items():
            known = self._known[word]
            self._known[word] = Bounds.plain(known.met | found, known.unsure - unsure)

    async def _streams(self, numbers: BitMap) -> Iterable[tuple[int, str]]:
        these = select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value)
        c = search_pages.c
        query = select(c.posting_id, c.words).where(c.posting_id.in_(these))
        return ((row.posting_id, row.words) for row in await self._connection.execute(query))


def _plain(hits: Mapping[Spelling, Hits]) -> Bounds:
    """Any of the spellings."""
    sure = BitMap.union(BitMap(), *(one.sure for one in hits.values()))
    return Bounds.plain(sure, BitMap.union(BitMap(), *(one.unsure for one in hits.values())) - sure)
