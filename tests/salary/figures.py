"""Figures tests hold the arithmetic against, and the tables of config/."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

from bot.salary.tables import Tables, bundled

CONFIG = Path(__file__).parents[2] / "config"
DATA = Path(__file__).parent / "data"


def tables() -> Tables:
    """The tables of config/, read once."""
    return bundled()


def lines(name: str) -> list[dict[str, str]]:
    """The lines of a CSV file in data/, packed or not."""
    path = DATA / name
    text = (
        gzip.decompress(path.read_bytes()).decode()
        if name.endswith(".gz")
        else path.read_text(encoding="utf-8")
    )
    return list(csv.DictReader(text.splitlines()))


def cells(began: str) -> Iterator[tuple[int, int, int, int]]:
    """Every cell of an official table: the row's first and last won of monthly pay, the family, the tax."""
    for line in lines(f"withholding-{began}.csv.gz"):
        low, high = int(line["low_thousand"]) * 1000, int(line["high_thousand"]) * 1000
        for family in range(1, 12):
            yield low, max(low, high - 1), family, int(line[f"family_{family}"])
