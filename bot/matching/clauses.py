"""A filter as a row of clauses that must all hold: what an index can decide by sets, and a search by words.

A clause is some conditions of which one at least must not be NO. What is left out (Not) is no clause. An "or" over more than
single conditions gives a weaker clause, with one condition of each side, or none at all; then the clauses do not say
everything and the tree must have the last word.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.matching.facets.origin import Company
from bot.matching.standing import Spelling
from bot.matching.tree import All, AnyOf, Leaf, Node, Not
from bot.matching.word import Word

Clause = tuple[Leaf, ...]


def clauses(root: Node) -> Iterator[Clause]:
    """The clauses of a normal form."""
    for item in _items(root):
        if isinstance(item, Leaf):
            yield (item,)
        elif isinstance(item, AnyOf):
            picked = [_pick(one) for one in item.items]
            found = [leaf for leaf in picked if leaf is not None]
            if len(found) == len(picked):
                yield tuple(dict.fromkeys(found))


def left_out(root: Node) -> Iterator[Leaf]:
    """The conditions that must not be YES."""
    for item in _items(root):
        if isinstance(item, Not) and isinstance(item.item, Leaf):
            yield item.item


def say_all(root: Node) -> bool:
    """Do the clauses and what is left out say all of it?"""
    either = (item for item in _items(root) if isinstance(item, AnyOf))
    return all(isinstance(one, Leaf) for item in either for one in item.items)


def spellings(leaf: Leaf) -> tuple[Spelling, ...]:
    """What the condition is looked for by among the words; none when it does not look there."""
    if isinstance(leaf, Word):
        return leaf.spellings
    return (leaf.spelling,) if isinstance(leaf, Company) else ()


def needles(root: Node) -> Iterator[frozenset[str]]:
    """Sets of letters: of each set one at least is in the compact text (`Page.compact`) of every posting that is wanted."""
    for clause in clauses(root):
        found = [spellings(leaf) for leaf in clause]
        if all(found):
            yield frozenset(one.compact for several in found for one in several)


def _items(root: Node) -> tuple[Node, ...]:
    return root.items if isinstance(root, All) else (root,)


def _pick(node: Node) -> Leaf | None:
    """A condition that must hold for the node to hold, a word where there is one; None when there is none."""
    if isinstance(node, Leaf):
        return node
    if not isinstance(node, All):
        return None
    wanted = [item for item in node.items if isinstance(item, Leaf)]
    return next((leaf for leaf in wanted if isinstance(leaf, Word)), wanted[0] if wanted else None)
