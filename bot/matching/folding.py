"""Letters made comparable, with the way back to the words as they stood.

Folding lowers letters and turns compatibility forms into plain ones (ＡＩ → ai), character for character, so that offsets
stay: a form that would need several letters (㈜, …) becomes a blank, which is what it is to a reader of words. Only where
a text holds invisible characters or letters in pieces (NFD) are offsets kept apart.

A folded text falls into tokens: runs of Hangul, and runs of other letters and digits (c++, c#, r&d are one token). The
gaps between them are soft (a blank, a hyphen, a dot, a slash: what may stand inside a word) or hard (everything else).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe0e\ufe0f\ufeff\uffa0"
_PIECES = "\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb"
_COMPATIBLE = re.compile(
    "[\u00b2\u00b3\u00b9\u00bc-\u00be\u0130\u2024-\u2026\u2070-\u218f\u2460-\u24ff\u318d\u3200-\u33ff"
    "\uf900-\ufaff\ufb00-\ufb06\uff01-\uff9f\uffe0-\uffee]"
)
_RARE = re.compile(f"[{_INVISIBLE}\u0300-\u036f{_PIECES}]")
_CLUSTER = re.compile(f"(?P<gone>[{_INVISIBLE}])|[{_PIECES}]+|[^\u0300-\u036f][\u0300-\u036f]*|.", re.DOTALL)

HANGUL = "가-힣ㄱ-ㅣ"
_OTHER = rf"[^\W_{HANGUL}]"
TOKEN = re.compile(rf"([{HANGUL}]+|[a-z] & [a-z](?!{_OTHER})|{_OTHER}+(?:&{_OTHER}+)*(?:\+\+|#(?!\w))?)")
_WORD = 40
_SOFT = frozenset(("", " ", "-", "_", ".", "·", "/"))


class Folded(NamedTuple):
    """`text` to compare; `offsets[i]` is where character i stood (and one for the end), None when all stand where they stood."""

    text: str
    offsets: Sequence[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original for `text[start:end]` (not empty)."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def fold(text: str) -> Folded:
    """`text` made comparable."""
    if _RARE.search(text):
        return _fold_rare(text)
    return Folded(_lower(_COMPATIBLE.sub(_plain, text)))


def _fold_rare(text: str) -> Folded:
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        if match["gone"]:
            continue
        piece = unicodedata.normalize("NFC", match[0])
        pieces.append(piece)
        offsets += range(match.start(), match.start() + len(piece))
    offsets.append(len(text))
    return Folded(_lower(_COMPATIBLE.sub(_plain, "".join(pieces))), offsets)


def _plain(match: re.Match[str]) -> str:
    if match[0] in "ㆍ・･":
        return "·"
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 else " "


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    # A few letters grow in lower case: those stay as they are.
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def compact(text: str) -> str:
    """The tokens of `text` without what is between them; a hard gap is kept as a line end. "" when it has no letters."""
    return _compact_word(text) if len(text) <= _WORD else split(fold(text).text)[0]


@lru_cache(maxsize=8192)
def _compact_word(text: str) -> str:
    """Words are asked for again and again; whole texts are not kept."""
    return split(fold(text).text)[0]


def phrase(text: str, between: str) -> str:
    """The folded tokens of `text` with `between` wherever something stood, and a comma more where nothing may run over."""
    _, tokens, gaps = split(fold(text).text)
    hard = "," + between if between == " " else between
    joints = ["", *("" if not gap else between if soft(gap) else hard for gap in gaps[1:])]
    return "".join(joint + token for joint, token in zip(joints, tokens, strict=False))


def split(folded: str) -> tuple[str, list[str], list[str]]:
    """Compact form, tokens, and the gaps before each of them (and one after the last)."""
    parts = TOKEN.split(folded)
    gaps, tokens = parts[::2], parts[1::2]
    pieces = [token if soft(gap) else "\n" + token for gap, token in zip(gaps, tokens, strict=False)]
    return "".join(pieces).removeprefix("\n"), tokens, gaps


def soft(gap: str) -> bool:
    """May it stand inside a word?"""
    return gap in _SOFT or (gap.isspace() and "\n" not in gap)
