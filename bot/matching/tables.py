"""TOML files of config/, read and checked as they are asked; a fault is a ConfigError that names the file and the entry."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from bot.errors import ConfigError, why


class Table:
    """One TOML file."""

    __slots__ = ("data", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(f"{path}: 파일을 읽을 수 없습니다 ({why(error)}).") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: UTF-8로 쓴 파일이 아닙니다.") from error
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path}: {why(error)}.") from error

    def section(self, name: str) -> dict[str, Any]:
        """The table `[name]`."""
        return self._table(self.data.get(name), name)

    def lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """The table `[name]`, every value a list of words."""
        return {key: self._words(value, f"[{name}] {key}") for key, value in self.section(name).items()}

    def words(self, name: str) -> tuple[str, ...]:
        """The list `words` of the table `[name]`."""
        return self._words(self.section(name).get("words"), f"[{name}] words")

    def strings(self, name: str) -> dict[str, str]:
        """The table `[name]`, every value a word."""
        for key, value in self.section(name).items():
            if not isinstance(value, str) or not value.strip():
                raise self.fault(f"[{name}] {key}", "낱말이어야 합니다")
        return self.section(name)

    def named(self) -> dict[str, tuple[str, ...]]:
        """Every table's `name` and `aliases`, by the table's own name."""
        found = {}
        for key, value in self.data.items():
            entry = self._table(value, key)
            if not isinstance(entry.get("name"), str):
                raise self.fault(f"[{key}] name", "낱말이어야 합니다")
            found[key] = (entry["name"], *self._words(entry.get("aliases", []), f"[{key}] aliases"))
        return found

    def fault(self, where: str, why: str) -> ConfigError:
        """The error for one entry."""
        return ConfigError(f"{self.path}: {where}: {why}.")

    def _table(self, value: object, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fault(f"[{name}]", "이 묶음이 없습니다")
        return value

    def _words(self, value: object, where: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.fault(where, "낱말 목록이어야 합니다")
        return tuple(value)
