"""The words of a posting, made comparable, with the way back to where each of them stood.

`Text.plain` is what rules read: compatibility forms folded (ＡＩ → AI, ㈜ → (주)), letters composed (NFC), zero-width
characters gone, every blank a space and every run of blanks one, no blanks around a line's end, at most one empty line.
`Text.low` is the same in lower case, character for character. Rules give offsets into `plain`; `evidence()` turns them
into the posting's own words, exactly as they stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from bot.model.reading import Evidence, Part

_ZERO = "\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufe0e\ufe0f\ufeff\uffa0"
_FOLD = (
    "\u00b2\u00b3\u00b9\u00bc-\u00be\u2024-\u2026\u2070-\u209f\u2100-\u218f\u2460-\u24ff\u318d"
    "\u3200-\u33ff\uf900-\ufaff\ufb00-\ufb06\uff01-\uffee"
)
_MARKS = "\u0300-\u036f"
_CONJOINING = "\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"
_BLANK = rf"\s{_ZERO}"
# Begins with one set of letters, so that it is searched fast: runs of blanks but the plain single ones, and folded forms.
_USUAL = re.compile(
    rf"[{_BLANK}{_FOLD}](?:(?P<blank>(?<=[ \n])[{_BLANK}]+|(?<=[{_BLANK}])(?<![ \n])[{_BLANK}]*)|(?P<fold>(?<=[{_FOLD}])))"
)
_FOLDED = re.compile(f"[{_FOLD}]")
_TO_COMPOSE = re.compile(f"[{_MARKS}{_CONJOINING}]")
# The same, and a letter with its combining marks, or conjoining Hangul letters: composed as one.
_WITH_MARKS = re.compile(
    rf"(?P<blank>[{_BLANK}]+)|(?P<compose>[^\s{_MARKS}\u1100-\u11ff][{_MARKS}]+|[{_CONJOINING}]+)|(?P<fold>[{_FOLD}])"
)


class Text:
    """One part of a posting: `plain` and `low` to read, `original` to show."""

    __slots__ = ("_edits", "_starts", "low", "name", "original", "part", "plain")

    def __init__(self, original: str, part: Part = Part.BODY, name: str = "") -> None:
        self.original, self.part, self.name = original, part, name
        pieces: list[str] = []
        # (start in plain, end in plain, start in original, end in original) of every piece that changed, in order.
        self._edits: list[tuple[int, int, int, int]] = []
        done = size = 0
        special = _WITH_MARKS if _TO_COMPOSE.search(original) else _USUAL
        for match in special.finditer(original):
            new, old = _replacement(match), match.group()
            if new == old:
                continue
            pieces += (original[done : match.start()], new)
            size += match.start() - done
            self._edits.append((size, size + len(new), match.start(), match.end()))
            size, done = size + len(new), match.end()
        pieces.append(original[done:])
        self.plain = "".join(pieces)
        self._starts = [edit[0] for edit in self._edits]
        low = self.plain.lower()
        # A few letters grow in lower case (İ): then only those that keep their length are lowered.
        self.low = (
            low
            if len(low) == len(self.plain)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)
        )

    def evidence(self, start: int, end: int) -> Evidence:
        """The posting's own words for `plain[start:end]`, blanks at the edges left off; ValueError when nothing is left."""
        while start < end and self.plain[start].isspace():
            start += 1
        while start < end and self.plain[end - 1].isspace():
            end -= 1
        if not 0 <= start < end <= len(self.plain):
            raise ValueError(f"no words at {start}:{end}")
        first, last = self._start_of(start), self._end_of(end)
        return Evidence(self.original[first:last], self.part, first, last, self.name)

    def line(self, at: int) -> tuple[int, int]:
        """Start and end in `plain` of the line that holds offset `at`."""
        end = self.plain.find("\n", at)
        return self.plain.rfind("\n", 0, at) + 1, len(self.plain) if end < 0 else end

    def _start_of(self, index: int) -> int:
        """Where in `original` the character `plain[index]` begins."""
        at = bisect_right(self._starts, index) - 1
        # Pieces that vanished share their start with what follows: the last of them is the one to count from.
        if at < 0:
            return index
        _, plain_end, start, end = self._edits[at]
        return start if index < plain_end else end + index - plain_end

    def _end_of(self, index: int) -> int:
        """Where in `original` the character before `plain[index]` ends."""
        at = bisect_right(self._starts, index - 1) - 1
        if at < 0:
            return index
        _, plain_end, _, end = self._edits[at]
        return end if index <= plain_end else end + index - plain_end


def _replacement(match: re.Match[str]) -> str:
    old = match.group()
    if match.lastgroup == "blank":
        lines = old.count("\n")
        return "\n" * min(lines, 2) if lines else " " if any(c.isspace() for c in old) else ""
    if match.lastgroup == "compose":
        return unicodedata.normalize("NFKC" if _FOLDED.match(old) else "NFC", old)
    # The Korean middle dot is a letter to Unicode; to a reader it is a dot.
    return "·" if old == "ㆍ" else unicodedata.normalize("NFKC", old)
