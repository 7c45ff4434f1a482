"""How each source is doing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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
    good = Standing(source, now, now, count, validators=dict(validators))
    old = await get(connection, source)
    await _put(connection, replace(good, odd=old.odd, usual=old.usual))


async def note_look(connection: AsyncConnection, source: str, odd: str, usual: Mapping[str, float]) -> None:
    """How the answers of a pull looked that went well."""
    await _put(connection, replace(await get(connection, source), odd=odd, usual=dict(usual)))


async def note_resting(
    connection: AsyncConnection, source: str, now: datetime, until: datetime, words: str
) -> None:
    """A pull was put off, for which nobody is to blame; how the ones before it went stays."""
    old = await get(connection, source)
    await _put(connection, replace(old, last_tried_at=now, resting_until=until, resting=words))


async def note_failure(connection: AsyncConnection, source: str, now: datetime, why: str) -> int:
    """A pull failed; how many in a row that makes."""
    old = await get(connection, source)
    failures = old.failures + 1
    failed = replace(old, last_tried_at=now, failures=failures, why=why, resting_until=None, resting="")
    await _put(connection, failed)
    return failures


async def _put(connection: AsyncConnection, one: Standing) -> None:
    values = {name: getattr(one, name) for name in Standing.__dataclass_fields__}
    await connection.execute(delete(standings).where(standings.c.source == one.source))
    await connection.execute(standings.insert().values(values))


def _standing(row: RowMapping) -> Standing:
    return Standing(**{name: row[name] for name in Standing.__dataclass_fields__})
