"""Lists of designated companies, each kept by its day, and the companies that rooms follow.

A company is found by its keys (what it is the same by, whoever wrote it), which the caller makes; one company may have several
rows in a list. The newest list answers; the older ones are history.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.designation import DesignatedCompany, Designation, Follow, Headcount
from bot.model.room import RoomId
from bot.reading.signatures import Signature
from bot.store import codec
from bot.store.database import batches, insert
from bot.store.schema import company_lists, designated_companies, designated_keys, follows, rooms

Keyed = tuple[DesignatedCompany, Sequence[str]]
"""A company and its keys."""


async def days(connection: AsyncConnection) -> list[date]:
    """The days of the lists there are, oldest first."""
    found = await connection.execute(select(company_lists.c.listed_on).order_by(company_lists.c.listed_on))
    return list(found.scalars())


async def put_list(
    connection: AsyncConnection, listed_on: date, file: str, companies: Iterable[Keyed], now: datetime
) -> None:
    """Keep the list of a day, in place of the one that was kept of that day."""
    await connection.execute(delete(company_lists).where(company_lists.c.listed_on == listed_on))
    values = {"listed_on": listed_on, "file": file, "imported_at": now}
    number = await insert(connection, company_lists, values)
    for batch in batches(list(companies)):
        rows = [_values(company) | {"list_id": number} for company, _ in batch]
        adding = designated_companies.insert().returning(
            designated_companies.c.id, sort_by_parameter_order=True
        )
        ids = (await connection.execute(adding, rows)).scalars().all()
        named = [
            {"company_id": id_, "key": key}
            for id_, (_, keys) in zip(ids, batch, strict=True)
            for key in dict.fromkeys(keys)
        ]
        if named:
            await connection.execute(designated_keys.insert(), named)


async def listed(connection: AsyncConnection, listed_on: date) -> list[DesignatedCompany]:
    """The companies of the list of that day."""
    query = _OF_LISTS.where(company_lists.c.listed_on == listed_on).order_by(designated_companies.c.id)
    return [_company(row) for row in (await connection.execute(query)).mappings()]


async def designation(connection: AsyncConnection, keys: Collection[str]) -> Designation:
    """What the newest list says of a company that has these keys."""
    newest, found = await _look_up(connection, keys)
    return _one(newest, keys, found)


async def of_signatures(
    connection: AsyncConnection, signatures: Mapping[int, str | None]
) -> dict[int, Designation]:
    """What the newest list says of the companies of postings, by what these are compared by; without a company: left out."""
    keys_of = {number: names for number, packed in signatures.items() if (names := employers(packed))}
    if not keys_of:
        return {}
    newest, found = await _look_up(connection, {key for keys in keys_of.values() for key in keys})
    return {number: _one(newest, keys, found) for number, keys in keys_of.items()}


def newest_keys() -> Select[tuple[str]]:
    """A query for every key of every company of the newest list."""
    lists = designated_keys.join(designated_companies).join(company_lists)
    query = select(designated_keys.c.key).select_from(lists)
    return query.where(company_lists.c.listed_on == _NEWEST).distinct()


async def names_like(connection: AsyncConnection, key: str, most: int) -> list[str]:
    """Names of the newest list that hold this key in one of theirs, the shortest first."""
    like = designated_keys.c.key.contains(key, autoescape=True)
    name = designated_companies.c.name
    query = select(name).join(company_lists).join(designated_keys)
    query = query.where(company_lists.c.listed_on == _NEWEST, like).group_by(name)
    found = await connection.execute(query.order_by(func.length(name), name).limit(most))
    return list(found.scalars())


async def follow(connection: AsyncConnection, room_number: int, key: str, name: str, now: datetime) -> bool:
    """Let a room follow a company; False when it did already."""
    had = select(follows.c.id).where(follows.c.room_id == room_number, follows.c.key == key)
    if (await connection.execute(had)).first() is not None:
        return False
    values = {"room_id": room_number, "key": key, "name": name, "created_at": now}
    await insert(connection, follows, values)
    return True


async def unfollow(connection: AsyncConnection, room: RoomId, number: int) -> Follow | None:
    """Follow it no longer; what it was, or None."""
    one = next((one for one in await followed_by(connection, room) if one.id == number), None)
    if one is not None:
        await connection.execute(delete(follows).where(follows.c.id == number))
    return one


async def followed_by(connection: AsyncConnection, room: RoomId) -> list[Follow]:
    """The companies a room follows, in the order it began to."""
    query = select(follows.c.id, follows.c.key, follows.c.name).join(rooms)
    query = query.where(rooms.c.platform == room.platform, rooms.c.chat == room.chat).order_by(follows.c.id)
    return [Follow(row.id, row.key, row.name) for row in await connection.execute(query)]


async def all_followed(connection: AsyncConnection) -> list[tuple[int, Follow]]:
    """Every follow with its room's number."""
    query = select(follows).order_by(follows.c.room_id, follows.c.id)
    return [(row.room_id, Follow(row.id, row.key, row.name)) for row in await connection.execute(query)]


_OF_LISTS = select(designated_companies).join(company_lists)
_NEWEST = select(func.max(company_lists.c.listed_on)).scalar_subquery()


def _newest_named() -> Select[Any]:
    named = select(designated_companies, designated_keys.c.key).join(designated_keys)
    here = named.where(designated_keys.c.key.in_(bindparam("keys", expanding=True))).subquery()
    query = select(company_lists.c.listed_on, here).outerjoin(here, here.c.list_id == company_lists.c.id)
    return query.where(company_lists.c.listed_on == _NEWEST).order_by(here.c.id)


_NEWEST_NAMED = _newest_named()


async def _look_up(
    connection: AsyncConnection, keys: Collection[str]
) -> tuple[date | None, dict[str, list[DesignatedCompany]]]:
    """The newest list's day and its companies that have one of these keys, by key, in one question a batch."""
    newest: date | None = None
    found: dict[str, list[DesignatedCompany]] = {}
    for batch in batches(sorted(keys)):
        for row in (await connection.execute(_NEWEST_NAMED, {"keys": batch})).mappings():
            newest = row["listed_on"]
            if row["key"] is not None:
                found.setdefault(row["key"], []).append(_company(row))
    return newest, found


def employers(packed: str | None) -> tuple[str, ...]:
    """The keys of a posting's company, out of what the posting is compared by."""
    try:
        return Signature.unpack(packed).names if packed else ()
    except ValueError:  # written by another version
        return ()


def _one(
    listed_on: date | None, keys: Collection[str], found: Mapping[str, Sequence[DesignatedCompany]]
) -> Designation:
    return Designation(listed_on, tuple(dict.fromkeys(one for key in keys for one in found.get(key, ()))))


def _values(company: DesignatedCompany) -> dict[str, object]:
    return {
        "name": company.name,
        "place": company.place,
        "sector": company.sector,
        "field": company.field,
        "active": codec.dump(company.active),
        "supplementary": codec.dump(company.supplementary),
    }


def _company(row: RowMapping) -> DesignatedCompany:
    return DesignatedCompany(
        row["name"],
        row["place"],
        row["sector"],
        row["field"],
        codec.load(Headcount, row["active"]),
        codec.load(Headcount, row["supplementary"]),
    )
