"""One tree for one meaning: Not only at leaves, no And in And or Or in Or, nothing twice, everything in one order.

Two filters that differ in order, repetition, brackets, other names of a facet or synonyms, or in where the Not stands, come out
the same. Filters that mean the same by logic alone (a | a b) may differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from bot.matching import facets
from bot.matching.tree import All, AnyOf, Leaf, Node, Not
from bot.matching.word import Word

_ORDER = {kind.name: place for place, kind in enumerate(facets.KINDS)}


def normal(node: Node, *, denied: bool = False) -> Node:
    """The node (or its opposite, when `denied`) in normal form."""
    if isinstance(node, Not):
        return normal(node.item, denied=not denied)
    if isinstance(node, Leaf):
        return _not(node) if denied else node
    sort = All if isinstance(node, All) is not denied else AnyOf
    items = {one: None for item in node.items for one in _flat(normal(item, denied=denied), sort)}
    if len(items) == 1:
        return next(iter(items))
    return sort(tuple(sorted(items, key=_key)))


def written(node: Node, between: str = " ", *, inside: bool = False) -> str:
    """The node as text; `between` stands between conditions that must all hold."""
    if isinstance(node, Not):
        return f"-{written(node.item, between, inside=True)}"
    if isinstance(node, Leaf):
        return node.canonical()
    join = between if isinstance(node, All) else " | "
    text = join.join(written(item, between, inside=True) for item in node.items)
    return f"({text})" if inside else text


@lru_cache(maxsize=20_000)
def _not(leaf: Leaf) -> Not:
    """Many filters leave out the same: they share it."""
    return Not(leaf)


def _flat(node: Node, sort: type[All | AnyOf]) -> Iterator[Node]:
    if isinstance(node, sort):
        yield from node.items
    else:
        yield node


def _key(node: Node) -> tuple[int, int, str]:
    """Facets in their order, then words, then what is left out, then groups."""
    denied = isinstance(node, Not)
    leaf = node.item if isinstance(node, Not) else node
    if not isinstance(leaf, Leaf):
        return 3, 0, written(node)
    if isinstance(leaf, Word):
        return 1 + denied, len(_ORDER), leaf.canonical()
    return 2 * denied, _ORDER[leaf.family], leaf.canonical()
