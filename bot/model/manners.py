"""When a subscription is told, and when a room sleeps: both in the room's own time of day, both with a short text form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Self

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d)"
_MODE = re.compile(rf"(?P<rhythm>now|hourly|daily|weekly)(?: (?P<day>{'|'.join(WEEKDAYS)}))?(?: {_CLOCK})?")
_QUIET = re.compile(rf"{_CLOCK}-{_CLOCK}")


class Rhythm(StrEnum):
    """How often a subscription is told: as postings come, or gathered for a message."""

    NOW = "now"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Mode:
    """A subscription's rhythm. `at` counts for daily and weekly ones, `weekday` (0 is Monday) for weekly ones.

    Written `now`, `hourly`, `daily 09:00`, `weekly mon 09:00`.
    """

    rhythm: Rhythm = Rhythm.NOW
    at: time = time()
    weekday: int = 0

    def __str__(self) -> str:
        words: list[str] = [self.rhythm]
        if self.rhythm is Rhythm.WEEKLY:
            words.append(WEEKDAYS[self.weekday])
        if self.rhythm in (Rhythm.DAILY, Rhythm.WEEKLY):
            words.append(f"{self.at:%H:%M}")
        return " ".join(words)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text form; ValueError for anything else."""
        found = _MODE.fullmatch(text)
        mode = cls()
        if found:
            _, day, hour, minute = found.groups()
            at = time(int(hour), int(minute)) if hour else time()
            mode = cls(Rhythm(found["rhythm"]), at, WEEKDAYS.index(day) if day else 0)
        if str(mode) != text:
            raise ValueError(f"알림 방식을 읽을 수 없습니다: {text!r}")
        return mode


AT_ONCE = Mode()


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` until just before `end`, over midnight when `end` is the earlier. Written `23:00-08:00`."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def __contains__(self, at: time) -> bool:
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text form; ValueError for anything else, and when both ends are one moment."""
        found = _QUIET.fullmatch(text)
        if not found:
            raise ValueError(f"조용한 시간을 읽을 수 없습니다: {text!r}")
        h1, m1, h2, m2 = (int(one) for one in found.groups())
        if (h1, m1) == (h2, m2):
            raise ValueError("조용한 시간의 시작과 끝이 같습니다.")
        return cls(time(h1, m1), time(h2, m2))


NIGHT = QuietHours(time(23), time(8))
"""What a room on a chat platform begins with."""
