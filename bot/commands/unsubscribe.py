"""/unsubscribe N: asks once more, then deletes; without a number it shows which there are."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.commands.rights import may_change
from bot.commands.subscriptions import find
from bot.model.chat import Call, Reply
from bot.rendering import errors
from bot.rendering import subscriptions as rendering
from bot.store import subscriptions


async def answer(call: Call, services: Services) -> Reply:
    """Ask for the deletion of one, or which."""
    if not await may_change(call, services):
        return errors.not_admin()
    asked = call.rest.removesuffix("번").strip()
    if asked:
        one = await find(call, services, asked)
        return rendering.no_such(asked) if one is None else rendering.ask_delete(one)
    async with services.database.reading() as connection:
        found = await subscriptions.of_room(connection, call.room)
    return rendering.ask_delete(found[0]) if len(found) == 1 else rendering.which_to_delete(found)


command = Command("unsubscribe", answer)
