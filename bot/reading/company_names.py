"""One company under its many names: what is the same whoever wrote it.

A name loses its legal form ((주), ㈜, 주식회사, Inc.), the research institute behind it (기업부설연구소) and its blanks; Korean
names of two Latin letters or more become letters (씨제이 → cj); what stands in brackets is another name ("가나다(GANADA)");
and an alias of config/companies.toml becomes the name it stands for. What is nothing but such parts is no name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.reading.text import Text
from bot.reading.words import Table, pattern

FILE = "companies.toml"

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_NO_LETTER = re.compile(r"[^0-9a-z가-힣]+")
_GLUED = re.compile(r"(?<=[a-z]{3})(?:inc|corp|ltd)$")
_MOST = 120


@dataclass(frozen=True, slots=True)
class CompanyNames:
    """Compiled forms and aliases."""

    legal: re.Pattern[str]
    tails: re.Pattern[str]
    letter: re.Pattern[str]
    runs: re.Pattern[str]
    latin: Mapping[str, str]
    aliases: Mapping[str, str]

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of a company's written name, the chief one first; none when it says no name."""
        low = self.legal.sub(" ", Text(name).low[:_MOST])
        outside = _BRACKETS.sub(" ", low)
        inside = [part for match in _BRACKETS.finditer(low) for part in match[1].split(",")]
        found = (self._key(part) for part in (outside, *inside))
        return tuple(dict.fromkeys(self.aliases.get(key, key) for key in found if len(key) > 1))

    def _key(self, name: str) -> str:
        whole = _GLUED.sub("", _NO_LETTER.sub("", self.tails.sub("", " ".join(name.split()))))
        return self.runs.sub(lambda run: self.letter.sub(lambda match: self.latin[match[0]], run[0]), whole)


def load(folder: Path) -> CompanyNames:
    """Read config/companies.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    latin = {str(korean): str(letter) for korean, letter in table.section("letters").items()}
    words = pattern(table.strings("forms", "tails"))
    last = "|".join(re.escape(word) for word in table.strings("forms", "tail_words"))
    letter = "|".join(sorted(latin, key=lambda word: (-len(word), word)))
    names = CompanyNames(
        legal=re.compile(pattern(table.strings("forms", "legal"))),
        tails=re.compile(rf"\s?(?:{words})\s?$|(?<=\S)\s\S*(?:{last})\s?$"),
        letter=re.compile(letter),
        runs=re.compile(rf"(?:{letter}){{2,}}"),
        latin=latin,
        aliases={},
    )
    aliases = {
        key: chief
        for name in table.section("aliases")
        for chief in names.keys(name)[:1]
        for other in table.strings("aliases", name)
        for key in names.keys(other)
    }
    return replace(names, aliases=aliases)
