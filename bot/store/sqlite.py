"""The one place that knows the database is SQLite: how it is opened, locked, copied and how it says no.

WAL, foreign keys on, a busy timeout, and transactions that write begin IMMEDIATE, so that two writers wait for each other
instead of failing half-way. One `run` a file: a lock beside it is held for as long as the process lives.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import ConfigError, StoreBusy, why
from bot.store.sqlite_driver import Driver

BUSY_SECONDS = 10


def is_sqlite(url: URL) -> bool:
    """Whether this address is a SQLite one."""
    return url.get_backend_name() == "sqlite"


def path_of(url: URL) -> Path | None:
    """The file, or None for a database in memory."""
    return Path(url.database) if url.database and url.database != ":memory:" else None


def open_engine(url: URL) -> AsyncEngine:
    """An engine whose every connection is set up as the module says."""
    path = path_of(url)
    if path is not None and not path.parent.is_dir():
        raise ConfigError(
            f"데이터베이스를 둘 폴더가 없습니다: {path.parent}. 폴더를 만들거나 GONGGO_DATABASE를 고쳐 주세요."
        )
    waits = {} if "timeout" in url.query else {"timeout": BUSY_SECONDS}
    engine = create_async_engine(url, module=Driver(), connect_args=waits, pool_size=4, max_overflow=4)

    @event.listens_for(engine.sync_engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling is turned off: BEGIN is ours, below.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-4000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver: Any = connection.connection.dbapi_connection
        if not options.get("once"):
            driver.begin = "BEGIN IMMEDIATE" if options.get("writes") else "BEGIN"

    return engine


@contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Hold the file for this process alone; StoreBusy when another bot has it. Reading and backups stay possible."""
    lock = _lock(path)
    try:
        yield
    finally:
        lock.close()


def _lock(path: Path) -> IO[str]:
    try:
        lock = path.with_name(path.name + ".lock").open("a+", encoding="ascii")
    except OSError as error:
        raise ConfigError(
            f"{path}에 데이터베이스를 둘 수 없습니다: {why(error)}. 폴더를 만들거나 GONGGO_DATABASE를 고쳐 주세요."
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.seek(0)
        holder = lock.read().strip() or "?"
        lock.close()
        raise StoreBusy(
            f"다른 공고봇(프로세스 {holder})이 {path}을(를) 쓰고 있습니다. 그쪽을 끄거나 GONGGO_DATABASE를 다르게 정해 주세요."
        ) from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def copy(source: Path, target: Path) -> None:
    """A consistent copy of a database, also while it is being written. The target appears whole or not at all."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with (
            _closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
            _closing(sqlite3.connect(part)) as new,
        ):
            old.backup(new)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def check_copy(path: Path) -> str:
    """ "" when the file is a whole database of ours, else what is wrong with it, in Korean."""
    try:
        with _closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return "파일이 깨져 있습니다"
            tables = {
                name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
    except sqlite3.Error:
        return "SQLite 데이터베이스가 아닙니다"
    return "" if {"rooms", "postings", "outbox"} <= tables else "공고봇의 데이터베이스가 아닙니다"


def put_back(copy_of: Path, path: Path) -> None:
    """Replace the database by a copy; the journal files of the old one go with it."""
    part = path.with_name(path.name + ".part")
    shutil.copyfile(copy_of, part)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    part.replace(path)


@contextmanager
def _closing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    finally:
        connection.close()
