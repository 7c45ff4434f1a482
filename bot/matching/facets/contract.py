"""What a facet is: a name to ask for, what may follow it, and how that becomes a leaf.

To add one: a frozen `Leaf` in a file of its own (or beside its kin) that decides, tells and phrases, a `Kind` at its foot, and
its line in `facets/__init__.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.matching.tree import Node, Truth
from bot.matching.vocabulary import Vocabulary
from bot.matching.wording import quoted
from bot.model.reading import Evidence

_BARE = re.compile(r"[\w.+#&-]+")
MOST, LEAST, BELOW, OVER, IS = "<=", ">=", "<", ">", ":"


def as_value(text: str) -> str:
    """A value as it is written behind a colon: in quotes only where it needs them."""
    return text if _BARE.fullmatch(text) else f'"{text}"'


def bounded(op: str, number: int) -> tuple[str, int]:
    """The same bound with <= or >= for whole numbers: < 3 is <= 2."""
    return (MOST, number - 1) if op == BELOW else (LEAST, number + 1) if op == OVER else (op, number)


class UnreadableError(Exception):
    """A value that does not fit its facet; the parser, which knows the place, turns it into a FilterError.

    `near`: values that would fit; the nearest of them is offered.
    """

    def __init__(self, message: str, near: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message, self.near = message, near


@dataclass(frozen=True, slots=True)
class Ask:
    """What was written behind a facet's name: `op` is "" (nothing), or one of those above.

    `strict` (name!): what the posting does not say counts as no. `open` (name?): what is unclear counts as yes.
    """

    op: str
    value: str
    vocabulary: Vocabulary
    strict: bool = False
    open: bool = False


def _never(_vocabulary: Vocabulary, _value: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Kind:
    """One facet: its `name`, what else it is called (`aliases`), and how it reads what was asked.

    `ops`: what may stand between name and value; "" when the name alone is a condition. `example`: a whole condition that works.
    `bare`: words that mean this facet by themselves, with the value they stand for. `spans`: is that a value although it
    has blanks and no quotes (지역:서울 강남)? `single`: a posting has one value of it, so two side by side mean either.
    """

    name: str
    aliases: tuple[str, ...]
    read: Callable[[Ask], Node]
    example: str
    ops: tuple[str, ...]
    bare: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    open: bool = False
    single: bool = False
    spans: Callable[[Vocabulary, str], bool] = _never


def unknown(*, strict: bool) -> Truth:
    """What silence is worth."""
    return Truth.NO if strict else Truth.MAYBE


def yes(fact: bool) -> Truth:
    """A plain fact as a Truth."""
    return Truth.YES if fact else Truth.NO


def said(evidence: tuple[Evidence, ...]) -> str:
    """The first of the posting's own words, behind a colon; nothing where there are none."""
    return "".join(f": {quoted(one.text)}" for one in evidence[:1])
