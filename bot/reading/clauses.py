"""The clauses of a posting that hold a word worth looking at, so that a rule reads a few words and not the whole text.

A clause ends with its line, at a bullet inside a line (a middle dot is one only behind a finished sentence), at a
semicolon, and at the end of a sentence. It reaches at most 160 characters back from the word that called for it and 200
ahead, and a body's first 400 are read: more than any posting that a person would read has, and a bound on the work for
those that nobody would.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.model.reading import Evidence
from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.text import Text
from bot.reading.words import Table, pattern

FILE = "preference.toml"
# It begins with a set of letters, which is searched fast; what stands before and behind is looked at after.
_BREAK = re.compile(
    r"[\n•■□▶※◆●○▪◦・;.!?·*](?:(?<=[\n•■□▶※◆●○▪◦・;])|(?<=[.!?\])다요함임음됨] [·*])|(?<=[가-힣a-z)][.!?]) )"
)
_BACK, _AHEAD, _WHOLE, _MOST = 160, 200, 300, 400


@dataclass(frozen=True, slots=True)
class Clause:
    """`text.low[start:end]`, as `low`; `kind` is the section it stands in, None in a title or field."""

    text: Text
    start: int
    end: int
    low: str
    kind: SectionKind | None

    def evidence(self, start: int, end: int) -> Evidence:
        """The posting's own words for `low[start:end]`."""
        return self.text.evidence(self.start + start, self.start + end)


def trigger(table: Table, words: Iterable[str]) -> re.Pattern[str]:
    """What to look for in `Text.low` before looking closer: the bare letters at `[look] letters`.

    An alternation of bare letters is searched many times faster than the words' own pattern; ConfigError when one of
    `words` holds none of them and would never be found.
    """
    letters = table.strings("look", "letters")
    for word in words:
        if not any(piece in word.lower() for piece in letters):
            raise table.fault("look", "letters", f"'{word}'에 든 글자가 하나도 없습니다")
    return re.compile("|".join(re.escape(piece) for piece in letters))


def preference(folder: Path) -> re.Pattern[str]:
    """The words of config/preference.toml that make a condition a wish; ConfigError names the line."""
    return re.compile(pattern(Table(folder / FILE).strings("preference", "words")))


def clauses(text: Text, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The clauses of `text.low` that hold a match of `trigger`, in order, each once."""
    low, done = text.low, 0
    for match in trigger.finditer(low):
        if match.start() < done:
            continue
        start, at = max(done, match.start() - _BACK), match.start()
        for mark in _BREAK.finditer(low, start, at):
            start = mark.end()
        after = _BREAK.search(low, match.end(), match.end() + _AHEAD)
        done = after.start() if after else min(match.end() + _AHEAD, len(low))
        yield start, done


def whole(text: Text) -> Clause:
    """A title or a board's field as one clause; what lies beyond its first 300 characters is not read."""
    low = text.low[:_WHOLE]
    return Clause(text, 0, len(low), low, None)


def body_clauses(
    document: Document, trigger: re.Pattern[str], without: Collection[SectionKind] = ()
) -> Iterator[Clause]:
    """The body's clauses that hold a match of `trigger`, save those in the sections `without`."""
    for start, end in islice(clauses(document.body, trigger), _MOST):
        kind = document.kind_at(start)
        if kind not in without:
            yield Clause(document.body, start, end, document.body.low[start:end], kind)
