"""Which roles a posting is for, by what the person will do: one or two, the surest first.

Words of config/roles.toml speak for roles: most in the title, then in the duties, least in what is asked for. Each word
counts once a place, and not where it is part of a longer one (전문연구요원 is no 연구). The last word of a title's main
part says what it is about ("보안 영업" sells, "영업 데이터 분석가" analyses). The role with the most points comes first;
a second one must come near it. Research stands beside another role: with models it is ML research, with a laboratory's
words or on its own it is bench research (other + research_scientist), and it leads where all else is weak. Words that
speak for none of our roles make the posting `other`, with its title as the evidence; without title and duties it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bot.model.reading import Evidence, Found
from bot.reading.spotting import Spot
from bot.reading.words import Table
from bot.reading.work import Place, Work

FILE = "roles.toml"
OTHER, RESEARCH, ML, SCIENCE = "other", "research_scientist", "ml_engineer", "data_scientist"
_LAB = "lab"

_ENOUGH = 2.0
_NEAR, _SECOND = 0.45, 4.0
_STRONG, _WEAK, _HEAD = 6.0, 3.0, 3.0
_MOST = {Place.TITLE: 9.0, Place.DUTIES: 12.0, Place.ASKS: 2.0, Place.PREFERRED: 0.0}
_SHOWN = 2

# What is not a title's main part: brackets, and all from the first dash, comma or bar on.
_ASIDE = re.compile(r"[\[(【<][^\])】>\n]{0,60}[\])】>]|(?<=\w)(?: [-–—|:] |, |\n|_).*", re.DOTALL)


class Points(NamedTuple):
    """What a word is worth in the title, in the duties, in what is asked for."""

    title: float
    duties: float
    asks: float


_WORTH = {
    "titles": Points(6, 2, 0),
    "duties": Points(3, 2, 0.5),
    "hints": Points(2, 1, 0.5),
    "maybe": Points(2, 0, 0),
    "lab": Points(3, 2, 0.5),
    "never": Points(-20, 0, 0),
    "nothing": Points(0, 0, 0),
}


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What each word speaks for."""

    meanings: Mapping[str, tuple[tuple[str, Points], ...]]


@dataclass(slots=True)
class Tally:
    """What speaks for one role: points by place (none of PREFERRED count for the role), and the words by worth."""

    by_place: dict[Place, float] = field(default_factory=dict)
    words: list[tuple[float, Place, Spot]] = field(default_factory=list)

    def add(self, place: Place, worth: float, spot: Spot) -> None:
        """Count a word."""
        self.by_place[place] = self.by_place.get(place, 0.0) + worth
        if worth > 0:
            self.words.append((worth, place, spot))

    def at(self, place: Place) -> float:
        """Points at one place, without a limit."""
        return self.by_place.get(place, 0.0)

    @property
    def points(self) -> float:
        """Points of all places, each up to its limit."""
        return sum([min(points, _MOST[place]) for place, points in self.by_place.items()])

    def evidence(self, work: Work, *places: Place) -> tuple[Evidence, ...]:
        """The words that speak most for it, of `places` only."""
        best = sorted((word for word in self.words if word[1] in places), key=lambda word: -word[0])[:_SHOWN]
        return tuple(work.text(place).evidence(spot.start, spot.end) for _, place, spot in best)


def load(folder: Path) -> RoleWords:
    """Read config/roles.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    meanings: dict[str, dict[str, Points]] = {}
    for role in table.data:
        entry = table.section(role)
        for kind, worth in _WORTH.items():
            for word in table.strings(role, kind) if kind in entry else ():
                meant = meanings.setdefault(word, {})
                speaks_for = _LAB if kind == _LAB else role
                meant[speaks_for] = (
                    Points(*map(max, worth, meant[speaks_for])) if speaks_for in meant else worth
                )
    return RoleWords({word: tuple(meant.items()) for word, meant in meanings.items()})


def weigh(work: Work, words: RoleWords) -> dict[str, Tally]:
    """What speaks for each role (and for a laboratory, under its own name)."""
    tallies: dict[str, Tally] = {}
    for place in (Place.DUTIES, Place.ASKS, Place.PREFERRED):
        for spot in _distinct(work.words(place, words.meanings)):
            for role, worth in words.meanings[spot.word]:
                points = worth.asks if place is Place.ASKS else worth.duties
                _tally(tallies, role).add(place, points, spot)
    _weigh_title(tallies, work, words)
    return tallies


def _weigh_title(tallies: dict[str, Tally], work: Work, words: RoleWords) -> None:
    """Weak words of a title count only where no strong one is; the last word of its main part counts more."""
    spots = work.words(Place.TITLE, words.meanings)
    strong = any(worth.title >= _STRONG for spot in spots for _, worth in words.meanings[spot.word])
    asides = [match.span() for match in _ASIDE.finditer(work.document.title.low)]
    main = [spot for spot in spots if not any(start <= spot.start < end for start, end in asides)]
    for spot in _distinct(spots):
        for role, worth in words.meanings[spot.word]:
            points = 0.0 if strong and 0 < worth.title < _WEAK else worth.title
            head = _HEAD if points >= _WEAK and main and spot.word == main[-1].word else 0.0
            _tally(tallies, role).add(Place.TITLE, points + head, spot)


def _tally(tallies: dict[str, Tally], role: str) -> Tally:
    tally = tallies.get(role)
    if tally is None:
        tally = tallies[role] = Tally()
    return tally


def _distinct(spots: list[Spot]) -> Iterable[Spot]:
    """The first spot of every word."""
    first: dict[str, Spot] = {}
    for spot in spots:
        first.setdefault(spot.word, spot)
    return first.values()


def read(work: Work, tallies: Mapping[str, Tally]) -> tuple[Found, ...]:
    """The roles, the surest first, each with up to two of the words that speak for it."""
    title = work.document.title
    whole = (title.evidence(0, len(title.plain)),) if title.plain.strip() else ()
    found = []
    for role in _choose(tallies):
        speakers = [tallies[name] for name in ((role, _LAB) if role == OTHER else (role,)) if name in tallies]
        shown = (tally.evidence(work, Place.TITLE, Place.DUTIES, Place.ASKS) for tally in speakers)
        if evidence := next(filter(None, shown), whole):
            found.append(Found(role, evidence))
    return tuple(found)


def _choose(tallies: Mapping[str, Tally]) -> list[str]:
    points = {role: tally.points for role, tally in tallies.items()}
    lab, research, trade = points.pop(_LAB, 0.0), points.pop(RESEARCH, 0.0), points.get(OTHER, 0.0)
    # A laboratory's words are bench work; without any research beside them they may be a company's trade.
    points[OTHER] = trade + lab * (1 if research >= _STRONG / 2 else 0.5)
    ranked = sorted(points, key=lambda role: (-points[role], role))
    first = ranked[0] if points[ranked[0]] >= _ENOUGH else OTHER
    if first == OTHER:
        if not lab and points.get(ML, 0.0) > 0 and research >= max(_STRONG, trade):
            return [RESEARCH, ML]
        if research >= max(_ENOUGH, trade - lab):
            return [OTHER, RESEARCH]
    elif first == ML and research >= _ENOUGH:
        return [first, RESEARCH]
    elif research >= max(_STRONG, 2 * points[first]):
        return [RESEARCH, first]
    elif first == SCIENCE and research >= _ENOUGH:
        return [first, RESEARCH]
    near = max(_SECOND, _NEAR * points[first])
    beside = [role for role in ranked if role not in (first, OTHER) and points[role] >= near]
    return [first, *(role for role in beside if first != OTHER or tallies[role].at(Place.DUTIES) >= _ENOUGH)][
        :2
    ]
