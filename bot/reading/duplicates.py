"""Which postings are one opening: on several boards, posted again, read twice, or passed on by a headhunter.

Two postings are the same opening when nothing sets them apart and enough holds them together.
Apart: other marks in the title (전문연구요원, 시니어, 인턴 …; 신입 and 계약직 only within one board), other years, other
provinces.
Together: one employer and one title; from two boards also a like title with a like text, or a part of the title with the same
role and nearly the same text; where an employer is not told, a like title and text; under two employers' names, the same
text almost word for word. A posting whose title names nothing is known by its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.reading.signatures import SERVICE, Signature, likeness

# How much of the shorter text must be in the longer one, and judged by how many word pairs at least.
_AGREES, _NEAR, _SAME_WORK, _COPIED, _IDENTICAL = (0.3, 20), (0.6, 4), (0.75, 15), (0.9, 30), (0.95, 15)

_SOFT = frozenset({"entry", "contract"})
_OPPOSITES = (("research", "industrial"), ("supplementary", "active"))


def same(one: Signature, other: Signature) -> bool:
    """Whether both are the same opening."""
    if _apart(one, other):
        return False
    titled, named = bool(one.title.core and other.title.core), bool(one.names and other.names)
    together = named and _same_employer(one, other)
    if together and titled and (one.source == other.source or one.title.is_same(other.title)):
        return one.title.is_same(other.title)
    alike, seen = likeness(one, other)

    def reaches(level: tuple[float, int]) -> bool:
        return alike >= level[0] and seen >= level[1]

    if not named:
        like = titled and one.title.is_like(other.title)
        return reaches(_NEAR if like else _COPIED if titled else _IDENTICAL)
    if not together:
        return reaches(_COPIED)
    if not titled:
        return one.role == other.role and reaches(_IDENTICAL)
    if one.title.is_like(other.title):
        return reaches(_AGREES) or seen < _AGREES[1]
    return one.title.holds(other.title) and one.role == other.role and reaches(_SAME_WORK)


def groups(signatures: Sequence[Signature]) -> list[int]:
    """For every posting the place of the first one of its opening; the same whatever their order."""
    first = list(range(len(signatures)))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = at = first[first[at]]
        return at

    for one, other in _pairs(signatures):
        a, b = root(one), root(other)
        if a != b and same(signatures[one], signatures[other]):
            first[max(a, b)] = min(a, b)
    return [root(at) for at in range(len(signatures))]


def _pairs(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing; a title alone brings together only where an employer is missing."""
    blocks: dict[str, list[int]] = {}
    for at, signature in enumerate(signatures):
        for key in signature.keys:
            blocks.setdefault(key, []).append(at)
    for key, block in blocks.items():
        for one, other in combinations(block, 2):
            if not key.startswith("n:") or not (signatures[one].names and signatures[other].names):
                yield one, other


def _apart(one: Signature, other: Signature) -> bool:
    """Whether something says that these are two openings."""
    if one.sidos and other.sidos and not set(one.sidos) & set(other.sidos):
        return True
    if not (one.title.core and other.title.core):
        return False
    marks = one.title.marks ^ other.title.marks
    if marks - SERVICE - _SOFT or (marks & _SOFT and one.source == other.source):
        return True
    if one.title.years and other.title.years and one.title.years != other.title.years:
        return True
    return _other_service(one.title.marks & SERVICE, other.title.marks & SERVICE)


def _other_service(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one is for those in military service and the other not, or each for those the other does not name."""
    if bool(one) != bool(other):
        return True
    return any({a, b} & one and {a, b} & other and not {a, b} & one & other for a, b in _OPPOSITES)


def _same_employer(one: Signature, other: Signature) -> bool:
    """The same name, or a title that begins with the other's name (some boards carry a wrong one)."""
    mine, theirs = set(one.names), set(other.names)
    return bool(mine & (theirs | set(other.leads)) or theirs & set(one.leads))
