"""One opening, read on several boards: its facts together.

What any board says outranks what another leaves out; where two say different things the board that was first is believed. Of
military service a definite word outranks an unclear one wherever it stands, and when one board accepts what another rejects
the other's words are kept as `conflict`, to be shown. Evidence stays the words of the board it was read on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.model.reading import Deadline, Education, Experience, Reading, Service, Stance

T = TypeVar("T")

_WEIGHT = {Stance.ACCEPTS: 2, Stance.REJECTS: 2, Stance.UNCLEAR: 1, Stance.NONE: 0}
_DEFINITE = {Stance.ACCEPTS, Stance.REJECTS}


def merge(readings: Sequence[Reading]) -> Reading:
    """The facts of one opening, from its readings in the order they came; ValueError when there is none."""
    if not readings:
        raise ValueError("nothing to merge")
    if len(readings) == 1:
        return readings[0]
    pays = [reading.pay for reading in readings if reading.pay is not None]
    return Reading(
        service=_service([reading.service for reading in readings]),
        roles=_stated([reading.roles for reading in readings], ()),
        domains=_stated([reading.domains for reading in readings], ()),
        experience=_stated([reading.experience for reading in readings], Experience()),
        education=_stated([reading.education for reading in readings], Education()),
        pay=pays[0] if pays else None,
        employment=_stated([reading.employment for reading in readings], None),
        regions=_stated([reading.regions for reading in readings], ()),
        remote=_stated([reading.remote for reading in readings], None),
        deadline=_stated([reading.deadline for reading in readings], Deadline()),
        # The clearest board is the one to read.
        clarity=min((reading.clarity for reading in readings), key=lambda clarity: clarity.vague),
    )


def _stated(values: Sequence[T], nothing: T) -> T:
    return next((value for value in values if value != nothing), nothing)


def _service(services: Sequence[Service]) -> Service:
    best = max(services, key=lambda service: _WEIGHT[service.stance])
    other = [one for one in services if one.stance in _DEFINITE and one.stance is not best.stance]
    if best.stance not in _DEFINITE or not other:
        return best
    against = tuple(piece for one in other for piece in one.evidence)
    return replace(best, conflict=tuple(dict.fromkeys((*best.conflict, *against))))
