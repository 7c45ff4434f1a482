"""The project's own words, loaded once for all tests of reading."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from bot.reading.lexicon import Lexicon

CONFIG = Path(__file__).parents[2] / "config"
DAY = date(2026, 11, 23)


@cache
def lexicon() -> Lexicon:
    return Lexicon.load(CONFIG)
