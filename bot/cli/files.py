"""The database as a file, for the subcommands that handle it as one."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ConfigError
from bot.settings import Settings
from bot.store.database import file_of


def database_file(found: Settings, *, must_exist: bool) -> Path:
    """Its path; ConfigError when the database is no file, or there is none yet."""
    path = file_of(found.database)
    if path is None:
        raise ConfigError("SQLite 파일일 때만 됩니다. PostgreSQL은 pg_dump와 pg_restore를 써 주세요.")
    if must_exist and not path.exists():
        raise ConfigError(f"{path}이(가) 없습니다. GONGGO_DATABASE를 확인해 주세요.")
    return path
