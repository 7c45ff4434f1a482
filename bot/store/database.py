"""Opens the database and hands out transactions: `reading()` to look, `writing()` to change.

Driver errors become StoreBusy (held by another), StoreFull (no room on the disk) or StoreError, keeping the cause.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Table, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import ConfigError, StoreBusy, StoreError, StoreFull
from bot.store import sqlite

T = TypeVar("T")

BATCH = 400
"""Rows and ids to a statement: well under what any database takes, and small in memory."""

UNREADABLE = "GONGGO_DATABASE를 읽을 수 없습니다. 예: sqlite+aiosqlite:///gonggo.sqlite3"

Connection = AsyncConnection
"""One transaction, as queries take it; the name that code outside the store uses."""


class Database:
    """One database for the life of the process. `close()` it at the end."""

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        try:
            self.engine: AsyncEngine = (
                sqlite.open_engine(self.url) if sqlite.is_sqlite(self.url) else create_async_engine(self.url)
            )
        except (ArgumentError, InvalidRequestError, ModuleNotFoundError) as error:
            # A kind nobody knows, a driver that cannot wait, one that is not installed.
            raise ConfigError(UNREADABLE) from error
        self._writer = self.engine.execution_options(writes=True)
        self._once = self.engine.execution_options(writes=True, once=True)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One consistent look at the data."""
        with _translated():
            async with self.engine.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: all of it is kept, or nothing."""
        with _translated():
            async with self._writer.begin() as connection:
                yield connection

    @asynccontextmanager
    async def writing_once(self) -> AsyncIterator[AsyncConnection]:
        """One statement, kept as soon as it is done: it is spared the trips that begin and end a transaction."""
        with _translated():
            async with self._once.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Give back all connections."""
        await self.engine.dispose()


def file_of(url: str) -> Path | None:
    """The file behind a database address; None when it is no file."""
    parsed = _parsed(url)
    return sqlite.path_of(parsed) if sqlite.is_sqlite(parsed) else None


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise ConfigError(UNREADABLE) from error


class _translated:  # noqa: N801  a context manager that reads as a word
    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError):
            raise translate(error) from error


def translate(error: DBAPIError) -> StoreError:
    """A driver's error as one of ours."""
    words = str(error.orig).lower()
    if "locked" in words or "busy" in words:
        return StoreBusy("데이터베이스를 다른 프로그램이 오래 붙잡고 있습니다. 잠시 뒤에 다시 해 주세요.")
    if "full" in words or "no space" in words or "disk i/o" in words:
        return StoreFull("디스크에 자리가 없어 저장하지 못했습니다. 자리를 비우면 이어서 합니다.")
    return StoreError(f"데이터베이스가 답하지 못했습니다: {type(error.orig).__name__}")


async def insert(connection: AsyncConnection, table: Table, values: Mapping[str, Any]) -> int:
    """Add one row; its number."""
    result = await connection.execute(table.insert().values(dict(values)).returning(table.c.id))
    return int(result.scalar_one())


def batches(things: Sequence[T]) -> Iterable[Sequence[T]]:
    """The things in pieces of at most BATCH."""
    return (things[at : at + BATCH] for at in range(0, len(things), BATCH))
