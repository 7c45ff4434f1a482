"""`gonggo migrate`: brings the database to the newest schema, after a copy of a SQLite file."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import nullcontext

from bot import settings
from bot.clock import now
from bot.store import migrations, sqlite
from bot.store.database import Database, file_of


def arguments(_parser: argparse.ArgumentParser) -> None:
    """None."""


def run(_options: argparse.Namespace) -> int:
    """Migrate; a bot that runs on the file is not to be disturbed."""
    found = settings.load()
    path = file_of(found.database)
    with nullcontext() if path is None or not path.parent.is_dir() else sqlite.held_alone(path):
        return asyncio.run(_migrate(found))


async def _migrate(found: settings.Settings) -> int:
    database = Database(found.database)
    try:
        copy = await migrations.migrate(database, now())
    finally:
        await database.close()
    print(f"데이터베이스: 판 {migrations.revisions()[-1]}" + (f" (옮기기 전 사본: {copy})" if copy else ""))
    return 0
