"""All words the reading goes by, loaded once from config/.

A fact keeps its words in a file of its own and offers `load(folder) -> Words`; the Lexicon only gathers them, one field a
fact. A file that is missing or wrong raises ConfigError with the file and the line, before anything is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.reading import (
    clarity,
    deadline,
    domains,
    education,
    employment,
    experience,
    military_service,
    pay,
    places,
    remote,
    roles,
    sections,
    signatures,
)
from bot.reading.spotting import Spotter


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled words, a field a fact; each fact's `read` is handed its own field."""

    headings: sections.Headings
    service: military_service.ServiceWords
    roles: roles.RoleWords
    domains: domains.DomainWords
    work: Spotter
    experience: experience.ExperienceWords
    education: education.EducationWords
    pay: pay.PayWords
    employment: employment.EmploymentWords
    places: places.Places
    remote: remote.RemoteWords
    deadline: deadline.DeadlineWords
    clarity: clarity.ClarityWords
    duplicates: signatures.DuplicateWords

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
            experience=experience.load(folder),
            education=education.load(folder),
            pay=pay.load(folder),
            employment=employment.load(folder),
            places=places.load(folder),
            remote=remote.load(folder),
            deadline=deadline.load(folder),
            clarity=clarity.load(folder),
            duplicates=signatures.load(folder),
        )
