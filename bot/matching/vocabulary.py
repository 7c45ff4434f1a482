"""The words of config/ that filters go by, loaded once: synonyms, particles, traps, places, roles, domains, boards.

A word is looked up by its compact form (no blanks, no case). A group of synonyms goes by its first word, and that is how
the group is written in a canonical filter. A file that is missing or wrong raises ConfigError naming the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.matching.compounds import Language, is_hangul
from bot.matching.folding import compact, fold, phrase
from bot.matching.places import Places
from bot.matching.standing import Spelling
from bot.matching.tables import Table
from bot.matching.tree import Leaf
from bot.matching.word import Word

_CACHED = 50_000


class Choices:
    """A closed list of values: what each is called, and what people may write for it."""

    __slots__ = ("_ids", "called")

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.called = {one: written[0] for one, written in names.items()}
        self._ids = {compact(name): one for one, written in names.items() for name in (*written, one)}

    def find(self, text: str) -> str | None:
        """The id of the value of that name."""
        return self._ids.get(compact(text))

    def names(self) -> Iterator[str]:
        """Every name, compact."""
        return iter(self._ids)

    def written(self, value: str) -> Iterator[str]:
        """Every name of that value, compact."""
        return (name for name, one in self._ids.items() if one == value)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words that mean the same, by their first word.

    By a compact word: `heads` finds its group, `ways` all the ways it is written in there (챗봇, 챗 봇).
    """

    groups: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, str]
    ways: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, table: Table) -> Self:
        """`[synonyms]` of words.toml; ConfigError when a word is in two groups or a first word is not one plain word."""
        groups = {name: (name, *others) for name, others in table.lists("synonyms").items()}
        heads: dict[str, str] = {}
        ways: dict[str, tuple[str, ...]] = {}
        for name, words in groups.items():
            if not compact(name).isalnum() or " " in name:
                raise table.fault(f"[synonyms] {name}", "묶음의 이름은 띄어쓰기 없는 글자여야 합니다")
            for word in words:
                if heads.setdefault(compact(word), name) != name:
                    raise table.fault(
                        f"[synonyms] {word}", f"{name} 묶음과 {heads[compact(word)]} 묶음에 다 있습니다"
                    )
                ways[compact(word)] = (*ways.get(compact(word), ()), word)
        return cls(groups, heads, ways)


class Vocabulary:
    """Everything a filter's words can mean."""

    def __init__(self, folder: Path) -> None:
        words, areas = Table(folder / "words.toml"), Table(folder / "areas.toml")
        self.synonyms = Synonyms.load(words)
        self.plain = frozenset(map(compact, words.words("plain")))
        self.boards = Choices({name: (name, *others) for name, others in words.lists("boards").items()})
        self.roles = Choices(Table(folder / "roles.toml").named())
        self.domains = Choices(Table(folder / "domains.toml").named())
        self.places = Places(
            areas.lists("districts"),
            areas.lists("provinces"),
            areas.lists("areas"),
            areas.strings("english"),
            words.lists("regions"),
            words.lists("inside"),
        )
        self.language = Language(frozenset(words.words("particles")), self._known(words.words("compounds")))
        self.traps = dict(_traps(words))
        self._headings = frozenset(_headings(Table(folder / "sections.toml")))
        self._words: dict[tuple[str, bool], Word] = {}
        self._leaves: dict[Leaf, Leaf] = {}

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read words.toml, areas.toml, roles.toml, domains.toml and the headings of sections.toml in `folder`."""
        return cls(folder)

    def knows(self, key: str) -> bool:
        """Has that word or phrase, in compact form, synonyms?"""
        return key in self.synonyms.heads

    def word(self, text: str, *, exact: bool = False) -> Word | None:
        """The leaf for a word as typed, None when it has no letters. `exact`: without synonyms."""
        known = self._words.get((text, exact))
        if known is None:
            known = self._word(text, exact=exact)
            if known is not None and len(self._words) < _CACHED:
                self._words[text, exact] = known
        return known

    def one(self, leaf: Leaf) -> Leaf:
        """The leaf itself or the equal one made before, so that many filters share it."""
        return (
            self._leaves.setdefault(leaf, leaf)
            if len(self._leaves) < _CACHED
            else self._leaves.get(leaf, leaf)
        )

    def spelling(self, text: str) -> Spelling:
        """How to find that one way of writing a word."""
        key = compact(text)
        return Spelling.of((text, *self.synonyms.ways.get(key, ())), self.language, self.traps.get(key, ()))

    def _word(self, text: str, *, exact: bool) -> Word | None:
        shape = phrase(text, between=" " if exact else "-")
        key = compact(shape)
        if not key:
            return None
        head = None if exact else self.synonyms.heads.get(key)
        # Of spellings that differ in gaps alone the first stands for all: `spelling` knows the other ways.
        group = self.synonyms.groups[head] if head else ()
        others = tuple(
            one for one in group if compact(one) != key and one == self.synonyms.ways[compact(one)][0]
        )
        spellings = tuple(map(self.spelling, (shape, *others)))
        name = fold(head).text if head else shape
        alias = "" if key == compact(name) else key
        return Word(name, exact, text, alias, spellings, others, self._headings)

    def _known(self, more: Sequence[str]) -> frozenset[str]:
        grouped = (one for group in self.synonyms.groups.values() for one in group)
        names = (*map(compact, grouped), *self.roles.names(), *self.domains.names(), *map(compact, more))
        return frozenset(name for name in names if name and all(map(is_hangul, name)))


def _traps(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word, traps in table.lists("traps").items():
        for trap in traps:
            if compact(word) == compact(trap) or compact(word) not in compact(trap):
                raise table.fault(f"[traps] {word}", f"{trap}에 든 {word}만 가릴 수 있습니다")
        yield compact(word), traps


def _headings(table: Table) -> Iterable[str]:
    for section in table.data.values():
        yield from (compact(name) for name in section.get("names", ()))
