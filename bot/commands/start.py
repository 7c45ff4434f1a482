"""/start: a greeting and the one next step. In the bare local room it says that all postings are made up."""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering.start import welcome


async def answer(call: Call, services: Services) -> Reply:
    """Greet."""
    boards = services.boards
    samples_only = boards is not None and not await boards.are_on()
    return welcome(
        try_it="subscribe:try",
        samples_only=samples_only,
        switch_on="boards:on" if samples_only and call.room.platform == "web" else "",
        group=not call.private,
    )


command = Command("start", answer)
