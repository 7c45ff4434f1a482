"""Closes what is past its day, also in what rooms were told, and deletes what is not needed; run daily, any number of times."""

from __future__ import annotations

from datetime import timedelta

from bot.clock import Clock, korean_day
from bot.store import dailies, drafts, mocks, outbox, postings, prompts, rooms
from bot.store.database import Database
from bot.tasks import truth

ROOMS_KEPT = timedelta(days=30)
DRAFTS_KEPT = timedelta(days=30)
PROMPTS_KEPT = timedelta(days=180)
CLOSED_KEPT = timedelta(days=180)


async def prune(database: Database, clock: Clock) -> None:
    """Paused rooms, what buttons stood for, mock interviews after 30 days; closed postings and what was asked after 180."""
    now = clock()
    async with database.writing() as connection:
        past = await postings.close_past(connection, korean_day(now), now)
        await truth.tell_closed(connection, past, now)
        await rooms.forget_paused(connection, now - ROOMS_KEPT)
        await drafts.prune(connection, now - DRAFTS_KEPT)
        await mocks.prune(connection, now - DRAFTS_KEPT)
        await prompts.prune(connection, now - PROMPTS_KEPT)
        await dailies.prune(connection, (now - PROMPTS_KEPT).date())
        await postings.forget_closed(connection, now - CLOSED_KEPT)
        await outbox.forget_done(connection, now - CLOSED_KEPT)
