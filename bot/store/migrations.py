"""Brings the database to the newest schema.

Revisions are the files migrations/versions/NNNN_name.py, in order. The number in the database is compared first, so that
Alembic is imported only when there is something to do. Refused: a number the code does not know (StoreTooNew).
A SQLite file that holds data is copied beside itself before it is changed.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from bot.errors import StoreTooNew
from bot.store import sqlite
from bot.store.database import Database

FOLDER = Path(__file__).parent.parent.parent / "migrations"


def revisions(folder: Path = FOLDER) -> list[str]:
    """All known revisions, oldest first."""
    return sorted(path.name[:4] for path in (folder / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


async def current(database: Database) -> str | None:
    """The revision the database is at; None for an empty one."""
    async with database.reading() as connection:
        return await connection.run_sync(_current)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: Any = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


async def migrate(database: Database, now: datetime) -> Path | None:
    """Bring the database up to date; the path of the copy made before, when one was."""
    known, here = revisions(), await current(database)
    if here == known[-1]:
        return None
    if here is not None and here not in known:
        raise StoreTooNew(
            f"데이터베이스({here})가 이 프로그램({known[-1]})보다 새것입니다. 프로그램을 새로 받거나 백업에서 되돌려 주세요."
        )
    copy = _copy_before(database, here, now)
    async with database.writing() as connection:
        await connection.run_sync(_upgrade)
    return copy


def _copy_before(database: Database, here: str | None, now: datetime) -> Path | None:
    path = sqlite.path_of(database.url) if sqlite.is_sqlite(database.url) else None
    if path is None or here is None:
        return None
    target = path.with_name(f"{path.name}.before-{re.sub(r'[^0-9]', '', now.isoformat())[:14]}-{here}")
    sqlite.copy(path, target)
    return target


def _upgrade(connection: Connection, to: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
