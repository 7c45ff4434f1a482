"""A filter's text, cut into its pieces.

Pieces are brackets, | (or), & (and), a - or ! right before something (not), "phrases", and words: all else up to a blank. A
word that ends in an operator takes the phrase right behind it (회사:"노타 AI"). Full-width signs, curly quotes and long dashes
count as the plain ones. Offsets are those of the text as typed.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from bot.errors import FilterError

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟＂〝〞", '"'),
        **dict.fromkeys("‘’‛＇", "'"),
        **dict.fromkeys("−–—‐‑－ー", "-"),
        **dict(zip("（）｜！：＜＞＝？＆，、［］", "()|!:<>=?&,,()", strict=True)),
    }
)
_PIECE = re.compile(
    r"""(?P<open>\()|(?P<close>\))|(?P<either>\|\|?)|(?P<both>&&?(?=\s|$))
    |(?P<negation>[-!](?=[^\s|)]))
    |(?P<word>[^\s()|"'][^\s()|"]*(?<=[:<>=≤≥])"[^"]*")
    |(?P<phrase>"[^"]*"|'[^']*')|(?P<broken>["'])
    |(?P<word2>[^\s()|"]+)""",
    re.VERBOSE,
)
_EITHER = frozenset(("또는", "or", "혹은"))
_BOTH = frozenset(("그리고", "and"))
KEYWORDS = _EITHER | _BOTH


class Sort(Enum):
    """What a piece is."""

    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()
    BOTH = auto()
    NOT = auto()
    PHRASE = auto()
    WORD = auto()


class Piece(NamedTuple):
    """`text` with plain signs (a phrase without its quotes); `start` and `end` are where it stands as typed."""

    sort: Sort
    text: str
    start: int
    end: int


_SORTS = {
    "open": Sort.OPEN, "close": Sort.CLOSE, "either": Sort.EITHER, "both": Sort.BOTH, "negation": Sort.NOT,
    "phrase": Sort.PHRASE, "word": Sort.WORD, "word2": Sort.WORD,
}  # fmt: skip


def pieces(text: str) -> list[Piece]:
    """The pieces of `text` in order; FilterError for a quote that is never closed and a - that stands alone."""
    return [_piece(text, match) for match in _PIECE.finditer(plain(text))]


def plain(text: str) -> str:
    """The text with plain signs, character for character."""
    return text.translate(_PLAIN)


def _piece(text: str, match: re.Match[str]) -> Piece:
    start, end = match.span()
    name = match.lastgroup or ""
    if name == "broken":
        raise FilterError("따옴표가 닫히지 않았습니다.", text, start, start + 1, text + match[0])
    sort, words = _SORTS[name], match[0]
    if sort is Sort.PHRASE:
        return Piece(sort, words[1:-1], start, end)
    if sort is Sort.WORD:
        bare = words.lower().strip(".,")
        if not words.strip("-!"):
            raise FilterError(
                "‘-’는 뺄 말 바로 앞에 붙여 씁니다. 예: -구로",
                text,
                start,
                end,
                text[:start] + text[end:].lstrip(),
            )
        sort = Sort.EITHER if bare in _EITHER else Sort.BOTH if bare in _BOTH else sort
    return Piece(sort, words, start, end)
