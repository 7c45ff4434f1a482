"""What may come before and after a Korean word in one run of Hangul: known words, particles and endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_PIECES_AT_MOST = 4


class Language:
    """What the law needs to know of Korean: particles, and the words that may come before or after another in a compound."""

    __slots__ = ("_known", "_particles", "_sizes")

    def __init__(self, particles: frozenset[str], known: frozenset[str]) -> None:
        alternatives = "|".join(sorted(map(re.escape, particles), key=len, reverse=True))
        self._particles = re.compile(f"(?:{alternatives}){{1,3}}" if alternatives else r"(?!)")
        self._known = known
        self._sizes = sorted({len(word) for word in known}, reverse=True)

    @lru_cache(maxsize=4096)  # noqa: B019  one Language lives as long as the process
    def is_known(self, run: str, pieces: int = _PIECES_AT_MOST) -> bool:
        """Is the run known words one after the other?"""
        return any(not rest or (pieces > 1 and self.is_known(rest, pieces - 1)) for rest in self._rests(run))

    @lru_cache(maxsize=4096)  # noqa: B019  one Language lives as long as the process
    def may_follow(self, tail: str, pieces: int = _PIECES_AT_MOST) -> bool:
        """Known words, particles, or known words with particles: 시스템을, 에서는."""
        if not tail or self._particles.fullmatch(tail):
            return True
        return pieces > 0 and any(self.may_follow(rest, pieces - 1) for rest in self._rests(tail))

    def _rests(self, run: str) -> Iterator[str]:
        """What is left of `run` after each known word it begins with."""
        return (run[size:] for size in self._sizes if run[:size] in self._known and size <= len(run))


def is_hangul(letter: str) -> bool:
    """A Hangul syllable or letter?"""
    return "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ"
