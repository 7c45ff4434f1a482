"""All words the reading goes by, loaded once from config/.

A fact keeps its words in a file of its own and offers `load(folder) -> Words`; the Lexicon only gathers them, one field a
fact. A file that is missing or wrong raises ConfigError with the file and the line, before anything is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.reading import clarity, domains, military_service, places, remote, roles, sections
from bot.reading.spotting import Spotter


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled words, a field a fact; each fact's `read` is handed its own field."""

    headings: sections.Headings
    service: military_service.ServiceWords
    roles: roles.RoleWords
    domains: domains.DomainWords
    work: Spotter
    places: places.Places
    remote: remote.RemoteWords
    clarity: clarity.ClarityWords

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the word files of `folder` (config/)."""
        role_words, domain_words = roles.load(folder), domains.load(folder)
        return cls(
            headings=sections.load(folder),
            service=military_service.load(folder),
            roles=role_words,
            domains=domain_words,
            work=Spotter([*role_words.meanings, *domain_words.meanings]),
            places=places.load(folder),
            remote=remote.load(folder),
            clarity=clarity.load(folder),
        )
