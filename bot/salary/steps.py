"""A sum that grows in steps, as tax law writes it: above 1,400만원, 84만원 and 15% of what lies above.

Each step holds for what is strictly more than `above` (the first from zero on) up to the next step. Exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from bot.salary.sheet import Row


@dataclass(frozen=True, slots=True)
class Step:
    """Above `above` won: `plus` won and `rate` of the excess."""

    above: int
    plus: int
    rate: Fraction

    @classmethod
    def of(cls, row: Row) -> Step:
        """The columns above, plus and rate of a line."""
        return cls(row.won("above"), row.won("plus"), row.number("rate"))


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in rising order."""

    steps: tuple[Step, ...]

    def __call__(self, won: int | Fraction) -> Fraction:
        """The sum for so many won."""
        step = self.steps[0]
        for one in self.steps[1:]:
            if won <= one.above:
                break
            step = one
        return step.plus + step.rate * (won - step.above)


def stacked(rows: Sequence[Row]) -> Steps:
    """Steps out of the lines of one part; ConfigError when they do not rise."""
    steps = tuple(Step.of(row) for row in rows)
    for line, (before, after) in zip(rows[1:], pairwise(steps), strict=True):
        if after.above <= before.above:
            raise line.fault(f"앞줄의 {before.above}보다 커야 합니다", "above")
    return Steps(steps)


def floor_to(won: int | Fraction, unit: int) -> int:
    """Down to a whole multiple of `unit` won."""
    return int(won // unit) * unit
