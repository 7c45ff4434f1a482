"""The terms of postings, kept where SQLite finds them fast: the only part of the search that knows which database it is.

A full-text table without text (FTS5, detail=none) maps terms to postings; its vocabulary lists terms in order. Terms are handed
in ready, split at blanks alone: the table's own tokenizer takes every other character as a letter. What a term means, and that
all terms of a posting are given back when it goes, is the caller's business (matching/stream.py).

`search_tails` has where a word may begin inside a token: 개발<웹 for 웹개발. It only grows: a tail that no posting has any more
leads to no posting.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap
from bot.matching.stream import tails
from bot.store.database import batches

_LAST = "\U0010ffff"
_HANGUL = "ㄱ"
"""Where Hangul begins; before it there are Latin letters and all signs."""
_ADD = text("INSERT INTO search_terms (rowid, terms) VALUES (:id, :terms)")
_DROP = text("INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', :id, :terms)")
_TAILS = text("INSERT OR IGNORE INTO search_tails (tail) VALUES (:tail)")
# A token is known by its first tail.
_NEW = text(
    """SELECT value FROM json_each(:tokens) WHERE length(value) > 1 AND NOT EXISTS
    (SELECT 1 FROM search_tails WHERE tail = substr(value, 2) || '<' || substr(value, 1, 1))"""
)
_STARTING = text(
    """WITH asked AS MATERIALIZED (
        SELECT json_extract(value, '$[0]') AS low, json_extract(value, '$[1]') AS high,
            json_extract(value, '$[2]') AS last FROM json_each(:asked))
    SELECT term FROM asked CROSS JOIN search_vocabulary
    WHERE term >= low AND term < high AND (last = '' OR substr(term, -length(last)) = last)"""
)
_BEGINNING_INSIDE = text("SELECT tail FROM search_tails WHERE tail >= :low AND tail < :high")
_MATCHING = text("SELECT group_concat(rowid) FROM search_terms WHERE search_terms MATCH :query")
_WITH = text(
    "SELECT group_concat(doc) FROM search_places WHERE term IN (SELECT value FROM json_each(:terms))"
)
_KNOWN = text(
    "SELECT value FROM json_each(:terms) WHERE EXISTS (SELECT 1 FROM search_places WHERE term = value)"
)

Row = tuple[int, Collection[str]]
"""A posting's number and all its terms."""


async def add(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Make postings findable by their terms, and the terms by what is inside them."""
    if not rows:
        return
    await connection.execute(_ADD, [{"id": number, "terms": " ".join(terms)} for number, terms in rows])
    tokens = [term for term in set[str]().union(*(terms for _, terms in rows)) if term >= _HANGUL]
    found = await connection.execute(_NEW, {"tokens": json.dumps(tokens, ensure_ascii=False)})
    if new := [{"tail": tail} for token in found.scalars() for tail in tails(token)]:
        await connection.execute(_TAILS, new)


async def drop(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Forget postings; the terms must be those they were added with."""
    if rows:
        await connection.execute(_DROP, [{"id": number, "terms": " ".join(terms)} for number, terms in rows])


async def known(connection: AsyncConnection, terms: Collection[str]) -> list[str]:
    """Those of the terms that any posting has."""
    found = await connection.execute(_KNOWN, {"terms": json.dumps(list(terms), ensure_ascii=False)})
    return list(found.scalars())


async def starting(connection: AsyncConnection, asked: Collection[tuple[str, str]]) -> list[str]:
    """Every term in use that begins and ends so."""
    if not asked:
        return []
    ranges = [(start, start + _LAST, end) for start, end in dict.fromkeys(asked)]
    found = await connection.execute(_STARTING, {"asked": json.dumps(ranges, ensure_ascii=False)})
    return list(dict.fromkeys(found.scalars()))


async def beginning_inside(connection: AsyncConnection, prefix: str) -> list[str]:
    """Every tail that begins so."""
    found = await connection.execute(_BEGINNING_INSIDE, {"low": prefix, "high": prefix + _LAST})
    return list(found.scalars())


async def postings_starting(connection: AsyncConnection, prefix: str) -> BitMap:
    """Postings with a term that begins so."""
    return await _matching(connection, f'"{prefix}"*')


async def postings_with(connection: AsyncConnection, terms: Collection[str]) -> BitMap:
    """Postings with one of these terms."""
    if len(terms) == 1:
        [term] = terms
        return await _matching(connection, f'"{term}"')
    found = BitMap()
    for batch in batches(sorted(terms)):
        rows = await connection.execute(_WITH, {"terms": json.dumps(batch, ensure_ascii=False)})
        found |= _numbers(rows.scalar_one())
    return found


async def _matching(connection: AsyncConnection, query: str) -> BitMap:
    return _numbers((await connection.execute(_MATCHING, {"query": query})).scalar_one())


def _numbers(joined: str | None) -> BitMap:
    # Twice as fast as to split and read each.
    return BitMap(json.loads(f"[{joined}]")) if joined else BitMap()
