"""Keeps the search's index true to the postings.

Whatever changes a posting, triggers of the database note its opening as stale in the same transaction: nobody has to remember
it. `freshen` takes stale openings and writes their words and parts anew; until then a search looks at them one by one. Only
first postings are indexed, with what is read from their open twins: a posting that is the same as another is taken out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.stream import Stream
from bot.matching.subject import Subject
from bot.model.posting import Posting
from bot.store import postings, search_parts, search_terms
from bot.store.database import Database, batches
from bot.store.schema import search_pages, search_stale

COMPANY, PLACE = "$", "@"
"""What is put before the terms of the company's name and of the words that tell the place."""

A_FEW, MANY = 50, 100
"""Openings indexed along with something else, and to a transaction when there is nothing else to do: a fraction of a second."""

_SPACES = (("company", COMPANY), ("place", PLACE))
_NO_DAY = date.min

Row = dict[str, Any]


async def freshen(connection: AsyncConnection, most: int) -> int:
    """Index at most so many stale openings anew; how many there were."""
    c = search_stale.c.posting_id
    numbers = list((await connection.execute(select(c).order_by(c).limit(most))).scalars())
    for batch in batches(numbers):
        await _freshen(connection, batch)
        await connection.execute(delete(search_stale).where(c.in_(batch)))
    return len(numbers)


async def freshen_all(database: Database) -> None:
    """Index everything that is stale, in small transactions so that nobody waits long."""
    while await _any_stale(database):
        async with database.writing() as connection:
            await freshen(connection, MANY)


async def _any_stale(database: Database) -> bool:
    async with database.reading() as connection:
        return (await connection.execute(select(search_stale.c.posting_id).limit(1))).first() is not None


async def _freshen(connection: AsyncConnection, numbers: Sequence[int]) -> None:
    here = search_pages.c.posting_id.in_(numbers)
    rows = (await connection.execute(select(search_pages).where(here))).mappings()
    old = {row["posting_id"]: dict(row) for row in rows}
    openings = await postings.openings(connection, numbers)
    new = {posting.id: _row(posting) for posting, _ in openings}
    parts_of = {posting.id: search_parts.of(posting, signature) for posting, signature in openings}
    numbered = await search_parts.numbered(
        connection, {part for parts in parts_of.values() for part in parts}
    )
    for number, parts in parts_of.items():
        new[number]["parts"] = sorted(numbered[part] for part in parts)
    await search_parts.move(
        connection, *({n: row["parts"] for n, row in rows.items()} for rows in (old, new))
    )
    await _put_terms(connection, old, new)
    await connection.execute(delete(search_pages).where(here))
    if new:
        await connection.execute(search_pages.insert(), list(new.values()))


def _row(posting: Posting) -> Row:
    subject = Subject(posting, _NO_DAY)
    return {
        "posting_id": posting.id,
        "words": Stream.of(text for _, text in subject.texts()).line,
        "company": Stream.of([posting.raw.company]).line,
        "place": Stream.of(text for _, text in subject.place_texts()).line,
    }


async def _put_terms(connection: AsyncConnection, old: Mapping[int, Row], new: Mapping[int, Row]) -> None:
    gone = [row for number, row in old.items() if _lines(row) != _lines(new.get(number))]
    come = [row for number, row in new.items() if _lines(row) != _lines(old.get(number))]
    await search_terms.drop(connection, [(row["posting_id"], _terms(row)) for row in gone])
    await search_terms.add(connection, [(row["posting_id"], _terms(row)) for row in come])


def _lines(row: Row | None) -> list[str]:
    return [row[name] for name in ("words", "company", "place")] if row else []


def _terms(row: Row) -> set[str]:
    """All terms of a posting, each space's with what is put before them."""
    found = Stream.back(row["words"]).terms()
    for name, space in _SPACES:
        found |= {space + term for term in Stream.back(row[name]).terms()}
    return found
