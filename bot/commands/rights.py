"""Who may change a room's subscriptions: its admins, unless the room says everyone."""

from __future__ import annotations

from bot.commands.command import Services
from bot.model.chat import Call
from bot.store import rooms


async def may_change(call: Call, services: Services) -> bool:
    """Ask the store first: it is cheaper than asking the platform."""
    if call.private:
        return True
    async with services.database.reading() as connection:
        room = await rooms.get(connection, call.room)
    if room is not None and not room.settings.admins_only:
        return True
    return await call.is_admin()
