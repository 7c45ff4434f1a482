"""Watches over the bot for its operator, who is told of each trouble once when it begins and once when it is over.

Troubles: a source that failed three times in a row, was not pulled for twice its gap, or answers otherwise than it did;
messages that should have gone out ten minutes ago; a disk with little room. What was told is kept in the store, so that a
restart tells nothing again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.model.room import RoomId
from bot.model.source import Standing
from bot.rendering import owner
from bot.store import backlog, facts, outbox, rooms, standings
from bot.store.database import Database

FAILURES = 3
GAPS = 2
LATE = timedelta(minutes=10)
LEAST_FREE_MB = 200.0
TOLD = "owner.told"


def troubles(
    gaps: Mapping[str, timedelta],
    found: Sequence[Standing],
    late: tuple[int, datetime | None],
    free_mb: float | None,
    now: datetime,
) -> dict[str, str]:
    """What is wrong now, by a short name that stays the same while it lasts. `late`: messages overdue, the oldest since."""
    wrong: dict[str, str] = {}
    for one in found:
        if one.source not in gaps:
            continue
        if one.failures >= FAILURES:
            wrong[f"failing:{one.source}"] = owner.failing(one.source, one.failures, one.why)
        elif one.last_good_at is not None and now - _heard_of(one) > max(GAPS * gaps[one.source], LATE):
            hours = (now - one.last_good_at).total_seconds() / 3600
            wrong[f"silent:{one.source}"] = owner.silent(one.source, hours)
        if one.odd:
            wrong[f"odd:{one.source}"] = owner.odd(one.source, one.odd)
    messages, since = late
    if messages and since is not None:
        wrong["stuck"] = owner.stuck(messages, (now - since).total_seconds() / 60)
    if free_mb is not None and free_mb < LEAST_FREE_MB:
        wrong["disk"] = owner.disk(free_mb)
    return wrong


def _heard_of(one: Standing) -> datetime:
    """Since when a source may be expected to bring something: one that rests brings nothing."""
    return max(filter(None, (one.last_good_at, one.resting_until)))


async def watch(
    database: Database, clock: Clock, room: RoomId, gaps: Mapping[str, timedelta], free_mb: float | None
) -> None:
    """One look; `gaps`: how often each source is asked. The owner's room is known from the first trouble on."""
    now = clock()
    async with database.writing() as connection:
        found = await standings.all_of_them(connection)
        wrong = troubles(gaps, found, await backlog.overdue(connection, now - LATE), free_mb, now)
        told: dict[str, str] = await facts.get(connection, TOLD) or {}
        begun = [words for name, words in wrong.items() if name not in told]
        ended = [words for name, words in told.items() if name not in wrong]
        if not (begun or ended):
            return
        number, _ = await rooms.know(connection, room, now, private=True)
        await outbox.queue_notice(connection, number, owner.news(begun, ended), now)
        await facts.put(connection, TOLD, {name: told.get(name, words) for name, words in wrong.items()})
