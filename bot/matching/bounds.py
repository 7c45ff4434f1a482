"""How true a node of a filter is of many postings at once, as far as it is known.

For every posting a truth lies between a least and a greatest. Both are kept as sets: the postings of which it is at least MAYBE,
and YES, by the least and by the greatest. All, AnyOf and Not of a filter work on these sets as on single truths; where least
and greatest are the same, the answer is settled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Self

from pyroaring import BitMap

from bot.matching.tree import All, Leaf, Node, Not

__all__ = ["BitMap", "Bounds", "bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """`kept`, `met`: surely not NO, surely YES. `may_keep`, `may_meet`: perhaps not NO, perhaps YES."""

    kept: BitMap
    met: BitMap
    may_keep: BitMap
    may_meet: BitMap

    @classmethod
    def sure(cls, met: BitMap, maybe: BitMap | None = None) -> Self:
        """Settled: YES, MAYBE, and NO for the rest."""
        kept = met if maybe is None else met | maybe
        return cls(kept, met, kept, met)

    @classmethod
    def plain(cls, met: BitMap, unsure: BitMap) -> Self:
        """Of a question that is never MAYBE: YES, not known, and NO for the rest."""
        may = met | unsure
        return cls(met, met, may, may)

    @property
    def unsure(self) -> BitMap:
        """Of these it is not known whether they are NO."""
        return self.may_keep - self.kept


def bounds(node: Node, of: Callable[[Leaf], Bounds], everything: BitMap) -> Bounds:
    """The bounds of the whole from those of its leaves."""
    if isinstance(node, Leaf):
        return of(node)
    if isinstance(node, Not):
        one = bounds(node.item, of, everything)
        parts = (one.may_meet, one.may_keep, one.met, one.kept)
        return Bounds(*(everything - part for part in parts))
    some = [bounds(item, of, everything) for item in node.items]
    return reduce(_least if isinstance(node, All) else _most, some)


def _least(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(
        one.kept & other.kept,
        one.met & other.met,
        one.may_keep & other.may_keep,
        one.may_meet & other.may_meet,
    )


def _most(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(
        one.kept | other.kept,
        one.met | other.met,
        one.may_keep | other.may_keep,
        one.may_meet | other.may_meet,
    )
