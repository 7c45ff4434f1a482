"""`gonggo backup FILE`: a consistent copy of the database, also while the bot runs."""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path

from bot import settings
from bot.cli.files import database_file
from bot.errors import ConfigError, why
from bot.store import sqlite


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("file", type=Path, metavar="파일")


def run(options: argparse.Namespace) -> int:
    """Copy."""
    path = database_file(settings.load(), must_exist=True)
    try:
        sqlite.copy(path, options.file)
    except (OSError, sqlite3.Error) as error:
        told = (
            why(error)
            if isinstance(error, OSError)
            else "그런 폴더가 없거나, 쓸 수 없는 곳이거나, 디스크가 찼습니다"
        )
        raise ConfigError(f"{options.file}에 사본을 쓰지 못했습니다: {told}.") from error
    print(f"{path} → {options.file}")
    return 0
