"""/why as a reply to an alert, or its button: which words of the filter met which words of the posting.

The postings of a digest keep the numbers they have there.
"""

from __future__ import annotations

from bot.commands import whynot
from bot.commands.command import Command, Services
from bot.commands.meant import replied
from bot.commands.share import URL
from bot.model.chat import Call, Reply
from bot.rendering.why import why, why_how, why_which
from bot.store import outbox, postings


async def answer(call: Call, services: Services) -> Reply:
    """About the message this one answers, of a digest the number said; 왜 안 왔나요, with an address, is another question."""
    if URL.search(call.rest):
        return await whynot.answer(call, services)
    there = await replied(call, services)
    said = call.rest.strip().removesuffix("번")
    if said.isdecimal():
        there = there[max(int(said) - 1, 0) : int(said)] or there
    if len(there) == 1:
        return await _about(call, services, there[0].id)
    return why_which(there) if there else why_how()


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """About one posting."""
    [number] = arguments
    return await _about(call, services, int(number))


async def _about(call: Call, services: Services, number: int) -> Reply:
    async with services.database.reading() as connection:
        found = await postings.get(connection, [number])
        alert = await outbox.alert_of(connection, call.room, number)
    return why(found[number], alert.reasons if alert else ())


command = Command("why", answer, press)
