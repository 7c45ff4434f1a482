"""One line of the benchmark's table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the figure, and what it is held against."""

    name: str
    figure: str
    baseline: str = ""

    def __str__(self) -> str:
        return f"{self.name:44} {self.figure:>26}   {self.baseline}"
