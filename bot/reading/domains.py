"""Which fields the work is in (비전, 자연어, 로봇 …), the surest first; most postings are in none of ours.

Words of config/domains.toml speak for a field, most in the title, then in the duties, least in what is asked for; the
company's introduction and what is only preferred do not count. A field is stated when it has `_ENOUGH` points (more where
the role is not one that models or builds in the field: a chat bot firm's accountant is in no field), and the weaker ones
must come near the strongest: one word of images among ten of speech does not make the work vision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Found
from bot.reading.spotting import Spot
from bot.reading.text import Text
from bot.reading.words import Table
from bot.reading.work import Place, Work

FILE = "domains.toml"

_ENOUGH = {
    "ml_engineer": 2.0,
    "research_scientist": 2.0,
    "data_scientist": 2.0,
    "mlops_engineer": 2.0,
    "other": 4.0,
}
_ENOUGH_ELSE = 3.0
_NEAR, _PLENTY = 0.3, 8.0
_MOST = 5
_SHOWN = 2
_WORTH = {
    "work": {Place.TITLE: 3.0, Place.DUTIES: 2.0, Place.ASKS: 0.5},
    "hints": {Place.TITLE: 1.0, Place.DUTIES: 1.0, Place.ASKS: 0.5},
}


@dataclass(frozen=True, slots=True)
class DomainWords:
    """What each word speaks for: pairs of a field and its worth by place."""

    meanings: Mapping[str, tuple[tuple[str, Mapping[Place, float]], ...]]


def load(folder: Path) -> DomainWords:
    """Read config/domains.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    meanings: dict[str, dict[str, Mapping[Place, float]]] = {}
    for domain in table.data:
        for kind, worth in _WORTH.items():
            for word in table.strings(domain, kind):
                meanings.setdefault(word, {}).setdefault(domain, worth)
    return DomainWords({word: tuple(meant.items()) for word, meant in meanings.items()})


def read(work: Work, roles: tuple[Found, ...], words: DomainWords) -> tuple[Found, ...]:
    """The fields, the surest first, each with up to two of the words that speak for it."""
    points: dict[str, float] = {}
    spoken: dict[str, dict[str, tuple[float, Text, Spot]]] = {}
    for place in (Place.TITLE, Place.DUTIES, Place.ASKS):
        for spot in work.words(place, words.meanings):
            for domain, worth in words.meanings[spot.word]:
                said = spoken.setdefault(domain, {})
                if spot.word not in said:
                    said[spot.word] = (worth[place], work.text(place), spot)
                    points[domain] = points.get(domain, 0.0) + worth[place]
    ranked = sorted(points, key=lambda domain: (-points[domain], domain))
    enough = min((_ENOUGH.get(role.value, _ENOUGH_ELSE) for role in roles), default=_ENOUGH_ELSE)
    least = max([enough, *(min(points[domain], _PLENTY) * _NEAR for domain in ranked[:1])])
    return tuple(
        Found(domain, tuple(text.evidence(spot.start, spot.end) for _, text, spot in _best(spoken[domain])))
        for domain in ranked[:_MOST]
        if points[domain] >= least
    )


def _best(said: Mapping[str, tuple[float, Text, Spot]]) -> list[tuple[float, Text, Spot]]:
    return sorted(said.values(), key=lambda word: -word[0])[:_SHOWN]
