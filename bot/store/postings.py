"""Postings with their readings. Identity is (source, external_id); the same opening elsewhere points at its first one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.designation import Designation
from bot.model.posting import Link, Posting, RawPosting
from bot.model.reading import Reading
from bot.reading.merging import merge
from bot.store import codec, companies
from bot.store.database import batches
from bot.store.schema import posting_keys, postings

# Numbers rise as postings are first seen.
_NEWEST = postings.c.id.desc()


COMPANY_KEY = "c:"
MANY = 100


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
    signature: str = ""
    keys: tuple[str, ...] = ()
    same_as: int | None = None
    known_as: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored posting that may be the same opening: the number of its first one, its signature, the keys it was found by."""

    first: int
    signature: str
    keys: frozenset[str]


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
    for batch in batches(new):
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
    for batch in batches(sorted(numbers)):
        where = (postings.c.id.in_(batch), postings.c.closed_at.is_(None))
        done += (await connection.execute(update(postings).where(*where).values(closed_at=now))).rowcount
    return done


async def reopen(connection: AsyncConnection, numbers: Collection[int]) -> None:
    """A source shows again what had been closed."""
    for batch in batches(sorted(numbers)):
        await connection.execute(update(postings).where(postings.c.id.in_(batch)).values(closed_at=None))


async def close_past(connection: AsyncConnection, today: date, now: datetime) -> list[int]:
    """Close what is past its deadline; their numbers."""
    where = (postings.c.closed_at.is_(None), postings.c.closes_on < today)
    closing = update(postings).where(*where).values(closed_at=now).returning(postings.c.id)
    return list((await connection.execute(closing)).scalars())


async def put_keys(connection: AsyncConnection, keys_of: Mapping[int, Collection[str]]) -> None:
    """Keep what postings are looked up by when twins are sought, in place of what was kept before."""
    for batch in batches(list(keys_of)):
        await connection.execute(delete(posting_keys).where(posting_keys.c.posting_id.in_(batch)))
    if rows := [{"posting_id": number, "key": key} for number, keys in keys_of.items() for key in set(keys)]:
        await connection.execute(posting_keys.insert(), rows)


async def sharing_keys(connection: AsyncConnection, keys: Collection[str]) -> dict[int, Candidate]:
    """Open postings that have one of these keys, by number.

    Of texts and titles a key that more than MANY have tells nothing (a sentence of every second posting), and is passed over.
    """
    c, k = postings.c, posting_keys.c
    found: dict[int, Candidate] = {}
    telling = or_(k.key.startswith(COMPANY_KEY), func.count() <= MANY)
    for many in batches(sorted(keys)):
        held = select(k.key).where(k.key.in_(many)).group_by(k.key).having(telling)
        batch = (await connection.execute(held)).scalars().all()
        query = select(c.id, func.coalesce(c.same_as, c.id).label("first"), c.signature, k.key).join(
            posting_keys
        )
        for row in await connection.execute(query.where(k.key.in_(batch), c.closed_at.is_(None))):
            had = found.get(row.id)
            found[row.id] = Candidate(
                row.first, row.signature, frozenset({row.key}) | (had.keys if had else frozenset())
            )
    return found


async def get(connection: AsyncConnection, numbers: Collection[int]) -> dict[int, Posting]:
    """Postings by number, with their links elsewhere."""
    found: dict[int, Posting] = {}
    for batch in batches(sorted(numbers)):
        rows = (await connection.execute(_NUMBERED, {"numbers": batch})).mappings().all()
        twins = await _twins(connection, batch)
        listed_as = await companies.of_signatures(connection, {row["id"]: row["signature"] for row in rows})
        for row in rows:
            found[row["id"]] = _posting(row, twins.get(row["id"], ()), listed_as.get(row["id"]))
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
    rows = (await connection.execute(select(postings).where(*where).order_by(_NEWEST))).mappings().all()
    twins = await _twins(connection, [row["id"] for row in rows])
    listed_as = await companies.of_signatures(connection, {row["id"]: row["signature"] for row in rows})
    return [_posting(row, twins.get(row["id"], ()), listed_as.get(row["id"])) for row in rows]


async def openings(connection: AsyncConnection, numbers: Collection[int]) -> list[tuple[Posting, str]]:
    """Of these the first postings, each with what it is compared by; what is known of their companies is left out."""
    where = (postings.c.id.in_(numbers), postings.c.same_as.is_(None))
    rows = (await connection.execute(select(postings).where(*where))).mappings().all()
    twins = await _twins(connection, [row["id"] for row in rows])
    return [(_posting(row, twins.get(row["id"], ())), row["signature"]) for row in rows]


async def first_seen(connection: AsyncConnection, *, without_source: Collection[str] = ()) -> datetime | None:
    """When the first posting that is still kept was seen; None when there is none."""
    c = postings.c
    query = select(c.first_seen_at).where(c.source.not_in(without_source)).order_by(c.id).limit(1)
    found: datetime | None = (await connection.execute(query)).scalar()
    return found


async def count_open(connection: AsyncConnection) -> int:
    """How many openings are open."""
    where = (postings.c.closed_at.is_(None), postings.c.same_as.is_(None))
    return int(
        (await connection.execute(select(func.count()).select_from(postings).where(*where))).scalar_one()
    )


async def _twins(connection: AsyncConnection, numbers: Iterable[int]) -> dict[int, list[tuple[Link, Any]]]:
    """For each posting, where else the same opening is open, and what was read there (not yet decoded)."""
    found: dict[int, list[tuple[Link, Any]]] = {}
    for batch in batches(list(numbers)):
        firsts = await connection.execute(_FIRSTS, {"numbers": batch})
        opening_of = {row[0]: row[1] for row in firsts}
        # Of an opening that is asked for by its first posting only the later ones are needed, and mostly there are none.
        earlier = {opening for number, opening in opening_of.items() if opening != number}
        standing = defaultdict[int, list[tuple[int, Link, Any]]](list)
        # No number is 0: with an empty list there, all postings would be looked through.
        of_them = {"openings": sorted(set(opening_of.values())), "earlier": sorted(earlier) or [0]}
        for row in await connection.execute(_SAME, of_them):
            if row.closed_at is not None:
                continue
            link = Link((row.fields or {}).get("board") or row.source, row.url)
            standing[row.same_as or row.id].append((row.id, link, row.reading))
        for number, opening in opening_of.items():
            if twins := [(link, read) for other, link, read in standing[opening] if other != number]:
                found[number] = twins
    return found


async def join_twins(connection: AsyncConnection, first_of: Mapping[int, int]) -> None:
    """Note that postings (keys) are the same opening as an earlier one (values)."""
    if first_of:
        statement = (
            update(postings).where(postings.c.id == bindparam("key")).values(same_as=bindparam("first"))
        )
        await connection.execute(statement, [{"key": key, "first": first} for key, first in first_of.items()])


async def forget_closed(connection: AsyncConnection, before: datetime) -> int:
    """Delete postings closed before that moment, with their alerts; how many."""
    return (await connection.execute(delete(postings).where(postings.c.closed_at < before))).rowcount


# Made once: making a statement costs more than running it.
_NUMBERED = select(postings).where(postings.c.id.in_(bindparam("numbers", expanding=True)))
_FIRSTS = select(postings.c.id, func.coalesce(postings.c.same_as, postings.c.id)).where(
    postings.c.id.in_(bindparam("numbers", expanding=True))
)
# Closed ones too, for when asked for open ones SQLite goes through all of these.
_SAME = (
    select(
        postings.c.id,
        postings.c.same_as,
        postings.c.source,
        postings.c.url,
        postings.c.fields,
        postings.c.reading,
        postings.c.closed_at,
    )
    .where(
        or_(
            postings.c.same_as.in_(bindparam("openings", expanding=True)),
            postings.c.id.in_(bindparam("earlier", expanding=True)),
        )
    )
    .order_by(postings.c.id)
)
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
        "signature": one.signature,
        "same_as": one.same_as,
    }


def _posting(
    row: RowMapping, twins: Sequence[tuple[Link, Any]] = (), listed_as: Designation | None = None
) -> Posting:
    """A posting with the facts of its twins merged in: one opening, several links."""
    raw = RawPosting(**{name: row[name] for name in _RAW}, fields=row["fields"], extra=row["extra"])
    reading = merge([codec.load(Reading, one) for one in (row["reading"], *(read for _, read in twins))])
    links = tuple(link for link, _ in twins)
    return Posting(raw, reading, row["id"], links, row["first_seen_at"], row["closed_at"], listed_as)
