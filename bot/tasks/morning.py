"""When a room's morning is: nine o'clock on its own clock, or the end of its quiet hours when they last longer.

What is told in the morning is as of nine o'clock: what is marked later waits for the next one, so that a mark never brings a
message by itself. A morning the bot slept through is told when it is up again, while the day lasts.
"""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.model.room import Room

NINE = time(9)


def nine_today(room: Room, now: datetime) -> datetime | None:
    """Nine o'clock of the room's day when it is told now; None before that, and in its quiet hours."""
    here = now.astimezone(ZoneInfo(room.settings.timezone))
    quiet = room.settings.quiet
    if here.time() < NINE or (quiet is not None and here.time() in quiet):
        return None
    return here.replace(hour=NINE.hour, minute=0, second=0, microsecond=0)
