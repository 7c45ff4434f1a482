"""Who may come, and by which way: the (service class × way in) pairs that a posting's words open together.

An item is words that belong together (보충역 신규); it opens its pairs, a side it leaves out being open to both. A group is
the items of one breath (보충역, 전직) and opens what any of its items opens: "(보충역, 전직)" is every pair but 현역신규.

Groups that name one side only limit each other: 현역 in the title and 신규편입 below open 현역신규 alone; but a 전직 apart
from a class adds to it ("(현역) … 전직 가능"), unless only they are meant (전직만, 전직 희망자). A group followed by "no" is
taken away, from everything when nothing else is said. Bare 편입 is 신규. How groups are found: admission_groups.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.model.reading import Admission, Track

CLASSES, WAYS = frozenset({"active", "supplementary"}), frozenset({"new", "transfer"})
PAIRS = {
    ("active", "new"): Admission.ACTIVE_NEW,
    ("active", "transfer"): Admission.ACTIVE_TRANSFER,
    ("supplementary", "new"): Admission.SUPPLEMENTARY_NEW,
    ("supplementary", "transfer"): Admission.SUPPLEMENTARY_TRANSFER,
}
EVERY = frozenset(Admission)


@dataclass(slots=True)
class Item:
    """Words that belong together; an empty side is open to both. `bound`: "보충역은 …", what follows is for this class."""

    classes: set[str] = field(default_factory=set)
    ways: set[str] = field(default_factory=set)
    bound: bool = False

    @property
    def mixed(self) -> bool:
        """Names both sides."""
        return bool(self.classes and self.ways)

    @property
    def pairs(self) -> frozenset[Admission]:
        """What it opens."""
        return product(self.classes, self.ways)


@dataclass(slots=True)
class Group:
    """Items of one breath at `low[start:end]`. `tracks` empty: of no programme in particular.

    `opens` False: they are refused; `said`: a word says they are possible; `only`: nobody else; `adds`: these as well;
    `bare`: the word 편입 and nothing more.
    """

    items: list[Item]
    tracks: frozenset[Track]
    start: int
    end: int
    opens: bool = True
    said: bool = False
    only: bool = False
    adds: bool = False
    bare: bool = False

    @property
    def pairs(self) -> frozenset[Admission]:
        """What it opens, or closes."""
        return frozenset().union(*(item.pairs for item in self.items))

    @property
    def lone(self) -> Item | None:
        """Its item, when it names one side only."""
        return self.items[0] if len(self.items) == 1 and not self.items[0].mixed else None


def product(classes: Iterable[str], ways: Iterable[str]) -> frozenset[Admission]:
    """All pairs of both sides; an empty side stands for both of its values."""
    return frozenset(PAIRS[c, w] for c in set(classes) or CLASSES for w in set(ways) or WAYS)


def combine(groups: Iterable[Group], track: Track | None) -> frozenset[Admission] | None:
    """What all groups that are said of `track` (None: of any) open together; None when they say nothing."""
    own = [group for group in groups if not track or not group.tracks or track in group.tracks]
    opened, closed = [g for g in own if g.opens], [g for g in own if not g.opens and not g.bare]
    pairs = frozenset[Admission]().union(*(g.pairs for g in opened if not g.lone))
    lone = [(g, g.lone) for g in opened if g.lone and not (pairs and g.bare)]
    classes = {name for _, item in lone for name in item.classes}
    ways = {name for _, item in lone for name in item.ways}
    if pairs:
        classes_in = {c for (c, _), pair in PAIRS.items() if pair in pairs}
        ways_in = {w for (_, w), pair in PAIRS.items() if pair in pairs}
        for c in classes - classes_in:
            pairs |= product({c}, ways)
        for w in ways - ways_in:
            pairs |= product(classes, {w})
    elif classes or ways:
        more = any(g.adds for g, _ in lone) or (classes and not any(g.only for g, item in lone if item.ways))
        pairs = product(classes, WAYS if more and ways == {"transfer"} else ways)
    elif closed:
        pairs = EVERY
    return (pairs - frozenset[Admission]().union(*(g.pairs for g in closed))) or None
