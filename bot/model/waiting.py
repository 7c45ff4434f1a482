"""What is on its way to a room and not there yet, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.manners import Mode


class Why(StrEnum):
    """`PLANNED`: not yet; `DUE`: its turn is next; `ASKED`: the platform asked to wait; `FAILED`: tried in vain."""

    PLANNED = "planned"
    DUE = "due"
    SENDING = "sending"
    ASKED = "asked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many alerts that go out together. `modes`: how the subscriptions that want them are told."""

    alerts: int
    due_at: datetime
    why: Why
    modes: frozenset[Mode] = frozenset()
