"""/start: a greeting and the one next step. In the bare local room it says that all postings are made up.

Who opens the bot's chat by the link below an answer that was for them alone says `/start open`, or `/start offer` where an offer
goes on there. A chat of one's own is noted, so that such answers can come by themselves.
"""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import offer
from bot.rendering.start import opened, welcome
from bot.store import rooms


async def answer(call: Call, services: Services) -> Reply:
    """Greet."""
    if call.private:
        async with services.database.writing() as connection:
            await rooms.know(connection, call.room, services.clock(), private=True)
    if call.rest == "offer":
        return offer.how()
    if call.rest == "open":
        return opened()
    boards = services.boards
    samples_only = boards is not None and not await boards.are_on()
    return welcome(
        try_it="subscribe:try",
        samples_only=samples_only,
        switch_on="boards:on" if samples_only and call.room.platform == "web" else "",
        group=not call.private,
    )


command = Command("start", answer)
