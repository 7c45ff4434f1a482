"""Decides a filter over the indexed postings by sets, and on single postings only where sets leave it open.

1. Each condition says of all postings at once how true it is, as far as the index can tell: by the words (search_words.py) or by
   the parts that facets look at (search_parts.py). One that the index knows nothing of leaves all open.
2. The filter's tree puts these answers together (matching/bounds.py). What is settled is settled.
3. A word that may decide what is not is looked for in the streams of these postings.
4. What is still open is decided by the filter itself on the posting.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
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
from bot.store.search_words import Words


async def wanted(connection: AsyncConnection, root: Node, today: date, inside: BitMap) -> BitMap:
    """Those of these indexed postings that the filter wants."""
    return await _Deciding(connection, root, today, inside).wanted()


def wants(root: Node, posting: Posting, today: date) -> bool:
    """Does the filter want the posting?"""
    return truth(root, Subject(posting, today)) is not Truth.NO


class _Deciding:
    """One filter over some postings."""

    def __init__(self, connection: AsyncConnection, root: Node, today: date, inside: BitMap) -> None:
        self._connection, self._root, self._today, self._inside = connection, root, today, inside
        self._known: dict[Leaf, Bounds] = {}
        self._unsure: dict[Leaf, dict[Spelling, BitMap]] = {}

    async def wanted(self) -> BitMap:
        """The postings it wants."""
        for leaf in dict.fromkeys(leaves(self._root)):
            self._known[leaf] = await self._bounds(leaf)
        if unsure := self._whole().unsure & self._inside:
            await self._look_into_streams(unsure)
        whole = self._whole()
        found = whole.kept & self._inside
        for batch in batches(list(whole.unsure & self._inside)):
            some = await postings.get(self._connection, batch)
            found |= BitMap(number for number, one in some.items() if wants(self._root, one, self._today))
        return found

    def _whole(self) -> Bounds:
        return bounds(self._root, self._known.__getitem__, self._inside)

    async def _bounds(self, leaf: Leaf) -> Bounds:
        if isinstance(leaf, Word):
            return await self._spelled(leaf, leaf.spellings)
        if isinstance(leaf, Company):
            return await self._spelled(leaf, (leaf.spelling,), COMPANY)
        if isinstance(leaf, Where) and leaf.area:
            return await self._area(leaf)
        if (kind := kind_of(leaf)) is not None:
            return await search_parts.bounds(self._connection, leaf, kind, self._today)
        return Bounds.plain(BitMap(), self._inside)

    async def _spelled(self, leaf: Leaf, spellings: Iterable[Spelling], space: str = "") -> Bounds:
        """Any of the spellings."""
        words = Words(self._connection, self._inside, space)
        hits = {spelling: await words.find(spelling) for spelling in spellings}
        sure = BitMap.union(BitMap(), *(one.sure for one in hits.values()))
        self._unsure[leaf] = {spelling: one.unsure - sure for spelling, one in hits.items()}
        return Bounds.plain(sure, BitMap.union(BitMap(), *self._unsure[leaf].values()))

    async def _area(self, leaf: Where) -> Bounds:
        """By its name in the words of place; where these do not name it, by the districts and the names of its neighbours."""
        named = await self._spelled(leaf, leaf.area, PLACE)
        beside = await self._spelled(leaf, leaf.others, PLACE)
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
            (leaf, Finder(spelling), there)
            for leaf, by_spelling in self._unsure.items()
            if isinstance(leaf, Word)
            for spelling, numbers in by_spelling.items()
            if (there := numbers & unsure)
        ]
        met = {leaf: BitMap() for leaf, _, _ in asked}
        for number, line in await self._streams(BitMap.union(BitMap(), *(there for _, _, there in asked))):
            for leaf, finder, there in asked:
                if number in there and number not in met[leaf] and finder.stands(line):
                    met[leaf].add(number)
        for leaf, found in met.items():
            known = self._known[leaf]
            self._known[leaf] = Bounds.plain(known.met | found, known.unsure - unsure)

    async def _streams(self, numbers: BitMap) -> Iterable[tuple[int, str]]:
        these = select(func.json_each(json.dumps(list(numbers))).table_valued("value").c.value)
        c = search_pages.c
        query = select(c.posting_id, c.words).where(c.posting_id.in_(these))
        return ((row.posting_id, row.words) for row in await self._connection.execute(query))
