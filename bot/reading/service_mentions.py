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


def sentence_at(low: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence that holds `low[start:end]`."""
    left = low.rfind("\n", 0, start) + 1
    line_end = low.find("\n", end)
    right = line_end = len(low) if line_end < 0 else line_end
    for stop in _END.finditer(low, left, line_end):
        if stop.end() <= start:
            left = stop.end()
        elif stop.start() >= end:
            right = stop.end()
            break
    return left, right


def find(text: Text, words: ServiceWords) -> Iterator[Mention]:
    """Every name in order, none twice."""
    for match in words.places.mention.finditer(text.low):
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
