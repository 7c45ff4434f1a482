"""The button of the bare local room that switches the real boards on."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering.start import switched_on


async def answer(_call: Call, _services: Services) -> Reply:
    """Nothing is typed for it."""
    raise LookupError


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Switch them on."""
    if arguments != ["on"] or services.boards is None or call.room.platform != "web":
        raise LookupError(call.action)
    await services.boards.switch_on()
    return switched_on(services.boards.names)


command = Command("boards", answer, press, hidden=True)
