"""All facets, and how a name finds its kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.matching.facets import choice, education, experience, origin, pay, place, service, timing
from bot.matching.facets.contract import Kind
from bot.matching.folding import compact
from bot.matching.tree import AnyOf, Leaf, Node

KINDS: tuple[Kind, ...] = tuple(
    chain(
        service.KINDS,
        experience.KINDS,
        education.KINDS,
        place.KINDS,
        choice.KINDS,
        pay.KINDS,
        origin.KINDS,
        timing.KINDS,
    )
)

_BY_NAME = {compact(name): kind for kind in KINDS for name in (kind.name, *kind.aliases)}
_SINGLE = frozenset(kind.name for kind in KINDS if kind.single)
_BARE = {compact(word): (kind, value) for kind in KINDS for word, value in kind.bare.items()}


def named(name: str) -> Kind | None:
    """The facet that `name:` asks for."""
    return _BY_NAME.get(compact(name))


def bare(key: str) -> tuple[Kind, str] | None:
    """The facet a word, in compact form, means by itself, and what is asked of it (":정규직", ">=1" or "")."""
    return _BARE.get(key)


def single(node: Node) -> str:
    """The facet asked, when it is one of which a posting has a single value, and nothing else is asked; else ""."""
    if isinstance(node, AnyOf):
        found = {single(item) for item in node.items}
        return found.pop() if len(found) == 1 else ""
    return node.family if isinstance(node, Leaf) and node.family in _SINGLE else ""


def names() -> Iterator[str]:
    """Every name of every facet."""
    return iter(_BY_NAME)
