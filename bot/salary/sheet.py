"""A CSV file of config/salary, read cell by cell; a fault is a ConfigError that names the file, the line and the column.

The first line that is no comment names the columns. Lines that begin with # and empty lines are skipped. A rate is written
as people write it (4.75%), a sum in whole won, a day as 2026-07-01; an empty cell says that it is not known or has no end.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NoReturn

from bot.errors import ConfigError, why


class Row:
    """One line of a file."""

    __slots__ = ("_cells", "_line", "_path")

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self._path, self._line, self._cells = path, line, cells

    def text(self, column: str) -> str:
        """The words of a cell that must have some."""
        return self._cells[column] or self._refuse(column, "비어 있습니다")

    def words(self, column: str) -> str:
        """The words of a cell that may be empty."""
        return self._cells[column]

    def won(self, column: str) -> int:
        """A whole number."""
        try:
            return int(self.text(column))
        except ValueError:
            return self._refuse(column, "정수여야 합니다")

    def maybe_won(self, column: str) -> int | None:
        """A whole number, None when the cell is empty."""
        return self.won(column) if self._cells[column] else None

    def number(self, column: str) -> Fraction:
        """An exact number: 0.5, 4.75%, or one by another, 0.9448%/7.19%."""
        above, _, below = self.text(column).partition("/")
        try:
            return _exact(above) / _exact(below or "1")
        except (ValueError, ZeroDivisionError):
            return self._refuse(column, "숫자나 백분율(4.75%)이어야 합니다")

    def maybe_number(self, column: str) -> Fraction | None:
        """An exact number, None when the cell is empty."""
        return self.number(column) if self._cells[column] else None

    def day(self, column: str) -> date:
        """A day."""
        try:
            return date.fromisoformat(self.text(column))
        except ValueError:
            return self._refuse(column, "2026-07-01 같은 날짜여야 합니다")

    def maybe_day(self, column: str) -> date | None:
        """A day, None when the cell is empty."""
        return self.day(column) if self._cells[column] else None

    def choice(self, column: str, allowed: Iterable[str]) -> str:
        """One of the allowed words."""
        written, known = self._cells[column], tuple(allowed)
        return (
            written
            if written in known
            else self._refuse(column, f"{', '.join(known)} 가운데 하나여야 합니다")
        )

    def fault(self, why: str, column: str = "") -> ConfigError:
        """The error for this line."""
        return ConfigError(f"{self._path}:{self._line}: {column + ': ' if column else ''}{why}.")

    def _refuse(self, column: str, why: str) -> NoReturn:
        raise self.fault(why, column)


def rows(path: Path, columns: Iterable[str]) -> list[Row]:
    """All lines of a file that has exactly these columns, in any order."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: 파일을 읽을 수 없습니다 ({why(error)}).") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: UTF-8로 쓴 파일이 아닙니다.") from error
    written = _cells(lines)
    line, names = next(written, (1, []))
    if missing := set(columns) ^ set(names):
        raise ConfigError(f"{path}:{line}: 열이 맞지 않습니다 ({', '.join(sorted(missing))}).")
    found = []
    for line, cells in written:
        if len(cells) != len(names):
            raise ConfigError(f"{path}:{line}: 칸이 {len(names)}개여야 하는데 {len(cells)}개입니다.")
        found.append(Row(path, line, dict(zip(names, cells, strict=True))))
    if not found:
        raise ConfigError(f"{path}:{line}: 값이 한 줄도 없습니다.")
    return found


def _exact(written: str) -> Fraction:
    return Fraction(written[:-1]) / 100 if written.endswith("%") else Fraction(written)


def _cells(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader("" if line.startswith("#") else line for line in lines)
    for cells in reader:
        if cells:
            yield reader.line_num, [cell.strip() for cell in cells]
