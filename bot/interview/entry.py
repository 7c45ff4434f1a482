"""One table of a bank's file, read part by part: what is missing or of another kind is noted, and reading goes on.

A part nobody asked for is a fault too, since it is a slip of the pen more often than not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


class Entry:
    """A table and what is wrong with it so far; `where` begins each fault."""

    def __init__(self, table: Mapping[str, object], where: str) -> None:
        self._table, self.where = table, where
        self._asked: set[str] = set()
        self.faults: list[str] = []

    def fault(self, words: str) -> None:
        """Note something wrong."""
        self.faults.append(f"{self.where}: {words}")

    def has(self, key: str) -> bool:
        """Whether the part is there."""
        self._asked.add(key)
        return key in self._table

    def text(self, key: str) -> str:
        """A part that is words; "" when it is not."""
        value = self._part(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        return self._wrong(key, value, "글", "")

    def text_if_there(self, key: str) -> str:
        """The same for a part that need not be there."""
        return self.text(key) if self.has(key) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A part that is a list of words; () when it is not."""
        value = self._part(key)
        if isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(str(one).strip() for one in value)
        return self._wrong(key, value, "글의 목록", ())

    def number(self, key: str) -> int:
        """A part that is a whole number; 0 when it is not."""
        value = self._part(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        return self._wrong(key, value, "수", 0)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A part that is a list of whole numbers; () when it is not."""
        value = self._part(key)
        if isinstance(value, list) and value and all(type(one) is int for one in value):
            return tuple(value)
        return self._wrong(key, value, "수의 목록", ())

    def tables(self, key: str) -> list[Mapping[str, object]]:
        """A part that is a list of tables; [] when it is not."""
        value = self._part(key)
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return value
        return self._wrong(key, value, "표의 목록", [])

    def table(self, key: str) -> Mapping[str, object]:
        """A part that is a table; {} when it is not."""
        value = self._part(key)
        return value if isinstance(value, dict) else self._wrong(key, value, "표", {})

    def close(self) -> None:
        """Note what nobody asked for."""
        if unknown := sorted(self._table.keys() - self._asked):
            self.fault(f"모르는 항목이 있습니다: {', '.join(unknown)}")

    def _part(self, key: str) -> object:
        self._asked.add(key)
        return self._table.get(key)

    def _wrong(self, key: str, value: object, kind: str, instead: T) -> T:
        missing = value is None or value in ("", [])
        self.fault(f"{key}이(가) 없습니다" if missing else f"{key}은(는) {kind}이어야 합니다")
        return instead
