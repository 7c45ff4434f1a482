"""Companies out of the National Pension's workplaces, month by month.

An import is laid out in a table of its own connection first, so that the bot is held up only while it is added up at the end:
workplaces of one key and one business number prefix are one company, rows of day labourers and of those that left are nobody.
A month that comes again takes the place of what was there; months older than KEPT before the newest are let go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.salary import Employer, EmployerMonth
from bot.salary.companies import company_key, is_day_labour
from bot.salary.pension import Workplace
from bot.store.database import Database, insert
from bot.store.schema import employer_months, employers

KEPT = 36
"""Months a company is followed."""
MOST = 200
"""Companies a part of a name finds."""
_ROWS = 5000

_laid_out = Table(
    "laid_out_workplaces",
    MetaData(),
    Column("key", String),
    Column("prefix", String),
    Column("name", String),
    Column("place", String),
    Column("industry", String),
    Column("month", Integer),
    Column("members", Integer),
    Column("billed", BigInteger),
    Column("entered", Integer),
    Column("left", Integer),
    prefixes=["TEMPORARY"],
)


async def bring(database: Database, workplaces: Iterable[Workplace]) -> dict[date, int]:
    """Keep a file's months; how many companies each has."""
    rows = (row for one in workplaces if (row := _row(one)))
    async with database.reading() as connection:
        await connection.run_sync(_laid_out.create)
        while batch := list(islice(rows, _ROWS)):
            await connection.execute(_laid_out.insert(), batch)
        found = await _add_up(connection)
        await connection.run_sync(_laid_out.drop)
        await connection.commit()
    return found


async def keep(connection: AsyncConnection, found: Iterable[Workplace]) -> None:
    """Add a few companies' months; each takes the place of what was known of that month."""
    e, m = employers.c, employer_months.c
    companies = defaultdict[tuple[str, str, int], list[dict[str, Any]]](list)
    for row in filter(None, map(_row, found)):
        companies[row["key"], row["prefix"], row["month"]].append(row)
    for (key, prefix, month), rows in companies.items():
        largest = max(rows, key=lambda row: row["members"])
        same = (e.key == key, e.prefix == prefix)
        number = (await connection.execute(select(e.id).where(*same))).scalar()
        if number is None:
            described = {name: largest[name] for name in ("key", "prefix", "name", "place", "industry")}
            number = await insert(connection, employers, described)
        await connection.execute(delete(employer_months).where(m.employer_id == number, m.month == month))
        sums = {name: sum(row[name] for row in rows) for name in ("members", "billed", "entered", "left")}
        await connection.execute(employer_months.insert().values(employer_id=number, month=month, **sums))


def _row(one: Workplace) -> dict[str, Any] | None:
    key = company_key(one.name)
    if not (one.registered and key) or is_day_labour(one.name):
        return None
    return {
        "key": key,
        "prefix": one.prefix,
        "name": one.name,
        "place": " ".join(one.address.split()[:2]),
        "industry": one.industry,
        "month": _number(one.month),
        "members": one.members,
        "billed": one.billed,
        "entered": one.entered,
        "left": one.left,
    }


async def _add_up(connection: AsyncConnection) -> dict[date, int]:
    c, e, m = _laid_out.c, employers.c, employer_months.c
    brought = set((await connection.execute(select(c.month).distinct())).scalars())
    await connection.execute(delete(employer_months).where(m.month.in_(brought)))
    described = ("key", "prefix", "name", "place", "industry")
    size = func.row_number().over(partition_by=(c.key, c.prefix), order_by=c.members.desc()).label("size")
    largest = select(*(c[name] for name in described), size).subquery()
    known = exists().where(e.key == largest.c.key, e.prefix == largest.c.prefix)
    new = select(*(largest.c[name] for name in described)).where(largest.c.size == 1, ~known)
    await connection.execute(employers.insert().from_select(described, new))
    same = (e.key == c.key) & (e.prefix == c.prefix)
    figures = ("members", "billed", "entered", "left")
    sums = select(e.id, c.month, *(func.sum(c[name]) for name in figures)).join_from(
        _laid_out, employers, same
    )
    added = sums.group_by(e.id, c.month)
    await connection.execute(employer_months.insert().from_select(("employer_id", "month", *figures), added))
    newest = (await connection.execute(select(func.max(m.month)))).scalar()
    if newest:
        await connection.execute(delete(employer_months).where(m.month <= _number(_before(newest, KEPT))))
    counts = select(m.month, func.count()).where(m.month.in_(brought)).group_by(m.month)
    return {_month(month): count for month, count in await connection.execute(counts)}


async def newest(connection: AsyncConnection) -> date | None:
    """The newest month there is."""
    found = (await connection.execute(select(func.max(employer_months.c.month)))).scalar()
    return _month(found) if found else None


async def named(connection: AsyncConnection, name: str) -> list[Employer]:
    """Companies of that very name; without one, up to MOST whose names contain it, the largest first."""
    key = company_key(name)
    if not key:
        return []
    if same := await _found(connection, employers.c.key == key):
        return same
    # Looked for in the index alone, which is a third of the table; a key has no signs that LIKE knows.
    containing = select(employers.c.id).where(employers.c.key.like(f"%{key}%"))
    return await _found(connection, employers.c.id.in_(containing))


async def get(connection: AsyncConnection, number: int) -> Employer | None:
    """The company of that number."""
    return next(iter(await _found(connection, employers.c.id == number)), None)


async def months(connection: AsyncConnection, number: int) -> list[EmployerMonth]:
    """A company's months, the oldest first."""
    m = employer_months.c
    found = await connection.execute(
        select(m.month, m.members, m.billed, m.entered, m.left)
        .where(m.employer_id == number)
        .order_by(m.month)
    )
    return [EmployerMonth(_month(month), *figures) for month, *figures in found]


async def _found(connection: AsyncConnection, which: Any) -> list[Employer]:
    e, m = employers.c, employer_months.c
    last = select(func.max(m.month)).where(m.employer_id == e.id).correlate(employers).scalar_subquery()
    query = (
        select(e.id, e.key, e.name, e.place, e.industry, m.members, m.month)
        .join_from(employers, employer_months, (m.employer_id == e.id) & (m.month == last))
        .where(which)
        .order_by(m.members.desc(), e.id)
        .limit(MOST)
    )
    return [Employer(*row[:-1], _month(row[-1])) for row in await connection.execute(query)]


def _number(month: date) -> int:
    return month.year * 100 + month.month


def _month(number: int) -> date:
    return date(number // 100, number % 100, 1)


def _before(number: int, count: int) -> date:
    months = number // 100 * 12 + number % 100 - 1 - count
    return date(months // 12, months % 12 + 1, 1)
