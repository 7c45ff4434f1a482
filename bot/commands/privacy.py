"""/privacy: what is kept and what is not."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering.privacy import privacy


async def answer(_call: Call, _services: Services) -> Reply:
    """The statement."""
    return privacy()


command = Command("privacy", answer)
