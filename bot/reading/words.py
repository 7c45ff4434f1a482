"""The words of config/: read from TOML, checked, turned into patterns.

Whoever keeps these files knows Korean hiring, not this code: a fault is told in Korean with the file and the line. A blank
inside a word stands for "a blank or none" (전문 연구 요원 also finds 전문연구요원); Latin letters match in lower case and
only as whole words. Patterns are for `Text.low`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.errors import ConfigError, why


class Table:
    """One TOML file, with its own text at hand so that a fault can name the line."""

    __slots__ = ("_lines", "data", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        text = ""
        try:
            text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(text)
        except OSError as error:
            raise ConfigError(f"{path}: 파일을 읽을 수 없습니다 ({why(error)}).") from error
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: UTF-8로 쓴 파일이 아닙니다.") from error
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"at line (\d+)", str(error))
            line = at[1] if at else len(text.splitlines()) or 1
            raise ConfigError(f"{path}:{line}: {why(error)}.") from error
        self._lines = text.splitlines()

    def strings(self, section: str, key: str) -> tuple[str, ...]:
        """The list of words at `[section] key`; ConfigError when it is missing, empty or not words."""
        found = self.section(section).get(key)
        words = found if isinstance(found, list) else []
        if not words or not all(isinstance(word, str) and word.strip() for word in words):
            raise self.fault(section, key, "낱말 목록이어야 합니다")
        return tuple(words)

    def section(self, name: str) -> dict[str, Any]:
        """The table `[name]`; ConfigError when the file has none."""
        found = self.data.get(name)
        if not isinstance(found, dict):
            raise self.fault(name, "", "이 묶음이 없습니다")
        return found

    def fault(self, section: str, key: str, why: str) -> ConfigError:
        """The error for `[section] key`, naming file and line."""
        start = self._line(rf"\[+\s*{re.escape(section)}\s*\]", 0) or 1
        line = (self._line(rf"{re.escape(key)}\s*=", start) if key else 0) or start
        return ConfigError(f"{self.path}:{line}: [{section}] {key + ': ' if key else ''}{why}.")

    def _line(self, pattern: str, after: int) -> int:
        for number, line in enumerate(self._lines[after:], after + 1):
            if re.match(rf"\s*{pattern}", line):
                return number
        return 0


def pattern(words: Iterable[str]) -> str:
    """An alternation of `words` for `Text.low`, longest first."""
    return "|".join(_word(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _word(word: str) -> str:
    low = word.lower().strip()
    body = r"\s?".join(re.escape(piece) for piece in low.split())
    if low[0].isascii() and low[0].isalnum():
        # Looking back from behind the first letter: an alternation whose members begin with letters is searched fast.
        body = f"{low[0]}(?<![a-z0-9]{low[0]}){body[1:]}"
    after = r"(?![a-z0-9])" if low[-1].isascii() and low[-1].isalnum() else ""
    return f"{body}{after}"
