"""Reads facts out of a posting's words, one fact a file, each with the exact words it rests on.

A fact's module offers `load(folder) -> Words` (gathered by the Lexicon) and `read(document, words) -> Fact`. A posting that
does not say gives the empty fact; nothing here guesses, and no words of any kind make it fail.
"""

from __future__ import annotations

from datetime import date

from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.reading import (
    clarity,
    deadline,
    domains,
    education,
    employment,
    experience,
    military_service,
    pay,
    regions,
    remote,
    roles,
    work,
)
from bot.reading.document import Document
from bot.reading.lexicon import Lexicon


def read(raw: RawPosting, *, on: date, lexicon: Lexicon) -> Reading:
    """All facts of one posting, read on the Korean day `on`."""
    document = Document.of(raw, on=on, headings=lexicon.headings)
    duties = work.lay_out(document, lexicon.work)
    tallies = roles.weigh(duties, lexicon.roles)
    found = roles.read(duties, tallies)
    return Reading(
        service=military_service.read(document, lexicon.service),
        roles=found,
        domains=domains.read(duties, found, lexicon.domains),
        experience=experience.read(document, lexicon.experience),
        education=education.read(document, lexicon.education),
        pay=pay.read(document, lexicon.pay),
        employment=employment.read(document, lexicon.employment),
        regions=regions.read(document, lexicon.places),
        remote=remote.read(document, lexicon.remote),
        deadline=deadline.read(document, lexicon.deadline),
        clarity=clarity.read(duties, tallies, lexicon.clarity),
    )
