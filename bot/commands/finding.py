"""Which postings fit a filter: those seen of late, or those open now. Samples are for the local room alone."""

from __future__ import annotations

from datetime import datetime

from bot.clock import korean_day
from bot.commands.command import Services
from bot.matching.language import Filter
from bot.matching.subject import Subject
from bot.model.posting import Posting
from bot.model.room import RoomId
from bot.store import postings
from bot.store.database import Connection


async def fitting(
    connection: Connection,
    services: Services,
    room: RoomId,
    wish: Filter | None,
    *,
    seen_since: datetime | None = None,
) -> list[Posting]:
    """Postings that fit, newest first: all seen since a moment (closed ones too), or without one all that are open."""
    hidden = services.samples if room.platform != "web" else frozenset()
    found = await postings.listed(
        connection, seen_since=seen_since, only_open=seen_since is None, without_source=hidden
    )
    if wish is None:
        return found
    today = korean_day(services.clock())
    return [posting for posting in found if wish.wants(Subject(posting, today)) is not None]
