"""`gonggo restore FILE`: puts a copy back. Refused while the bot runs; what was there is kept beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot import settings
from bot.cli.files import database_file
from bot.clock import now
from bot.errors import ConfigError
from bot.store import sqlite


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="파일")


def run(options: argparse.Namespace) -> int:
    """Check the copy, keep the present one, replace it."""
    path = database_file(settings.load(), must_exist=False)
    if wrong := sqlite.check_copy(options.file):
        raise ConfigError(f"{options.file}: {wrong}. 되돌리지 않았습니다.")
    with sqlite.held_alone(path):
        if path.exists():
            kept = path.with_name(f"{path.name}.before-restore-{now():%Y%m%d%H%M%S}")
            sqlite.copy(path, kept)
            print(f"지금 것은 {kept}에 두었습니다.")
        sqlite.put_back(options.file, path)
    print(f"{options.file} → {path}")
    return 0
