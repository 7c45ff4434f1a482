"""A filter error as two lines: the text, and carets under the place that is wrong."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

from bot.errors import FilterError

_MOST_COLUMNS = 40
_MOST_CARETS = 20


def caret(error: FilterError) -> str:
    """The text around the place and, below it, carets; for a fixed-width font in which Hangul is two columns wide."""
    text = "".join(" " if c.isspace() or not c.isprintable() else c for c in error.text)
    start, end = error.start, max(error.end, error.start + 1)
    first = start
    while first and _columns(text[first - 1 : start]) <= _MOST_COLUMNS:
        first -= 1
    last = max(start, min(end, start + _MOST_CARETS))
    while last < len(text) and _columns(text[first : last + 1]) <= 2 * _MOST_COLUMNS:
        last += 1
    before, after = "…" if first else "", "…" if last < len(text) else ""
    indent = " " * _columns(before + text[first:start])
    marks = "^" * max(1, min(_columns(text[start : min(end, last)]), _MOST_CARETS))
    return f"{before}{text[first:last]}{after}\n{indent}{marks}"


def _columns(text: str) -> int:
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
