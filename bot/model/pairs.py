"""Members of a room who practise in pairs, a new one each week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """A member who asked for it. `partner`: of last week, "" for none; `waited`: had none then; `waits`: how often in all."""

    member: str
    name: str = ""
    partner: str = ""
    waited: bool = False
    waits: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A week's pairs, and who waits for the next one."""

    pairs: tuple[tuple[Seat, Seat], ...]
    waits: Seat | None
