"""Whether one may work away from the office, at least at times.

Only lines with one of the marks (재택, 원격, remote …) are read: a line that denies it (재택 불가) says no, one that speaks of
working so (재택근무, 주 1회 리모트로 근무) says yes, and others (재택 과제, 원격 제어, remote sensing) say nothing. In the
location field the mark alone is enough. The first line that says either decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.reading.document import Document
from bot.reading.text import Text
from bot.reading.words import Table, pattern

FILE = "areas.toml"


@dataclass(frozen=True, slots=True)
class RemoteWords:
    """The marks of a line to look at, and what it says there."""

    marks: tuple[str, ...]
    yes: re.Pattern[str]
    no: re.Pattern[str]


def load(folder: Path) -> RemoteWords:
    """Read [remote] of config/areas.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    yes, no = (re.compile(pattern(table.strings("remote", key))) for key in ("yes", "no"))
    return RemoteWords(table.strings("remote", "marks"), yes, no)


def read(document: Document, words: RemoteWords) -> bool | None:
    """True or False as the words say; None when they do not."""
    for text in (document.title, document.location, document.body):
        lines = sorted({line for mark in words.marks for line in _lines(text, mark)})
        for start, end in lines:
            if words.no.search(text.low, start, end):
                return False
            if text is document.location or words.yes.search(text.low, start, end):
                return True
    return None


def _lines(text: Text, mark: str) -> list[tuple[int, int]]:
    found = []
    at = text.low.find(mark)
    while at >= 0:
        start, end = text.line(at)
        found.append((start, end))
        at = text.low.find(mark, end)
    return found
