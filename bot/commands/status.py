"""/status: how each source stands, what waits to be sent to this room, and what the room subscribes to."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import status
from bot.store import outbox, postings, standings, subscriptions


async def answer(call: Call, services: Services) -> Reply:
    """Everything in one message."""
    names = await services.sources()
    async with services.database.reading() as connection:
        found = [await standings.get(connection, name) for name in names]
        wishes = await subscriptions.of_room(connection, call.room)
        count = await postings.count_open(connection)
        waiting = await outbox.waiting(connection, call.room)
    return status.status(
        found,
        now=services.clock(),
        open_postings=count,
        subscriptions=len(wishes),
        paused=sum(one.paused for one in wishes),
        waiting=waiting,
    )


command = Command("status", answer)
