"""When a word stands in a posting: the law of text matching.

A word is compared without blanks, hyphens, dots, slashes and case: 강화학습 = 강화 학습 = 강화-학습. It stands there when

1. **It begins where a word begins.** At the start of a token; a change between Hangul and other letters starts one too
   (AI연구원: ai, 연구원). Inside a run of Hangul only when what precedes it there are known words (상품추천 for 추천), when with
   them it is one (빅데이터 for 데이터), or when it is too long to be there by chance: of three syllables after two or more
   (고급개발자), of four or more after any. So 현역 is not in 논현역, 구로 not in 연구로, 서울대 not in 남서울대.
2. **It ends where a word may end.** Hangul may go on: with particles (강화학습을) and as the head of a compound
   (추천시스템 for 추천). Not so a word of one syllable, one that starts inside a run, or one found across a blank: after
   these only particles or known words may follow. Latin letters are whole words (RL not in URL, AI not in FAIR, ML not
   in MLOps), but for a plural s (LLMs) and a version (GPT4, YOLOv8).
3. **It runs over a gap only where a word may.** Where the word itself has a gap or a change of script; over a hyphen, dot
   or slash; and Hangul words of three syllables and more over a blank (딥 러닝). Never 외주 in "그 외 주 5일", AIR in "AI R&D".
4. **A single letter stands alone:** C and R not in Objective-C, R-CNN, C-level.
5. **No trap holds it.** config/words.toml lists, per word, the longer words and phrases in which it is another word
   (비전공자, 비전을 공유; 전직원; CV 제출).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.matching.folding import fold, split
from bot.matching.page import Page

_VERSION = re.compile(r"v?\d+")
_JOINING = frozenset("-.'’_+")
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


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a word, ready to be found. `cuts`: where its own gaps and changes of script are in `compact`."""

    compact: str
    cuts: tuple[int, ...]
    language: Language = field(compare=False, repr=False)
    traps: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, text: str, language: Language, traps: tuple[str, ...] = ()) -> Spelling:
        """The spelling of `text`, caught in `traps`; `compact` is "" when the text has no letters."""
        compact, tokens, _ = split(fold(text).text)
        cuts: list[int] = []
        position = 0
        for token in tokens[:-1]:
            position = compact.index(token, position) + len(token)
            cuts.append(compact.index(tokens[len(cuts) + 1], position))
        return cls(compact, tuple(cuts), language, tuple(_caught(compact, traps)))

    def find(self, page: Page, low: int = 0, high: int | None = None) -> tuple[int, int] | None:
        """The first place in `page.compact[low:high]` where it stands."""
        return next((span for span in self.places(page, low, high) if self._stands(page, *span)), None)

    def places(self, page: Page, low: int = 0, high: int | None = None) -> Iterator[tuple[int, int]]:
        """Every place where the letters are, whether or not the word stands there."""
        size, at = len(self.compact), low - 1
        end = len(page.compact) if high is None else high
        while (at := page.compact.find(self.compact, at + 1, end)) >= 0:
            yield at, at + size

    def _stands(self, page: Page, start: int, end: int) -> bool:
        first, last = page.token_at(start), page.token_at(end - 1)
        run_start = page.starts[first]
        tail = page.compact[end : page.starts[last] + len(page.tokens[last])]
        inside = start > run_start
        if inside and not self._may_begin_inside(page.compact[run_start:start]):
            return False
        crossed = [page.starts[i] - start for i in range(first + 1, last + 1)]
        if not all(cut in self.cuts or self._may_cross(page, start, cut) for cut in crossed):
            return False
        if tail and not self._may_end(tail, strict=bool(inside or crossed)):
            return False
        if len(self.compact) == 1 and self._glued(page, first):
            return False
        return not any(
            page.compact.startswith(trap, start - offset) for offset, trap in self.traps if offset <= start
        )

    def _may_begin_inside(self, before: str) -> bool:
        if not is_hangul(self.compact[0]):
            return False
        size, known = len(self.compact), self.language.is_known
        return size >= 4 or (size == 3 and len(before) >= 2) or known(before) or known(before + self.compact)

    def _may_cross(self, page: Page, start: int, cut: int) -> bool:
        gap = page.gaps[page.at[start + cut]]
        if gap and not gap.isspace():
            return True
        both = is_hangul(self.compact[cut - 1]) and is_hangul(self.compact[cut])
        return both and len(self.compact) >= 3

    def _may_end(self, tail: str, *, strict: bool) -> bool:
        last = self.compact[-1]
        if not is_hangul(last):
            plural = tail == "s" and len(self.compact) >= 3
            return plural or (
                len(self.compact) >= 2 and not last.isdigit() and _VERSION.fullmatch(tail) is not None
            )
        if len(self.compact) > 1 and (not strict or len(self.compact) >= 4):
            return True
        return self.language.may_follow(tail)

    @staticmethod
    def _glued(page: Page, token: int) -> bool:
        return page.gaps[token] in _JOINING or page.gaps[token + 1] in _JOINING


def is_hangul(letter: str) -> bool:
    """A Hangul syllable or letter?"""
    return "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ"


def _caught(compact: str, traps: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for trap in traps:
        whole = split(fold(trap).text)[0]
        offset = whole.find(compact)
        if offset >= 0:
            yield offset, whole
