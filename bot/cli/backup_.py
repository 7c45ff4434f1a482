"""`gonggo backup FILE`: a consistent copy of the database, also while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot import settings
from bot.cli.files import database_file
from bot.store import sqlite


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("file", type=Path, metavar="파일")


def run(options: argparse.Namespace) -> int:
    """Copy."""
    path = database_file(settings.load(), must_exist=True)
    sqlite.copy(path, options.file)
    print(f"{path} → {options.file}")
    return 0
