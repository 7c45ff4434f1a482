"""/whynot URL, also in reply to a message with a link: why a posting did not reach this room, to the word."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.commands.share import address_in
from bot.commands.tracing import trace
from bot.model.chat import Call, Reply
from bot.model.room import Room
from bot.model.tracing import Unseen
from bot.rendering import whynot as rendering
from bot.store import outbox, rooms
from bot.store.database import Connection


async def answer(call: Call, services: Services) -> Reply:
    """What became of the posting at the address."""
    async with services.database.reading() as connection:
        if not call.rest and call.reply_to and await _is_alert(call, connection):
            return rendering.it_came()
        room = await rooms.get(connection, call.room) or Room(call.room)
    url = address_in(call)
    traced = await trace(services, call.room, url) if url else None
    if traced is None:
        return rendering.which(url or call.rest)
    if isinstance(traced, Unseen):
        return rendering.unseen(traced, now=services.clock(), can_read=services.share is not None)
    return rendering.traced(traced, room, now=services.clock(), here=call.thread)


async def _is_alert(call: Call, connection: Connection) -> bool:
    """Is the answered message one of ours? Then what is in it came."""
    message = await outbox.message_by_platform_id(connection, call.room, call.reply_to)
    return message is not None and bool(await outbox.alerts_in(connection, message))


command = Command("whynot", answer)
