"""/help [command]: everything that can be said, or one command."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import errors
from bot.rendering.help import help_all, help_one


async def answer(call: Call, services: Services) -> Reply:
    """All commands, or the one that was named."""
    asked = call.rest.removeprefix("/").lower()
    if not asked:
        return help_all(services.help, group=not call.private)
    for entry in services.help:
        if asked in (entry.command, *entry.words):
            return help_one(entry, group=not call.private)
    return errors.unknown_command(f"/{asked}")


command = Command("help", answer)
