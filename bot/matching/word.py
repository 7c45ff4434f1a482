"""A word or phrase in a posting's text, in any of its spellings. `standing.py` says when it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.matching.folding import compact
from bot.matching.page import Quote
from bot.matching.standing import Spelling
from bot.matching.subject import BODY, Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.wording import josa, quoted

_CONTEXT = 16


@dataclass(frozen=True, slots=True)
class Word(Leaf):
    """`text` names it, `shown` is how it was typed, `alias` the same made comparable where it is another word than `text`.

    `spellings`: the word itself, then its `synonyms`.
    """

    family: ClassVar[str] = "낱말"
    text: str
    exact: bool = False
    shown: str = field(default="", compare=False)
    alias: str = field(default="", compare=False)
    spellings: tuple[Spelling, ...] = field(default=(), compare=False, repr=False)
    synonyms: tuple[str, ...] = field(default=(), compare=False, repr=False)
    headings: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def decide(self, subject: Subject) -> Truth:
        """It says so or it does not: a text never keeps a word to itself."""
        page = subject.page
        return Truth.YES if any(one.find(page) for one in self.spellings) else Truth.NO

    def tell(self, subject: Subject) -> str:
        """Where it stands, with the words around it; or that it does not, and what only looks like it."""
        if subject.ask(self) is Truth.YES:
            return self._where(subject)
        also = f" ({', '.join(self.synonyms[:4])}도 찾아봄)" if self.synonyms else ""
        return f"{josa(quoted(self.shown), '이/가')} 공고에 없음{also}{self._lookalike(subject)}"

    def phrase(self, *, wanted: bool) -> str:
        """‘비전’이 들어 있는."""
        return f"{josa(quoted(self.shown), '이/가')} {'들어 있는' if wanted else '없는'}"

    def canonical(self) -> str:
        """비전; in quotes when synonyms are off."""
        return f'"{self.text}"' if self.exact else self.text

    def _where(self, subject: Subject) -> str:
        for spelling in self.spellings:
            span = spelling.find(subject.page)
            if span:
                return self._line(subject.page.quote(*span))
        raise AssertionError("asked where a word stands that does not")

    def _line(self, quote: Quote) -> str:
        found = " ".join(quote.original[quote.start : quote.end].split())
        typed, stands = (compact(text) for text in (self.shown, found))
        other = "" if typed == stands else f"({found})"
        name = quoted(self.shown)
        particle = josa(name, "이/가").removeprefix(name)
        return f"{name}{other}{particle} {self._place(quote)} {quoted(_around(quote))}에 있음"

    def _place(self, quote: Quote) -> str:
        if quote.label != BODY:
            return f"{quote.label}의"
        for line in reversed(quote.original[: quote.start].split("\n")[:-1]):
            heading = line.strip(" \t\r#*■□▶▷◆●○•·ㆍ<>[]【】()《》「」:：-–—=~.")
            if 0 < len(heading) <= 20 and "".join(heading.lower().split()) in self.headings:
                return f"{heading}의"
        return "본문의"

    def _lookalike(self, subject: Subject) -> str:
        for spelling in self.spellings[:1]:
            for start, end in spelling.places(subject.page):
                first, last = subject.page.token_at(start), subject.page.token_at(end - 1)
                page = subject.page
                whole = page.quote(page.starts[first], page.starts[last] + len(page.tokens[last]))
                return f". {quoted(whole.original[whole.start : whole.end])}에 든 것은 다른 말로 봄"
        return ""


def _around(quote: Quote) -> str:
    """The words of the hit's own line around it."""
    text = quote.original
    line_start = text.rfind("\n", 0, quote.start) + 1
    line_end = text.find("\n", quote.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, quote.start - _CONTEXT), min(line_end, quote.end + _CONTEXT)
    while line_start < start and not text[start - 1].isspace() and start > quote.start - 2 * _CONTEXT:
        start -= 1
    while end < line_end and not text[end].isspace() and end < quote.end + 2 * _CONTEXT:
        end += 1
    before, after = "…" if start > line_start else "", "…" if end < line_end else ""
    return f"{before}{text[start:end].strip(' -•·*ㆍ')}{after}"
