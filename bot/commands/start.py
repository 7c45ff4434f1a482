"""/start: a greeting and the one next step. In the bare local room it says that all postings are made up.

`/start offer` is what the link of an offer that was asked in a group says: it goes on there.
"""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import offer
from bot.rendering.start import welcome


async def answer(call: Call, services: Services) -> Reply:
    """Greet."""
    if call.rest == "offer":
        return offer.how()
    boards = services.boards
    samples_only = boards is not None and not await boards.are_on()
    return welcome(
        try_it="subscribe:try",
        samples_only=samples_only,
        switch_on="boards:on" if samples_only and call.room.platform == "web" else "",
        group=not call.private,
    )


command = Command("start", answer)
