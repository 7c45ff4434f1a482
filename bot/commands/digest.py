"""The 더 보기 button of a digest: turns its page in place. Only the room it was sent to may turn it."""

from __future__ import annotations

from dataclasses import replace

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import errors
from bot.rendering.message import message as words_of
from bot.store import outbox, postings


async def answer(_call: Call, _services: Services) -> Reply:
    """Nothing is typed for it."""
    raise LookupError


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """The page from the asked place on."""
    message, first = (int(one) for one in arguments)
    async with services.database.reading() as connection:
        carried = await outbox.alerts_in(connection, message)
        if not carried or carried[0].room != call.room:
            return errors.stale_button()
        found = await postings.get(connection, [one.posting_id for one in carried])
    today = korean_day(services.clock())
    page = words_of(message, carried, found, today=today, samples=services.samples, first=first)
    return errors.stale_button() if page is None else replace(page, replaces=True)


command = Command("digest", answer, press, hidden=True)
