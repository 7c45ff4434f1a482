"""/whynot URL, also in reply to a message with a link: why a posting did not reach this room, to the word."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.commands.share import URL
from bot.commands.tracing import trace
from bot.model.chat import Call, Reply
from bot.model.room import Room
from bot.model.tracing import Unseen
from bot.rendering import whynot as rendering
from bot.store import outbox, rooms


async def answer(call: Call, services: Services) -> Reply:
    """What became of the posting at the address."""
    found = URL.search(call.rest or call.reply_to_text)
    if found is None:
        return await _without_link(call, services)
    url = found.group().rstrip(".,)")
    async with services.database.reading() as connection:
        traced = await trace(connection, services, call.room, url)
        room = await rooms.get(connection, call.room) or Room(call.room)
    if traced is None:
        return rendering.which(url)
    if isinstance(traced, Unseen):
        return rendering.unseen(traced, now=services.clock(), can_read=services.share is not None)
    return rendering.traced(traced, room, now=services.clock(), here=call.thread)


async def _without_link(call: Call, services: Services) -> Reply:
    """A message of ours is the best proof that what is in it came."""
    if call.rest or not call.reply_to:
        return rendering.which(call.rest)
    async with services.database.reading() as connection:
        message = await outbox.message_by_platform_id(connection, call.room, call.reply_to)
        carried = await outbox.alerts_in(connection, message) if message is not None else []
    return rendering.it_came() if carried else rendering.which("")


command = Command("whynot", answer)
