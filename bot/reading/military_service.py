"""Whether one can serve as 전문연구요원 in a posting, by its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Service, Stance, Track
from bot.reading.document import Document
from bot.reading.words import Table, pattern

FILE = "service.toml"


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """Compiled words of military service."""

    research: re.Pattern[str]


def load(folder: Path) -> ServiceWords:
    """Read config/service.toml; ConfigError names the line."""
    return ServiceWords(re.compile(pattern(Table(folder / FILE).strings("tracks", "research"))))


def read(document: Document, words: ServiceWords) -> Service:
    """What the posting says of serving in it."""
    for text in (document.title, document.body):
        if match := words.research.search(text.low):
            evidence = text.evidence(match.start(), match.end())
            return Service(Stance.UNCLEAR, frozenset({Track.RESEARCH}), evidence=(evidence,))
    return Service()
