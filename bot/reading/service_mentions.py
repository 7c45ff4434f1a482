"""Where a text names a programme of military service, and the sentence each name stands in.

A sentence ends with its line, with . ! ? before a blank, where an excerpt was cut ("[...]"), or before a dash that begins
the next item of a flattened list. A doubtful name counts when its sentence speaks of military service besides; 병역특례 that
is tied to a master's or doctor's degree is 전문연구요원, because the other programme asks for no degree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from bot.reading.service_words import ServiceWords
from bot.reading.text import Text


class Kind(StrEnum):
    """What is named: one of the programmes, one without saying which, or the company's licence for them."""

    RESEARCH = "research"
    INDUSTRIAL = "industrial"
    UNNAMED = "unnamed"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Mention:
    """`text.low[start:end]` names a programme; its sentence is `[left:right]`."""

    kind: Kind
    text: Text
    start: int
    end: int
    left: int
    right: int

    @property
    def before(self) -> str:
        """The sentence up to the name."""
        return self.text.low[self.left : self.start]

    @property
    def rest(self) -> str:
        """The sentence after the name."""
        return self.text.low[self.end : self.right]

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.text.low[self.left : self.right]


_END = re.compile(r"[.!?。](?=[\s)\]'\"]|$)|\[\.\.\.\]|(?<=[가-힣)\]'])- (?=[가-힣a-z(\[])|\\n")
_DEGREE_GAP = 14
_FAR = 240
_MOST = 60


def sentence_at(low: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds `low[start:end]`, cut off `_FAR` characters away."""
    left = max(low.rfind("\n", 0, start) + 1, start - _FAR)
    stop = low.find("\n", end, end + _FAR)
    right = last = stop if stop >= 0 else min(len(low), end + _FAR)
    for mark in _END.finditer(low, left, last):
        if mark.end() <= start:
            left = mark.end()
        elif mark.start() >= end:
            right = mark.end()
            break
    return left, right


def sentences(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Bounds of the sentences of the line `low[start:end]`."""
    left = start
    for mark in _END.finditer(low, start, end):
        yield left, mark.end()
        left = mark.end()
    yield left, end


def find(text: Text, words: ServiceWords) -> Iterator[Mention]:
    """The names in order, none twice; of a text that only repeats them the first `_MOST`."""
    for match in islice(words.places.mention.finditer(text.low), _MOST):
        left, right = sentence_at(text.low, match.start(), match.end())
        kind = _kind(match, text.low[left:right], match.start() - left, words)
        if kind:
            yield Mention(kind, text, match.start(), match.end(), left, right)


def _kind(match: re.Match[str], sentence: str, at: int, words: ServiceWords) -> Kind | None:
    name = match.lastgroup or ""
    end = at + match.end() - match.start()
    if name == "doubtful":
        others = sentence[:at] + "|" + sentence[end:]
        return Kind.RESEARCH if words.programmes.military_context.search(others) else None
    if name == "unnamed" and _by_degree(sentence, at, end, words):
        return Kind.RESEARCH
    return Kind(name)


def _by_degree(sentence: str, start: int, end: int, words: ServiceWords) -> bool:
    """Whether the name stands next to a master's or doctor's degree, with nothing else listed in between."""
    below = words.programmes.below_degree
    ahead, behind = sentence[max(start - _DEGREE_GAP, 0) : start], sentence[end : end + _DEGREE_GAP]
    tied = words.places.degree_before.search(ahead) or words.places.degree_at.match(behind)
    return bool(tied) and not (below.search(ahead) or below.search(behind))
