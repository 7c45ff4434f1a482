"""All words of a posting in one comparable string, made once, and the way back to what stood there.

`compact` is every part's tokens one after the other: nothing where a soft gap was, a line end where a hard one was, so that
no word is ever found across a comma, a bracket, a line or two parts. `starts` holds where each token begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from bot.matching.folding import TOKEN, Folded, fold, soft


class Part(NamedTuple):
    """One text of the posting: what people call it, its words, where it begins in `compact` and among the tokens."""

    label: str
    original: str
    folded: Folded
    start: int
    first_token: int


class Quote(NamedTuple):
    """Where a hit stood: the part's label, its original text, and the offsets in there."""

    label: str
    original: str
    start: int
    end: int


class Page:
    """The words of one posting. `at[position]` is the token that begins there; `gaps[i]` stands before token i."""

    __slots__ = ("at", "compact", "gaps", "parts", "starts", "tokens")

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        pieces: list[str] = []
        self.parts: list[Part] = []
        self.starts: list[int] = []
        self.tokens: list[str] = []
        self.gaps: list[str] = []
        position = 0
        for label, original in texts:
            folded = fold(original)
            split = TOKEN.split(folded.text)
            self.parts.append(Part(label, original, folded, position, len(self.tokens)))
            split[0] = "\n"
            for index in range(1, len(split), 2):
                gap, token = split[index - 1], split[index]
                if not soft(gap):
                    pieces.append("\n")
                    position += 1
                pieces.append(token)
                self.starts.append(position)
                position += len(token)
            self.tokens += split[1::2]
            self.gaps += split[0:-1:2]
        self.gaps.append("\n")
        self.compact = "".join(pieces)
        self.at = {start: index for index, start in enumerate(self.starts)}

    def token_at(self, position: int) -> int:
        """The token that holds `compact[position]`."""
        return bisect_right(self.starts, position) - 1

    def bounds(self, label: str) -> tuple[int, int]:
        """Where the part with that label stands in `compact`; (0, 0) when there is none."""
        for index, part in enumerate(self.parts):
            if part.label == label:
                after = self.parts[index + 1 : index + 2]
                return part.start, after[0].start if after else len(self.compact)
        return 0, 0

    def quote(self, start: int, end: int) -> Quote:
        """The original place of `compact[start:end]`."""
        part = self.parts[bisect_right(self.parts, start, key=lambda one: one.start) - 1]
        pieces = TOKEN.split(part.folded.text)
        first, last = self.token_at(start), self.token_at(end - 1)
        begin = self._offset(pieces, first - part.first_token) + start - self.starts[first]
        finish = self._offset(pieces, last - part.first_token) + end - self.starts[last]
        return Quote(part.label, part.original, *part.folded.original(begin, finish))

    @staticmethod
    def _offset(pieces: list[str], token: int) -> int:
        return sum(map(len, pieces[: 2 * token + 1]))
