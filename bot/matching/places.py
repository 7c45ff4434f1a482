"""Names of places and what they stand for: 서울, 강남, 성남 분당, 판교, 수도권, Gangnam.

A name is looked up without blanks, hyphens and case. A province's name wins over a district's short one (광주 is the
metropolis, 경기 광주 the other). A district is known by its full name and without 시·군·구 (강남구, 강남), with its city or
province before it or not; one that several provinces have stands for all of them (중구). An area (판교, 가산) is a name
inside a district: a posting is there when its own words say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.matching.folding import compact

Target = tuple[str, str]
"""Province and district, the district "" for the whole province: ("경기", "성남시 분당구")."""


class Place(NamedTuple):
    """A place by the name it is written with. `area`: the name must stand in the posting's own words."""

    name: str
    targets: tuple[Target, ...]
    area: bool = False


class Places:
    """All names known."""

    __slots__ = ("_areas", "_inside", "_names")

    def __init__(
        self,
        districts: Mapping[str, Sequence[str]],
        provinces: Mapping[str, Sequence[str]],
        areas: Mapping[str, Sequence[str]],
        english: Mapping[str, str],
        groups: Mapping[str, Sequence[str]],
        inside: Mapping[str, Sequence[str]],
    ) -> None:
        names: dict[str, Place] = {}
        long_names = {sido: (sido, *provinces.get(sido, ())) for sido in districts}
        for sido, written in long_names.items():
            names |= {compact(name): Place(sido, ((sido, ""),)) for name in written}
        fixed = set(names)
        for sido, contained in districts.items():
            for district in contained:
                for key in _keys(long_names[sido], district):
                    if key not in fixed:
                        names[key] = _with(names.get(key), (sido, district))
        for name, told in areas.items():
            targets = tuple(_target(one) for one in told)
            for key in (compact(name), *(compact(sido + name) for sido, _ in targets)):
                names.setdefault(key, Place(name, targets, area=True))
        for name, told_in in groups.items():
            names[compact(name)] = Place(name, tuple(_target(one) for one in told_in))
        for name, one in english.items():
            names.setdefault(compact(name), _named((_target(one),)))
        self._names = names
        self._inside = inside
        self._areas = {name: frozenset(map(_target, told)) for name, told in areas.items()}

    def find(self, text: str) -> Place | None:
        """The place of that name, if it is one."""
        return self._names.get(compact(text))

    def __contains__(self, key: str) -> bool:
        """Is it, in compact form, a place's name?"""
        return key in self._names

    def names_in(self, area: Place) -> tuple[str, ...]:
        """What words of place may call it: its own name and names of what lies inside."""
        return (area.name, *self._inside.get(area.name, ()))

    def names_beside(self, area: Place) -> Iterator[str]:
        """Names of other areas in the same districts."""
        here, own = frozenset(area.targets), self.names_in(area)
        for name, targets in self._areas.items():
            overlapping = name in own or name.startswith(area.name) or area.name.startswith(name)
            if targets & here and not overlapping and self._names[compact(name)].area:
                yield name

    def names(self) -> Iterator[str]:
        """Every name, compact."""
        return iter(self._names)


def _keys(provinces: Sequence[str], district: str) -> set[str]:
    *city, last = district.split()
    stem = {last, last[:-1]} if len(last) > 2 else {last}
    short = {*stem, *(name + one for whole in city for name in (whole, whole[:-1]) for one in stem)}
    return short | {province + one for province in provinces for one in short}


def _with(known: Place | None, target: Target) -> Place:
    return _named((*known.targets, target) if known else (target,))


def _named(targets: tuple[Target, ...]) -> Place:
    if len(targets) == 1:
        return Place(" ".join(targets[0]).strip(), targets)
    return Place(targets[0][1].split()[-1], targets)


def _target(told: str) -> Target:
    sido, _, district = told.partition(" ")
    return sido, district
