"""All facets, and how a name finds its kind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.matching.facets import choice, origin, pay, people, place, service, timing
from bot.matching.facets.contract import Kind
from bot.matching.folding import compact

KINDS: tuple[Kind, ...] = tuple(
    chain(service.KINDS, people.KINDS, place.KINDS, choice.KINDS, pay.KINDS, origin.KINDS, timing.KINDS)
)

_BY_NAME = {compact(name): kind for kind in KINDS for name in (kind.name, *kind.aliases)}
_BARE = {compact(word): (kind, value) for kind in KINDS for word, value in kind.bare.items()}


def named(name: str) -> Kind | None:
    """The facet that `name:` asks for."""
    return _BY_NAME.get(compact(name))


def bare(key: str) -> tuple[Kind, str] | None:
    """The facet a word, in compact form, means by itself, and what is asked of it (":정규직", ">=1" or "")."""
    return _BARE.get(key)


def names() -> Iterator[str]:
    """Every name of every facet."""
    return iter(_BY_NAME)
