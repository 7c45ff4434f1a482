"""A posting's title, taken apart for comparing it with others: what the opening is called, and for whom it is.

Words for whom (신입, 전문연구요원, 시니어, 팀장 …) are marks and set openings apart; words that every title may carry (채용,
모집, "5년 이상") are left out; the same thing written in Korean and in English is written one way. What is left has three
parts: `lead` in brackets before the name ("[데이터팀]"), `core` the name itself, `aside` in brackets behind it ("(React)").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.reading.text import Text
from bot.reading.words import Table, pattern

FILE = "titles.toml"

_MOST = 200
_YEARS = re.compile(r"(?<!\d)(\d{1,2}) ?(?:년 ?차?|years?|yrs?)(?: ?(?:이상|이하|미만|내외|↑|\+|~))?")
_RANGE = re.compile(r"(?<!\d)\d{1,2} ?[~\-–] ?(?=\d{1,2} ?년)|~ ?\d{1,2}[/.]\d{1,2}|\d{1,4}억[↑+]?")
_BRACKET = re.compile(r"[\[(【<〈《「『]([^\[\](){}【】<>〈〉《》「」『』]*)[\])】>〉》」』]")
_NO_LETTER = re.compile(r"[^0-9a-z가-힣+#]+")


@dataclass(frozen=True, slots=True)
class TitleKey:
    """The parts of a title without blanks and signs; `years` the first number of years in it."""

    lead: str = ""
    core: str = ""
    aside: str = ""
    marks: frozenset[str] = frozenset()
    years: int | None = None

    def is_same(self, other: TitleKey) -> bool:
        """Whether both are written the same, apart from where the brackets stand."""
        return bool(self.whole) and self.whole == other.whole

    @property
    def whole(self) -> str:
        """The parts as one."""
        return self.lead + self.core + self.aside

    def is_like(self, other: TitleKey) -> bool:
        """Whether both name the same opening: the same name, and nothing in brackets that says otherwise."""
        if self.core == other.core:
            return _agree(self.lead, other.lead) and _agree(self.aside, other.aside)
        return bool(self._spellings() & other._spellings())

    def holds(self, other: TitleKey) -> bool:
        """Whether one name is a part of the other ("QA", "QA 엔지니어")."""
        shorter, longer = sorted((self.core, other.core), key=len)
        return bool(shorter) and shorter != longer and shorter in longer

    def _spellings(self) -> set[str]:
        """The name with and without what stands in brackets."""
        return {self.core, self.lead + self.core, self.core + self.aside, self.whole} - {""}


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Compiled marks, fillers and synonyms."""

    mark: re.Pattern[str]
    marks: Mapping[str, str]
    filler: re.Pattern[str]
    synonym: re.Pattern[str]
    synonyms: Mapping[str, str]

    def key(self, title: str) -> TitleKey:
        """Take a title apart."""
        low = Text(title).low.partition("\n")[0][:_MOST]
        years = _YEARS.search(low)
        low = _YEARS.sub(" ", _RANGE.sub(" ", low))
        marks = frozenset(self.marks[_squeeze(match[0])] for match in self.mark.finditer(low))
        low = self.filler.sub(" ", self.mark.sub(" ", low))
        low = self.synonym.sub(lambda match: self.synonyms[_squeeze(match[0])], low)
        lead, core, aside = _parts(low)
        return TitleKey(lead, core, aside, marks, int(years[1]) if years else None)


def load(folder: Path) -> TitleWords:
    """Read config/titles.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    marks = {_squeeze(word): mark for mark in table.section("marks") for word in table.strings("marks", mark)}
    spelled = [word for mark in table.section("marks") for word in table.strings("marks", mark)]
    same = {str(word): str(one) for word, one in table.section("same").items()}
    return TitleWords(
        mark=re.compile(pattern(spelled)),
        marks=marks,
        filler=re.compile(pattern(table.strings("fillers", "words"))),
        synonym=re.compile(pattern(same)),
        synonyms={_squeeze(word): one for word, one in same.items()},
    )


def _parts(low: str) -> tuple[str, str, str]:
    lead, aside = "", ""
    for match in _BRACKET.finditer(low):
        inside = _NO_LETTER.sub("", match[1])
        if _NO_LETTER.sub("", _BRACKET.sub("", low[: match.start()])):
            aside += inside
        else:
            lead += inside
    core = _NO_LETTER.sub("", _BRACKET.sub(" ", low))
    return ("", lead, aside) if not core else (lead, core, aside)


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _squeeze(word: str) -> str:
    return "".join(word.lower().split())
