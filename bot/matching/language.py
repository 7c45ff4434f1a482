"""The filter language: from what was typed to a Filter, or a FilterError that tells what is wrong, where, and what would work.

    filter  = group { "|" group }                    | 또는 or 혹은
    group   = part { ["&"] part }                    side by side is and; & 그리고 and say so
    part    = ("-" | "!") part | "(" filter ")" | "phrase" | facet | word
    facet   = name [mark] [op value]                 mark: ! must say, ? unclear too;  op: : = <= >= < > !=
    value   = word | "phrase" | value "," value      commas: any of them

A phrase is looked for as it stands, without synonyms. A word is, in this order: one that means a facet by itself (신입), a
number said of one (연봉 5000 이상), a word or phrase with synonyms (강화 학습), a place (구로, 서울 강남), a word. Words side
by side that together are one of these are read as that one, the longest first. 제외:word is -word. Of places, companies,
boards and kinds of contract a posting has one: two of them side by side mean either (강남 판교), unless & stands between.

At most 500 characters and 40 conditions, brackets 10 deep. Filters are stored as typed, with `VERSION`; what a text of an
older version means never changes without a new number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.errors import FilterError
from bot.matching.clauses import needles
from bot.matching.explaining import Reason, failures, hurdles, leaves, reason, sentence
from bot.matching.normal import normal, written
from bot.matching.parsing import Parser
from bot.matching.subject import Subject
from bot.matching.tree import All, Node, Truth, truth
from bot.matching.vocabulary import Vocabulary
from bot.matching.word import Word
from bot.model.search import Hurdle

VERSION = 1
MOST_CHARACTERS = 500
_MENDS_AT_MOST = 2


@dataclass(frozen=True, slots=True)
class Filter:
    """`text` as typed, `root` its meaning in normal form. Two filters of the same meaning are equal."""

    text: str = field(compare=False)
    root: Node
    vocabulary: Vocabulary = field(compare=False, repr=False)

    def wants(self, subject: Subject) -> Reason | None:
        """Why it wants the posting, None when it does not."""
        return reason(self.root, subject) if truth(self.root, subject) is not Truth.NO else None

    def why_not(self, subject: Subject) -> tuple[str, ...]:
        """What stands against the posting, a Korean line a condition; empty when it is wanted."""
        return tuple(dict.fromkeys(failures(self.root, subject)))

    def hurdles(self, subjects: Iterable[Subject]) -> list[Hurdle]:
        """Its conditions that must all hold, with how many of the postings each keeps out, the strictest first."""
        return hurdles(self.root, subjects)

    def without(self, place: int) -> Filter | None:
        """The filter with one of these conditions (`Hurdle.place`) less; None when it is the only one."""
        if not isinstance(self.root, All):
            return None
        root = normal(All(self.root.items[:place] + self.root.items[place + 1 :]))
        bare = Filter("", root, self.vocabulary)
        return replace(bare, text=bare.canonical())

    def explain(self) -> str:
        """What it means, in a Korean sentence."""
        return sentence(self.root)

    def synonyms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each word that is also looked for in other words, with these."""
        found = (leaf for leaf in leaves(self.root) if isinstance(leaf, Word) and leaf.synonyms)
        return tuple((word.shown, word.synonyms) for word in found)

    def needles(self) -> tuple[frozenset[str], ...]:
        """For a search: of each set one at least is in the compact text of every posting it wants (`folding.compact`)."""
        return tuple(needles(self.root))

    def canonical(self) -> str:
        """The same text for the same meaning; it reads back as the same meaning (it may be longer than what may be typed)."""
        plain = written(self.root)
        try:
            same = _read(plain, self.vocabulary).root == self.root
        except FilterError:
            same = False
        # Two words side by side may be one to a reader (강화 학습): then "and" is said.
        return plain if same else written(self.root, " & ")


def parse(text: str, vocabulary: Vocabulary, *, limit: int | None = MOST_CHARACTERS) -> Filter:
    """Read `text`; FilterError when it cannot be read. The error's `hint`, when there is one, is a filter that can.

    `limit`: characters at most; None for texts that were accepted before (stored or canonical ones).
    """
    if limit is not None and len(text) > limit:
        why = f"조건이 너무 깁니다. {limit}자까지 쓸 수 있는데 {len(text):,}자입니다."
        raise FilterError(why, text, limit, len(text))
    try:
        return _read(text, vocabulary)
    except FilterError as error:
        error.hint = _mended(error.hint, vocabulary)
        raise


def _read(text: str, vocabulary: Vocabulary) -> Filter:
    return Filter(text, normal(Parser(text, vocabulary).whole()), vocabulary)


def _mended(hint: str, vocabulary: Vocabulary) -> str:
    """The hint, mended again until it can be read; "" when it never can."""
    for _ in range(_MENDS_AT_MOST):
        if not hint or len(hint) > MOST_CHARACTERS:
            return ""
        try:
            return _read(hint, vocabulary).text
        except FilterError as error:
            hint = error.hint
    return ""
