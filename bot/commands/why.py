"""/why as a reply to an alert, or its button: which words of the filter met which words of the posting."""

from __future__ import annotations

from bot.commands import whynot
from bot.commands.command import Command, Services
from bot.commands.share import URL
from bot.model.chat import Call, Reply
from bot.rendering.why import why, why_how, why_which
from bot.store import outbox, postings


async def answer(call: Call, services: Services) -> Reply:
    """About the message this one answers; 왜 안 왔나요, with an address, is another question."""
    if URL.search(call.rest):
        return await whynot.answer(call, services)
    if not call.reply_to:
        return why_how()
    async with services.database.reading() as connection:
        message = await outbox.message_by_platform_id(connection, call.room, call.reply_to)
        if message is None:
            return why_how()
        carried = await outbox.alerts_in(connection, message)
        found = await postings.get(connection, [one.posting_id for one in carried])
    if len(carried) == 1:
        return why(found[carried[0].posting_id], carried[0].reasons)
    return why_which(list(found.values())) if found else why_how()


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """About one posting."""
    [number] = arguments
    async with services.database.reading() as connection:
        found = await postings.get(connection, [int(number)])
        alert = await outbox.alert_of(connection, call.room, int(number))
    return why(found[int(number)], alert.reasons if alert else ())


command = Command("why", answer, press)
