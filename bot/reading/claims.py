"""Statements on experience, weighed into one.

Of equal weight (`merge`): beginners are welcome when one says so. All years asked for must be met, so the highest binds;
those that speak for one opening or degree among several (`apart`) give their lowest. Of falling weight (`settle`): the
first that speaks decides, the next fill in what is missing, and one that contradicts what is known is not heard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.reading import Evidence, Experience

_NOTHING = Experience()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. `entry` None: nothing on beginners. `apart`: it speaks for one opening or degree among several."""

    evidence: Evidence
    entry: bool | None = None
    low: int | None = None
    high: int | None = None
    apart: bool = False


def merge(claims: tuple[Claim, ...]) -> Experience:
    """One statement out of those of equal weight."""
    if not claims:
        return _NOTHING
    entries = {claim.entry for claim in claims}
    together = [claim for claim in claims if not claim.apart]
    apart = [claim for claim in claims if claim.apart]
    # An opening for "9년 이하" beside one for "10년 이상" leaves it open whether beginners may apply.
    unsaid = any(claim.entry is None and claim.high and not claim.low for claim in apart)
    entry = True if True in entries else False if False in entries and not unsaid else None
    lows = [claim.low for claim in together if claim.low]
    highs = [claim.high for claim in together if claim.high]
    if apart:
        lows.append(min(claim.low or 0 for claim in apart))
        highs += [max(claim.high or 0 for claim in apart)] if all(claim.high for claim in apart) else []
    low = 0 if entry else max(lows, default=0) or None
    high = min(highs, default=None)
    evidence = tuple(dict.fromkeys(claim.evidence for claim in claims))
    return Experience(entry, low, high if high and high >= (low or 0) else None, evidence)


def settle(layers: Iterable[Experience]) -> Experience:
    """What the strongest layer says, with what weaker ones add."""
    said = _NOTHING
    for layer in layers:
        if said.entry_ok is not None and layer.entry_ok not in (None, said.entry_ok):
            continue
        entry = layer.entry_ok if said.entry_ok is None else said.entry_ok
        low, high = said.min_years, said.max_years
        if low is None and layer.min_years is not None and layer.min_years <= (high or layer.min_years):
            low, high = layer.min_years, high or layer.max_years
        elif high is None and low == layer.min_years:
            high = layer.max_years
        if (entry, low, high) != (said.entry_ok, said.min_years, said.max_years):
            evidence = tuple(dict.fromkeys(said.evidence + layer.evidence))
            said = Experience(entry, low, high, evidence)
    return said
