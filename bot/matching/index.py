"""All filters against one posting at once.

Equal filters share one number, and sets of numbers are bitmaps. A filter's normal form is a row of clauses that must all hold:
some conditions of which one must not be NO, or one left-out condition that must not be YES. Every condition in use keeps
the numbers that have it in a clause, by the clause's slot (the nth of its facet), and the numbers that leave it out. For a
posting:

1. Words and companies are asked only where the first letters of one of their spellings are on the page; all other
   conditions in use are asked, each once.
2. Per slot, the numbers with a clause there of which no condition is met are out. So are those that leave out what is there.
3. A filter with an "or" over more than single conditions has a weaker clause for it, and is decided by its tree at the end.

Asking every filter by itself gives the same, slower; a property test holds the two together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pyroaring import BitMap

from bot.matching.explaining import Reason, reason
from bot.matching.facets.origin import Company
from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.matching.tree import All, AnyOf, Leaf, Node, Not, Truth, truth
from bot.matching.word import Word

_PREFIX = 3
Slot = tuple[str, int]


class _Uses:
    """Who has a condition: numbers by slot of the clause, and numbers that leave it out."""

    __slots__ = ("denying", "wanting")

    def __init__(self) -> None:
        self.wanting: dict[Slot, BitMap] = {}
        self.denying = BitMap()


class Index:
    """Filters by key, the caller's own number for a subscription. A key stands for one filter at a time."""

    def __init__(self) -> None:
        self._numbers: dict[Node, int] = {}
        self._roots: list[Node | None] = []
        self._keys: list[int | set[int]] = []
        self._number_of: dict[int, int] = {}
        self._free: list[int] = []
        self._all, self._by_tree = BitMap(), BitMap()
        self._slots: dict[Slot, BitMap] = {}
        self._worded: dict[Leaf, _Uses] = {}
        self._other: dict[Leaf, _Uses] = {}
        self._prefixes: dict[str, list[Leaf]] = {}

    def __len__(self) -> int:
        return len(self._number_of)

    def add(self, key: int, filter: Filter) -> None:  # noqa: A002  it is one
        """Let `key` stand for that filter, in place of what it stood for."""
        self.remove(key)
        number = self._numbers.get(filter.root)
        if number is None:
            number = self._take(filter.root)
            self._keys[number] = key
        else:
            _join(self._keys, number, key)
        self._number_of[key] = number

    def remove(self, key: int) -> None:
        """Forget the key; nothing happens when it is not known."""
        number = self._number_of.pop(key, None)
        if number is None:
            return
        keys = self._keys[number]
        if isinstance(keys, set) and len(keys) > 1:
            keys.discard(key)
        else:
            self._give_back(number)

    def keys(self, subject: Subject) -> list[int]:
        """Every key whose filter wants the posting."""
        return [key for number in self._wanted(subject) for key in self._keys_of(number)]

    def match(self, subject: Subject) -> list[tuple[int, Reason]]:
        """Every key whose filter wants the posting, with the reason."""
        found = []
        for number in self._wanted(subject):
            root = self._roots[number]
            if root is not None:
                why = reason(root, subject)
                found += [(key, why) for key in self._keys_of(number)]
        return found

    def _wanted(self, subject: Subject) -> BitMap:
        met: dict[Slot, list[BitMap]] = defaultdict(list)
        out: list[BitMap] = []
        for uses, answer in self._answers(subject):
            for slot, numbers in uses.wanting.items():
                met[slot].append(numbers)
            if answer is Truth.YES and uses.denying:
                out.append(uses.denying)
        out += [numbers.difference(*met.get(slot, ())) for slot, numbers in self._slots.items()]
        wanted = self._all.difference(*out)
        for number in wanted & self._by_tree:
            root = self._roots[number]
            if root is not None and truth(root, subject) is Truth.NO:
                wanted.discard(number)
        return wanted

    def _answers(self, subject: Subject) -> Iterator[tuple[_Uses, Truth]]:
        """Every condition in use that is not NO."""
        text = subject.page.compact
        letters = {*text, *map("".join, pairwise(text))}
        letters.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
        worded = {leaf for prefix in self._prefixes.keys() & letters for leaf in self._prefixes[prefix]}
        for leaves, uses in ((worded, self._worded), (self._other, self._other)):
            for leaf in leaves:
                answer = subject.ask(leaf)
                if answer is not Truth.NO:
                    yield uses[leaf], answer

    def _keys_of(self, number: int) -> Iterable[int]:
        keys = self._keys[number]
        return keys if isinstance(keys, set) else (keys,)

    def _take(self, root: Node) -> int:
        if self._free:
            number = self._free.pop()
            self._roots[number] = root
        else:
            number = len(self._roots)
            self._roots.append(root)
            self._keys.append(0)
        self._numbers[root] = number
        self._all.add(number)
        for leaf, slot in _clauses(root):
            uses = self._uses(leaf)
            if slot is None:
                uses.denying.add(number)
            else:
                uses.wanting.setdefault(slot, BitMap()).add(number)
                self._slots.setdefault(slot, BitMap()).add(number)
        if not _plain(root):
            self._by_tree.add(number)
        return number

    def _give_back(self, number: int) -> None:
        root = self._roots[number]
        if root is None:
            return
        for leaf, slot in _clauses(root):
            uses = self._uses(leaf)
            if slot is None:
                uses.denying.discard(number)
            else:
                _drop(uses.wanting, slot, number)
                _drop(self._slots, slot, number)
            if not uses.wanting and not uses.denying:
                self._forget(leaf)
        self._all.discard(number)
        self._by_tree.discard(number)
        del self._numbers[root]
        self._roots[number] = None
        self._free.append(number)

    def _uses(self, leaf: Leaf) -> _Uses:
        spellings = _spelled(leaf)
        table = self._worded if spellings else self._other
        uses = table.get(leaf)
        if uses is None:
            uses = table[leaf] = _Uses()
            for prefix in spellings:
                self._prefixes.setdefault(prefix, []).append(leaf)
        return uses

    def _forget(self, leaf: Leaf) -> None:
        spellings = _spelled(leaf)
        del (self._worded if spellings else self._other)[leaf]
        for prefix in spellings:
            self._prefixes[prefix].remove(leaf)
            if not self._prefixes[prefix]:
                del self._prefixes[prefix]


def _join(all_keys: list[int | set[int]], number: int, key: int) -> None:
    keys = all_keys[number]
    if isinstance(keys, set):
        keys.add(key)
    else:
        all_keys[number] = {keys, key}


def _drop(table: dict[Slot, BitMap], at: Slot, number: int) -> None:
    numbers = table.get(at)
    if numbers is not None:
        numbers.discard(number)
        if not numbers:
            del table[at]


def _spelled(leaf: Leaf) -> set[str]:
    """The first letters of everything the condition is looked for by; none when it does not look at the page's words."""
    if isinstance(leaf, Word):
        return {spelling.compact[:_PREFIX] for spelling in leaf.spellings}
    return {leaf.spelling.compact[:_PREFIX]} if isinstance(leaf, Company) else set()


def _clauses(root: Node) -> Iterator[tuple[Leaf, Slot | None]]:
    """Each condition of each clause with the clause's slot; None for one that is left out."""
    seen: Counter[str] = Counter()
    for item in root.items if isinstance(root, All) else (root,):
        if isinstance(item, Not):
            if isinstance(item.item, Leaf):
                yield item.item, None
            continue
        clause = [_pick(one) for one in item.items] if isinstance(item, AnyOf) else [item]
        leaves = [leaf for leaf in clause if isinstance(leaf, Leaf)]
        if len(leaves) < len(clause):
            continue
        families = {leaf.family for leaf in leaves}
        family = families.pop() if len(families) == 1 else ""
        slot = family, seen[family]
        seen[family] += 1
        for leaf in dict.fromkeys(leaves):
            yield leaf, slot


def _pick(node: Node) -> Leaf | None:
    """A condition that must hold for the node to hold, a word where there is one; None when there is none."""
    if isinstance(node, Leaf):
        return node
    if not isinstance(node, All):
        return None
    leaves = [item for item in node.items if isinstance(item, Leaf)]
    return next((leaf for leaf in leaves if isinstance(leaf, Word)), leaves[0] if leaves else None)


def _plain(root: Node) -> bool:
    """Do its clauses say all of it?"""
    items = root.items if isinstance(root, All) else (root,)
    return all(
        not isinstance(item, AnyOf) or all(isinstance(one, Leaf) for one in item.items) for item in items
    )
