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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bot.matching.compounds import Language, is_hangul
from bot.matching.folding import fold, split
from bot.matching.page import Page

_VERSION = re.compile(r"v?\d+")
_JOINING = frozenset("-.'’_+")


@dataclass(frozen=True, slots=True)
class Trap:
    """A longer word or phrase in which the word, `offset` letters in, is another word."""

    compact: str
    cuts: tuple[int, ...]
    offset: int

    def holds(self, page: Page, start: int) -> bool:
        """Does it stand around the word found at `start`? A blank only where it has one itself (검색일 is not 검색 일)."""
        at = start - self.offset
        if at < 0 or not page.compact.startswith(self.compact, at):
            return False
        edges = range(page.token_at(at) + 1, page.token_at(at + len(self.compact) - 1) + 1)
        return all(page.starts[edge] - at in self.cuts for edge in edges)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a word, ready to be found. `cuts`: where its own gaps and changes of script are in `compact`."""

    compact: str
    cuts: tuple[int, ...]
    language: Language = field(compare=False, repr=False)
    traps: tuple[Trap, ...] = ()
    traps_by_place: Mapping[tuple[int, int], Mapping[str, tuple[Trap, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(cls, written: tuple[str, ...], language: Language, traps: tuple[str, ...] = ()) -> Spelling:
        """The spelling of one word `written` in one or more ways that differ only in gaps (챗봇, 챗 봇), caught in `traps`.

        `compact` is "" when it has no letters.
        """
        compact, _, _ = split(fold(written[0]).text)
        cuts = sorted({cut for way in written for cut in _cuts(way)})
        caught = tuple(_caught(compact, traps))
        return cls(compact, tuple(cuts), language, caught, _by_place(caught))

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
        if inside and not self.may_begin_inside(page.compact[run_start:start]):
            return False
        crossed = [page.starts[i] - start for i in range(first + 1, last + 1)]
        if not all(self.may_be_apart(cut) or self._is_hyphen(page, start + cut) for cut in crossed):
            return False
        if tail and not self.may_end(tail, strict=bool(inside or crossed)):
            return False
        if len(self.compact) == 1 and self._glued(page, first):
            return False
        return not self._caught(page, start)

    def may_begin_inside(self, before: str) -> bool:
        """May it begin in a token, after these letters of it?"""
        if not is_hangul(self.compact[0]):
            return False
        size, known = len(self.compact), self.language.is_known
        return size >= 4 or (size == 3 and len(before) >= 2) or known(before) or known(before + self.compact)

    def _caught(self, page: Page, start: int) -> bool:
        """Does one of the traps hold? There may be a hundred: those whose letters are there are found by them."""
        for (offset, size), traps in self.traps_by_place.items():
            letters = page.compact[start - offset : start - offset + size] if start >= offset else ""
            if any(trap.holds(page, start) for trap in traps.get(letters, ())):
                return True
        return False

    def may_be_apart(self, cut: int) -> bool:
        """May a blank stand in it there?"""
        both = is_hangul(self.compact[cut - 1]) and is_hangul(self.compact[cut])
        return cut in self.cuts or (both and len(self.compact) >= 3)

    @staticmethod
    def _is_hyphen(page: Page, start: int) -> bool:
        """Is what stands before the token that begins there something that may stand inside any word?"""
        gap = page.gaps[page.at[start]]
        return bool(gap) and not gap.isspace()

    def may_end(self, tail: str, *, strict: bool) -> bool:
        """May its last token go on with these letters? `strict`: it began inside a token or runs over a gap."""
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


def _cuts(text: str) -> Iterator[int]:
    compact, tokens, _ = split(fold(text).text)
    position = 0
    for token, after in pairwise(tokens):
        position = compact.index(after, position + len(token))
        yield position


def _caught(compact: str, traps: tuple[str, ...]) -> Iterator[Trap]:
    for trap in traps:
        whole = split(fold(trap).text)[0]
        offset = whole.find(compact)
        if offset >= 0:
            yield Trap(whole, tuple(_cuts(trap)), offset)


def _by_place(traps: Iterable[Trap]) -> dict[tuple[int, int], dict[str, tuple[Trap, ...]]]:
    """The traps by where they begin before the word, how long they are, and their letters."""
    found: dict[tuple[int, int], dict[str, tuple[Trap, ...]]] = {}
    for trap in traps:
        there = found.setdefault((trap.offset, len(trap.compact)), {})
        there[trap.compact] = (*there.get(trap.compact, ()), trap)
    return found
