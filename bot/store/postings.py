"""Postings with their readings. Identity is (source, external_id); the same opening elsewhere points at its first one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.posting import Link, Posting, RawPosting
from bot.model.reading import Reading
from bot.store import codec
from bot.store.schema import postings

T = TypeVar("T")

BATCH = 400
"""Rows and ids to a statement: well under what SQLite takes, and small in memory."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a pull is held against: the store's number, the digest of the words, whether it is closed."""

    id: int
    digest: str
    closed: bool


@dataclass(frozen=True, slots=True)
class NewPosting:
    """One to be added, or changed when `known_as` is its number."""

    raw: RawPosting
    reading: Reading
    digest: str
    company_key: str = ""
    signature: Any = None
    same_as: int | None = None
    known_as: int | None = None


async def known(connection: AsyncConnection, source: str) -> dict[str, Known]:
    """All postings of a source that the store has, by external id."""
    c = postings.c
    found = await connection.execute(
        select(c.external_id, c.id, c.digest, c.closed_at).where(c.source == source)
    )
    return {name: Known(key, digest, closed is not None) for name, key, digest, closed in found}


async def add(connection: AsyncConnection, new: Sequence[NewPosting], now: datetime) -> list[int]:
    """Add postings; their numbers, in order."""
    numbers: list[int] = []
    statement = postings.insert().returning(postings.c.id, sort_by_parameter_order=True)
    for batch in _batches(new):
        rows = [_values(one) | {"first_seen_at": now, "changed_at": now, "closed_at": None} for one in batch]
        numbers += (await connection.execute(statement, rows)).scalars()
    return numbers


async def change(connection: AsyncConnection, changed: Sequence[NewPosting], now: datetime) -> None:
    """Write what a source now says of postings it had before; a closed one is open again."""
    if not changed:
        return
    fields = [name for name in _values(changed[0]) if name not in {"source", "external_id", "same_as"}]
    statement = update(postings).where(postings.c.id == bindparam("key"))
    statement = statement.values(
        {name: bindparam(f"new_{name}") for name in fields} | {"changed_at": now, "closed_at": None}
    )
    rows = [
        {"key": one.known_as} | {f"new_{n}": v for n, v in _values(one).items() if n in fields}
        for one in changed
    ]
    await connection.execute(statement, rows)


async def close(connection: AsyncConnection, numbers: Collection[int], now: datetime) -> int:
    """Close postings that are open; how many were."""
    done = 0
    for batch in _batches(sorted(numbers)):
        where = (postings.c.id.in_(batch), postings.c.closed_at.is_(None))
        done += (await connection.execute(update(postings).where(*where).values(closed_at=now))).rowcount
    return done


async def reopen(connection: AsyncConnection, numbers: Collection[int]) -> None:
    """A source shows again what had been closed."""
    for batch in _batches(sorted(numbers)):
        await connection.execute(update(postings).where(postings.c.id.in_(batch)).values(closed_at=None))


async def close_past(connection: AsyncConnection, today: date, now: datetime) -> int:
    """Close what is past its deadline; how many."""
    where = (postings.c.closed_at.is_(None), postings.c.closes_on < today)
    return (await connection.execute(update(postings).where(*where).values(closed_at=now))).rowcount


async def candidates(
    connection: AsyncConnection, company_keys: Collection[str]
) -> list[tuple[int, str, Any]]:
    """Open first postings of these companies: number, company key, signature."""
    c = postings.c
    found: list[Any] = []
    for batch in _batches(sorted(company_keys)):
        where = (c.company_key.in_(batch), c.closed_at.is_(None), c.same_as.is_(None))
        found += (
            await connection.execute(select(c.id, c.company_key, c.signature).where(*where).order_by(c.id))
        ).all()
    return [(row[0], row[1], row[2]) for row in found]


async def get(connection: AsyncConnection, numbers: Collection[int]) -> dict[int, Posting]:
    """Postings by number, with their links elsewhere."""
    found: dict[int, Posting] = {}
    for batch in _batches(sorted(numbers)):
        rows = (await connection.execute(select(postings).where(postings.c.id.in_(batch)))).mappings().all()
        links = await _links(connection, batch)
        found |= {row["id"]: _posting(row, links.get(row["id"], ())) for row in rows}
    return found


async def listed(
    connection: AsyncConnection,
    *,
    seen_since: datetime | None = None,
    only_open: bool = False,
    among: Collection[int] | None = None,
    without_source: Collection[str] = (),
) -> list[Posting]:
    """First postings (none that is the same as another), newest first."""
    where: list[ColumnElement[bool]] = [postings.c.same_as.is_(None)]
    if seen_since is not None:
        where.append(postings.c.first_seen_at >= seen_since)
    if only_open:
        where.append(postings.c.closed_at.is_(None))
    if among is not None:
        where.append(postings.c.id.in_(among))
    if without_source:
        where.append(postings.c.source.not_in(without_source))
    order = (postings.c.first_seen_at.desc(), postings.c.id.desc())
    rows = (await connection.execute(select(postings).where(*where).order_by(*order))).mappings().all()
    links = await _links(connection, [row["id"] for row in rows])
    return [_posting(row, links.get(row["id"], ())) for row in rows]


async def by_url(connection: AsyncConnection, url: str) -> int | None:
    """The number of the posting at this address."""
    return (await connection.execute(select(postings.c.id).where(postings.c.url == url).limit(1))).scalar()


async def count_open(connection: AsyncConnection) -> int:
    """How many openings are open."""
    where = (postings.c.closed_at.is_(None), postings.c.same_as.is_(None))
    return int(
        (await connection.execute(select(func.count()).select_from(postings).where(*where))).scalar_one()
    )


async def _links(connection: AsyncConnection, numbers: Iterable[int]) -> dict[int, tuple[Link, ...]]:
    c, found = postings.c, dict[int, tuple[Link, ...]]()
    for batch in _batches(list(numbers)):
        where = (c.same_as.in_(batch), or_(c.closed_at.is_(None), c.closed_at > c.first_seen_at))
        for row in await connection.execute(
            select(c.same_as, c.source, c.url, c.fields).where(*where).order_by(c.id)
        ):
            link = Link((row.fields or {}).get("board") or row.source, row.url)
            found[row.same_as] = (*found.get(row.same_as, ()), link)
    return found


_RAW = ("source", "external_id", "title", "url", "company", "body", "location", "pay_text", "posted_at", "closes_at",
        "open_until_filled")  # fmt: skip


def _values(one: NewPosting) -> dict[str, Any]:
    words = {name: getattr(one.raw, name) for name in _RAW}
    return words | {
        "fields": dict(one.raw.fields),
        "extra": dict(one.raw.extra),
        "digest": one.digest,
        "reading": codec.dump(one.reading),
        "closes_on": one.reading.deadline.closes_on,
        "company_key": one.company_key,
        "signature": one.signature,
        "same_as": one.same_as,
    }


def _posting(row: RowMapping, links: tuple[Link, ...]) -> Posting:
    raw = RawPosting(**{name: row[name] for name in _RAW}, fields=row["fields"], extra=row["extra"])
    reading = codec.load(Reading, row["reading"])
    return Posting(raw, reading, row["id"], links, row["first_seen_at"], row["closed_at"])


def _batches(things: Sequence[T]) -> Iterable[Sequence[T]]:
    return (things[at : at + BATCH] for at in range(0, len(things), BATCH))
