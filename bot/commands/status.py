"""/status: how each source stands, what waits to be sent to this room and why, and what the room subscribes to."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.model.room import Room
from bot.rendering import status
from bot.store import backlog, postings, rooms, standings, subscriptions


async def answer(call: Call, services: Services) -> Reply:
    """Everything in one message."""
    names = await services.sources()
    async with services.database.reading() as connection:
        found = [await standings.get(connection, name) for name in names]
        wishes = await subscriptions.of_room(connection, call.room)
        count = await postings.count_open(connection)
        room = await rooms.get(connection, call.room) or Room(call.room)
        modes = {one.id: one.mode for one in wishes}
        waiting = await backlog.of_room(connection, call.room, modes, services.clock())
    return status.status(
        found,
        room,
        now=services.clock(),
        open_postings=count,
        subscriptions=len(wishes),
        paused=sum(one.paused for one in wishes),
        waiting=waiting,
    )


command = Command("status", answer)
