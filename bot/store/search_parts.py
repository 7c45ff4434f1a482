"""The parts of stored postings (matching/parts.py), each with the postings that have it as one set.

Beside the parts that facets look at there are a few of the store's own: whether an opening is open, its source, the day it was
first seen, and the keys of its employer, by which the lists of designated companies know it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import bindparam, delete, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap, Bounds
from bot.matching.parts import decide, parts, written
from bot.matching.tree import Leaf, Truth
from bot.model.posting import Posting
from bot.store.companies import employers, newest_keys
from bot.store.database import batches
from bot.store.schema import search_parts

OPEN, SOURCE, SEEN, EMPLOYER = "open", "source", "seen", "employer"
SERVICE, DEADLINE = "service", "deadline"

_C = search_parts.c


def of(posting: Posting, signature: str) -> list[str]:
    """Every part of an opening, written."""
    own = [written(OPEN, (posting.closed_at is None,)), written(SOURCE, (posting.raw.source,))]
    if posting.first_seen_at is not None:
        own.append(written(SEEN, (posting.first_seen_at.date().isoformat(),)))
    # As they are, for they are looked up beside the keys of the lists.
    own += [f"{EMPLOYER}:{key}" for key in dict.fromkeys(employers(signature))]
    return [*parts(posting), *own]


async def numbered(connection: AsyncConnection, keys: Collection[str]) -> dict[str, int]:
    """The number of each part, a new one for those that had none."""
    found: dict[str, int] = {}
    for batch in batches(sorted(keys)):
        query = select(_C.key, _C.id).where(_C.key.in_(batch))
        known = {row.key: row.id for row in await connection.execute(query)}
        if new := [{"key": key, "postings": BitMap().serialize()} for key in batch if key not in known]:
            await connection.execute(search_parts.insert(), new)
            known = {row.key: row.id for row in await connection.execute(query)}
        found |= known
    return found


async def move(
    connection: AsyncConnection, had: Mapping[int, Collection[int]], have: Mapping[int, Collection[int]]
) -> None:
    """Let postings (keys) have these parts (numbers) in place of those they had; parts that none has any more are forgotten."""
    gone, come = _turned(had), _turned(have)
    for batch in batches(sorted(gone.keys() | come.keys())):
        kept, empty = [], []
        for number, packed in await connection.execute(select(_C.id, _C.postings).where(_C.id.in_(batch))):
            before = BitMap.deserialize(packed)
            after = (before - gone[number]) | come[number]
            if not after:
                empty.append(number)
            elif after != before:
                kept.append({"number": number, "packed": after.serialize()})
        if kept:
            changing = update(search_parts).where(_C.id == bindparam("number"))
            await connection.execute(changing.values(postings=bindparam("packed")), kept)
        if empty:
            await connection.execute(delete(search_parts).where(_C.id.in_(empty)))


def _turned(parts_of: Mapping[int, Collection[int]]) -> dict[int, BitMap]:
    found = defaultdict[int, list[int]](list)
    for posting, numbers in parts_of.items():
        for number in numbers:
            found[number].append(posting)
    return defaultdict(BitMap, {number: BitMap(several) for number, several in found.items()})


async def of_kind(connection: AsyncConnection, kind: str) -> dict[str, bytes]:
    """All parts of a kind, each with its postings (packed)."""
    query = select(_C.key, _C.postings).where(_C.key >= f"{kind}:", _C.key < f"{kind};")
    return {row.key: row.postings for row in await connection.execute(query)}


async def with_any(connection: AsyncConnection, keys: Iterable[str]) -> BitMap:
    """Postings with one of these parts."""
    found = BitMap()
    for batch in batches(list(keys)):
        query = select(_C.postings).where(_C.key.in_(batch))
        found |= _union((await connection.execute(query)).scalars())
    return found


async def designated(connection: AsyncConnection) -> BitMap:
    """Postings whose company is on the newest list of designated companies."""
    keys = newest_keys().subquery()
    there = search_parts.join(keys, _C.key == literal(f"{EMPLOYER}:") + keys.c.key)
    query = select(_C.postings).select_from(there)
    return _union((await connection.execute(query)).scalars())


async def bounds(connection: AsyncConnection, leaf: Leaf, kind: str, today: date) -> Bounds:
    """How true a leaf is that looks at parts of that kind alone."""
    rows = await of_kind(connection, kind)
    plain = _decided(leaf, rows, today, designated=False)
    listed = _decided(leaf, rows, today, designated=True) if kind == SERVICE else plain
    if plain == listed:
        return Bounds.sure(*(_of(rows, plain, truth) for truth in (Truth.YES, Truth.MAYBE)))
    there = await designated(connection)
    met, maybe = (
        (_of(rows, plain, truth) - there) | (_of(rows, listed, truth) & there)
        for truth in (Truth.YES, Truth.MAYBE)
    )
    return Bounds.sure(met, maybe)


def _decided(leaf: Leaf, rows: Mapping[str, bytes], today: date, *, designated: bool) -> dict[str, Truth]:
    return {key: decide(leaf, key, today, designated=designated) for key in rows}


def _of(rows: Mapping[str, bytes], decided: Mapping[str, Truth], truth: Truth) -> BitMap:
    return _union(packed for key, packed in rows.items() if decided[key] is truth)


def _union(packed: Iterable[bytes]) -> BitMap:
    several = [BitMap.deserialize(one) for one in packed]
    return BitMap.union(*several) if several else BitMap()


def by_value(rows: Mapping[str, bytes]) -> Iterator[tuple[str, BitMap]]:
    """Each part's written value and its postings."""
    return ((key.partition(":")[2], BitMap.deserialize(packed)) for key, packed in rows.items())
