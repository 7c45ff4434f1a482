"""A posting's words as one line of text of which the law of words can be asked again, and the terms that find it.

A stream is the tokens of some texts with one character between: a blank (or nothing) is " ", a gap that may stand inside a word
and glues single letters is "-", one that does not glue is "/", a hard gap that glues is "'", any other hard gap and the edge of
a text a line end. To the law (standing.py) it is the same page as the texts it was made from. Its terms, for an index:

    token           every token; the blanks of "r & d" as _
    ~right~left     two tokens with a blank (or nothing) between, -right~left with a hyphen, dot or slash
    !               in place of a token that is too long to be kept

What a term is never depends on config/. Whoever changes what they are writes a migration that empties the index and marks all
postings stale, or old terms stay behind; a test holds them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import add
from typing import NamedTuple, Self

from bot.matching.compounds import is_hangul
from bot.matching.folding import TOKEN, fold, soft
from bot.matching.page import Page
from bot.matching.standing import Spelling

LONGEST = 60
UNKEPT = "!"
BLANK, HYPHEN, APART = "~", "-", "~"
"""The signs of two tokens: what is between them, and what sets them apart in the term."""


class _Gaps(dict[str, str]):
    """What is written for a gap; those that are not named here are many."""

    def __missing__(self, gap: str) -> str:
        return " " if soft(gap) else "\n"


_GAPS = _Gaps(
    {"": " ", " ": " ", "-": "-", ".": "-", "_": "-", "/": "/", "·": "/", "'": "'", "’": "'", "+": "'"}
)
_SOFT = " -/"
_SIGNS = {" ": BLANK, "-": HYPHEN, "/": HYPHEN}
_BETWEEN = re.compile(r"([ \-/'\n])")


class Stream(NamedTuple):
    """The tokens of some texts and the gap after each; the last one's is a line end."""

    tokens: list[str]
    gaps: list[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Made from texts as they stand."""
        split = TOKEN.split(fold("\n".join(texts)).text)
        split[-1] = "\n"
        tokens = split[1::2]
        if "&" in "".join(tokens):
            tokens = [token.replace(" ", "_") for token in tokens]
        return cls(tokens, list(map(_GAPS.__getitem__, split[2::2])))

    @classmethod
    def back(cls, line: str) -> Self:
        """Out of its line."""
        split = _BETWEEN.split(line)
        return cls(split[::2], [*split[1::2], "\n"]) if line else cls([], [])

    @property
    def line(self) -> str:
        """The line of text; "" when there are no letters."""
        return "".join(map(add, self.tokens, self.gaps))[:-1]

    def terms(self) -> set[str]:
        """What it is found by."""
        tokens = set(self.tokens)
        if long := {token for token in tokens if len(token) > LONGEST}:
            return (Stream([UNKEPT if token in long else token for token in self.tokens], self.gaps)).terms()
        found = zip(self.gaps, self.tokens[1:], self.tokens, strict=False)
        return tokens.union(
            [_SIGNS[gap] + right + APART + left for gap, right, left in found if gap in _SIGNS]
        )


def page(line: str) -> Page:
    """The stream, or a piece of it between line ends, as the law takes it."""
    return Page([("", line.replace("_", " "))])


def tails(token: str) -> Iterator[str]:
    """Where in a token a word may begin but at its start: each rest of a run of Hangul with what stands before (개발<웹)."""
    if is_hangul(token[0]):
        yield from (f"{token[at:]}<{token[:at]}" for at in range(1, len(token)))


class Finder:
    """Looks for one word, spelled one way, in streams; the law is asked only around the places where its letters are."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._letters = re.compile(f"[{_SOFT}]?".join(map(_letter, spelling.compact)))
        self._reach = max((trap.compact.count("\n") for trap in spelling.traps), default=0)

    def stands(self, line: str) -> bool:
        """Does it stand there?"""
        asked = 0
        for hit in self._letters.finditer(line):
            if hit.start() < asked:
                continue
            start, asked = _around(line, hit.start(), hit.end())
            if self._stands(line, start, asked):
                return True
        return False

    def _stands(self, line: str, start: int, end: int) -> bool:
        alone = self._spelling.find(page(line[start:end])) is not None
        if not alone or not self._reach:
            return alone
        # A trap may reach over line ends, but the words it reaches to are not asked here.
        low, high = start, end
        for _ in range(self._reach):
            low, high = _around(line, max(low - 1, 0), min(high + 1, len(line)))
        before, inside = (_size(line[low:edge]) for edge in (start, end))
        return self._spelling.find(page(line[low:high]), before, inside) is not None


def _letter(letter: str) -> str:
    return {"\n": "[\n']", " ": "_"}.get(letter) or re.escape(letter)


def _around(line: str, start: int, end: int) -> tuple[int, int]:
    """From line end to line end around a place."""
    high = line.find("\n", end)
    return line.rfind("\n", 0, start) + 1, len(line) if high < 0 else high


def _size(line: str) -> int:
    """How long it is in a page's compact form, the line end before it included."""
    return 1 + len(line) - sum(map(line.count, _SOFT))
