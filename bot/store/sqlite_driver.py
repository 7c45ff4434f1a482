"""The asynchronous SQLite driver, with one trip to the connection's thread for a statement.

As it comes the driver goes there four times: to make a cursor, to execute, to fetch, to close. With small rows the trips cost
more than the statement. Here it is executed, read to its end and closed in one go. A transaction begins in the trip of its first
statement, and one that never began needs none to end. Errors leave as they always do.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Any

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import EMPTY_DICT, await_only


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """One statement and all its rows. A closed cursor still tells its columns, its count and its last number."""

    __slots__ = ()
    _adapt_connection: Connection

    def __init__(self, adapted: Connection) -> None:
        self._adapt_connection, self._connection = adapted, adapted._connection
        self._rows: deque[Any] = deque()
        self._soft_closed_memoized = EMPTY_DICT

    def execute(self, operation: str, parameters: Any = None) -> None:
        """Execute and fetch."""
        self._go(lambda cursor: cursor.execute(operation, () if parameters is None else parameters))

    def executemany(self, operation: str, seq_of_parameters: Any) -> None:
        """Execute for each of the parameters."""
        self._go(lambda cursor: cursor.executemany(operation, seq_of_parameters))

    def close(self) -> None:
        """Drop what was not read."""
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """It is closed already."""

    def _go(self, statement: Callable[[sqlite3.Cursor], object]) -> None:
        raw: Any = self._connection
        begin, self._adapt_connection.begin = self._adapt_connection.begin, ""

        def work() -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = raw._conn.cursor()
            try:
                if begin:
                    cursor.execute(begin)
                statement(cursor)
                return cursor, cursor.fetchall()
            finally:
                cursor.close()

        try:
            cursor, rows = await_only(raw._execute(work))
        except (sqlite3.Error, ValueError) as error:
            self._adapt_connection._handle_exception(error)
        self._cursor, self._rows = cursor, deque(rows)


class Connection(AsyncAdapt_aiosqlite_connection):
    """A connection whose statements take one trip each. `begin`: what its next statement is to be preceded by."""

    __slots__ = ("begin",)
    _cursor_cls: Any = Cursor

    def __init__(self, dbapi: AsyncAdapt_aiosqlite_dbapi, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.begin = ""

    def commit(self) -> None:
        """Keep what was done, if anything was."""
        if self._is_begun():
            super().commit()

    def rollback(self) -> None:
        """Undo what was done, if anything was."""
        if self._is_begun():
            super().rollback()

    def _is_begun(self) -> bool:
        self.begin = ""
        raw: Any = self._connection
        return raw._connection is not None and raw.in_transaction


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """The driver's module, as an engine takes it."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *arg: Any, **kw: Any) -> Connection:
        """Open a connection."""
        return Connection(self, super().connect(*arg, **kw)._connection)
