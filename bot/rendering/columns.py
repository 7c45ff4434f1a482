"""Columns for a terminal, where a Korean letter is as wide as two Latin ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "


def width(text: str) -> int:
    """How many places a text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equally many cells, each column as wide as its widest cell; the last one runs free."""
    widest = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = (
        GAP.join(cell + " " * (place - width(cell)) for cell, place in zip(row, widest, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
