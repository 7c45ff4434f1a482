"""What postings say they pay: quartiles with their number, or too few to say.

A posting counts with the middle of its range, or with its floor when it says "at least". It does not count when it says no
pay (`silent`), or says it by the hour or as a ceiling only (`left_out`): that is no full-time year. Under eight no quartiles.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.reading import Pay, PayPeriod
from bot.model.salary import LEAST_POSTINGS, Quartiles, TooFew


def quartiles(pays: Iterable[Pay | None]) -> Quartiles | TooFew:
    """The quartiles of what postings state, None for one that does not say."""
    said, silent, left_out = [], 0, 0
    for pay in pays:
        if pay is None:
            silent += 1
        elif pay.low is None or pay.period is PayPeriod.HOUR:
            left_out += 1
        else:
            said.append(pay.low if pay.high is None else (pay.low + pay.high) // 2)
    if len(said) < LEAST_POSTINGS:
        return TooFew(len(said), silent, left_out)
    said.sort()
    low, median, high = (_at(said, quarter) for quarter in (1, 2, 3))
    return Quartiles(low, median, high, len(said), silent, left_out)


def _at(ordered: list[int], quarter: int) -> int:
    """The value a quarter, a half or three quarters of the way from the least to the greatest."""
    place, rest = divmod((len(ordered) - 1) * quarter, 4)
    if not rest:
        return ordered[place]
    return round(ordered[place] + (ordered[place + 1] - ordered[place]) * rest / 4)
