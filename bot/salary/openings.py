"""Which postings a sum is held against: those of the role, open to so many years, in the place.

A posting that does not say whom it looks for, or where, is left aside where that was asked, and counted: it is neither taken
for fitting nor for not fitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model.reading import Experience, Pay, Region
from bot.model.salary import Opening

Place = tuple[str, str]
"""Province and district, the district "" for the whole province."""


def fitting(
    openings: Iterable[Opening], years: tuple[int, int | None] | None, places: Sequence[Place] = ()
) -> tuple[list[Pay | None], int]:
    """The pay of those that fit, None where one does not say; and how many were left aside."""
    pays: list[Pay | None] = []
    unclear = 0
    for one in openings:
        verdicts = (_takes(one.experience, years), _lies(one.regions, places))
        if False in verdicts:
            continue
        if None in verdicts:
            unclear += 1
        else:
            pays.append(one.pay)
    return pays, unclear


def _takes(experience: Experience, years: tuple[int, int | None] | None) -> bool | None:
    """Does it take people of so many years? None when it does not say."""
    if years is None:
        return True
    asked = years[0]
    if asked == 0 and experience.entry_ok is not None:
        return experience.entry_ok
    if experience.min_years is None and experience.max_years is None:
        return None
    least, most = experience.min_years or 0, experience.max_years
    return least <= asked and (most is None or asked <= most)


def _lies(regions: Sequence[Region], places: Sequence[Place]) -> bool | None:
    if not places:
        return True
    if not regions:
        return None
    return any(
        region.sido == sido and district in ("", region.sigungu)
        for region in regions
        for sido, district in places
    )
