"""How each source is doing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.source import Standing
from bot.store.schema import standings


async def get(connection: AsyncConnection, source: str) -> Standing:
    """A source's standing; a fresh one when it was never asked."""
    row = (await connection.execute(select(standings).where(standings.c.source == source))).mappings().first()
    return _standing(row) if row else Standing(source)


async def all_of_them(connection: AsyncConnection) -> list[Standing]:
    """Every standing, by name."""
    found = await connection.execute(select(standings).order_by(standings.c.source))
    return [_standing(row) for row in found.mappings()]


async def note_good(
    connection: AsyncConnection, source: str, now: datetime, count: int, validators: Mapping[str, str]
) -> None:
    """A pull went well and brought `count` postings."""
    values = {"last_tried_at": now, "last_good_at": now, "count": count, "failures": 0, "why": ""}
    await _put(connection, source, values | {"validators": dict(validators)})


async def note_resting(
    connection: AsyncConnection, source: str, now: datetime, until: datetime, words: str
) -> None:
    """A pull was put off, for which nobody is to blame; how the ones before it went stays."""
    old = await get(connection, source)
    values = {name: getattr(old, name) for name in Standing.__dataclass_fields__ if name != "source"}
    changed = {"last_tried_at": now, "resting_until": until, "resting": words}
    await _put(connection, source, values | changed)


async def note_failure(connection: AsyncConnection, source: str, now: datetime, why: str) -> int:
    """A pull failed; how many in a row that makes."""
    old = await get(connection, source)
    values = {
        "last_tried_at": now,
        "last_good_at": old.last_good_at,
        "count": old.count,
        "failures": old.failures + 1,
        "why": why,
        "validators": dict(old.validators),
    }
    await _put(connection, source, values)
    return old.failures + 1


async def _put(connection: AsyncConnection, source: str, values: Mapping[str, object]) -> None:
    await connection.execute(delete(standings).where(standings.c.source == source))
    await connection.execute(standings.insert().values({"source": source, **values}))


def _standing(row: RowMapping) -> Standing:
    return Standing(**{name: row[name] for name in Standing.__dataclass_fields__})
