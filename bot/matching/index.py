"""All filters against one posting at once.

Sets of subscriptions are bitmaps. A filter's normal form is a row of clauses that must all hold: some conditions of which
one must not be NO, or one left-out condition that must not be YES. Every condition in use keeps the keys that have it in a
clause, by the clause's slot (its facet and a number, no two alike in a filter), and the keys that leave it out. For a posting:

1. Words and companies are asked only where the first letters of one of their spellings are on the page; all other
   conditions in use are asked, each once, however many filters have it.
2. Per slot, the keys with a clause there of which no condition is met are out. So are those that leave out what is there.
3. A filter with an "or" over more than single conditions has a weaker clause for it, and is decided by its tree at the end.

Asking every filter by itself gives the same, slower; a property test holds the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from operator import add

from pyroaring import BitMap

from bot.matching.clauses import Clause, clauses, left_out, say_all, spellings
from bot.matching.explaining import Reason, leaves, reason
from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Node, Truth, truth
from bot.matching.word import Word

_PREFIX = 3
_WORD_SLOTS = 4
Slot = tuple[str, int]


_LEFT_OUT: Slot = ("", -1)
_Uses = dict[Slot, BitMap]
"""Who has a condition: keys by the slot of their clause; under `_LEFT_OUT` those that leave it out."""


class Index:
    """Filters by key: the subscription's own number, 0 to 2³² - 1. A key stands for one filter at a time."""

    def __init__(self) -> None:
        self._roots: dict[int, Node] = {}
        self._all, self._by_tree = BitMap(), BitMap()
        self._slots: dict[Slot, BitMap] = {}
        self._worded: dict[Leaf, _Uses] = {}
        self._other: dict[Leaf, _Uses] = {}
        self._prefixes: dict[str, list[Leaf]] = {}

    def __len__(self) -> int:
        return len(self._roots)

    def add(self, key: int, filter: Filter) -> None:  # noqa: A002  it is one
        """Let `key` stand for that filter, in place of what it stood for."""
        self.remove(key)
        root = self._roots[key] = filter.root
        self._all.add(key)
        for slot, clause in _placed(root):
            _put(self._slots, slot, key)
            for leaf in clause:
                _put(self._uses(leaf), slot, key)
        for leaf in left_out(root):
            _put(self._uses(leaf), _LEFT_OUT, key)
        if not say_all(root):
            self._by_tree.add(key)

    def remove(self, key: int) -> None:
        """Forget the key; nothing happens when it is not known."""
        root = self._roots.pop(key, None)
        if root is None:
            return
        self._all.discard(key)
        self._by_tree.discard(key)
        for slot, clause in _placed(root):
            _drop(self._slots, slot, key)
            for leaf in clause:
                _drop(self._uses(leaf), slot, key)
        for leaf in left_out(root):
            _drop(self._uses(leaf), _LEFT_OUT, key)
        for leaf in leaves(root):
            self._forget(leaf)

    def keys(self, subject: Subject) -> list[int]:
        """Every key whose filter wants the posting, in rising order."""
        return list(self._wanted(subject))

    def match(self, subject: Subject) -> list[tuple[int, Reason]]:
        """Every key whose filter wants the posting, with the reason."""
        return [(key, reason(self._roots[key], subject)) for key in self._wanted(subject)]

    def _wanted(self, subject: Subject) -> BitMap:
        met: dict[Slot, list[BitMap]] = defaultdict(list)
        out: list[BitMap] = []
        for uses, answer in self._answers(subject):
            for slot, keys in uses.items():
                if slot is not _LEFT_OUT:
                    met[slot].append(keys)
                elif answer is Truth.YES:
                    out.append(keys)
        out += [
            keys - BitMap.union(*met[slot]) if slot in met else keys for slot, keys in self._slots.items()
        ]
        wanted = self._all - BitMap.union(*out) if out else self._all.copy()
        for key in wanted & self._by_tree:
            if truth(self._roots[key], subject) is Truth.NO:
                wanted.discard(key)
        return wanted

    def _answers(self, subject: Subject) -> Iterator[tuple[_Uses, Truth]]:
        """Every condition in use that is not NO."""
        text = subject.page.compact
        pairs = list(map(add, text, text[1:]))
        letters = {*text, *pairs, *map(add, pairs, text[2:])}
        worded = {leaf for prefix in self._prefixes.keys() & letters for leaf in self._prefixes[prefix]}
        for asked, uses in ((worded, self._worded), (self._other, self._other)):
            for leaf in asked:
                answer = subject.ask(leaf)
                if answer is not Truth.NO:
                    yield uses[leaf], answer

    def _uses(self, leaf: Leaf) -> _Uses:
        table = self._table(leaf)
        if leaf not in table:
            table[leaf] = {}
            for prefix in _prefixes(leaf):
                self._prefixes.setdefault(prefix, []).append(leaf)
        return table[leaf]

    def _forget(self, leaf: Leaf) -> None:
        """Drop a condition that no filter has any more."""
        table = self._table(leaf)
        if table.get(leaf, True):
            return
        del table[leaf]
        for prefix in _prefixes(leaf):
            self._prefixes[prefix].remove(leaf)
            if not self._prefixes[prefix]:
                del self._prefixes[prefix]

    def _table(self, leaf: Leaf) -> dict[Leaf, _Uses]:
        return self._worded if spellings(leaf) else self._other


def _put(table: dict[Slot, BitMap], at: Slot, key: int) -> None:
    keys = table.get(at)
    if keys is None:
        keys = table[at] = BitMap()
    keys.add(key)


def _drop(table: dict[Slot, BitMap], at: Slot, key: int) -> None:
    keys = table[at]
    keys.discard(key)
    if not keys:
        del table[at]


def _prefixes(leaf: Leaf) -> set[str]:
    return {spelling.compact[:_PREFIX] for spelling in spellings(leaf)}


def _placed(root: Node) -> Iterator[tuple[Slot, Clause]]:
    """The clauses, each with a slot no other of the filter has.

    The same condition begins its search for a free slot at the same place in every filter, so that it has few sets to keep.
    """
    taken: set[Slot] = set()
    for clause in clauses(root):
        family = clause[0].family if len({leaf.family for leaf in clause}) == 1 else ""
        nth = hash(clause[0]) % _WORD_SLOTS if family == Word.family else 0
        while (slot := _slot(family, nth)) in taken:
            nth += 1
        taken.add(slot)
        yield slot, clause


@cache
def _slot(family: str, nth: int) -> Slot:
    """The same pair every time."""
    return family, nth
