"""/subscribe FILTER: what the filter means and would have brought, then a button that saves it.

Nothing is saved before the button is pressed, and old postings are never sent. The rights are asked at both steps. A
wish that was saved in a topic is told there.
"""

from __future__ import annotations

from datetime import timedelta

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.commands.finding import found
from bot.commands.rights import may_change
from bot.commands.settings import menu_of
from bot.matching.language import VERSION, parse
from bot.model.chat import Call, Reply
from bot.rendering import errors, subscribing
from bot.rendering.settings import first_choices
from bot.rendering.start import FIRST_FILTER
from bot.rendering.subscribing import EXAMPLES
from bot.store import drafts, rooms, subscriptions

DAYS = 30


async def answer(call: Call, services: Services) -> Reply:
    """Show what the filter would bring."""
    if not call.rest:
        return subscribing.what_to_subscribe()
    return await _preview(call, services, call.rest)


async def _preview(call: Call, services: Services, text: str) -> Reply:
    if not await may_change(call, services):
        return errors.not_admin()
    wish, now = parse(text, services.vocabulary), services.clock()
    async with services.database.reading() as connection:
        fits = await found(
            connection, services, call.room, wish, seen_since=now - timedelta(days=DAYS), limit=EXAMPLES
        )
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        draft = await drafts.put(connection, room, call.member.id, {"filter": text}, now)
    return subscribing.preview(
        text,
        wish.explain(),
        count=fits.total,
        examples=fits.postings,
        today=korean_day(now),
        confirm=f"subscribe:yes:{draft}",
        cancel="subscribe:no",
        days=DAYS,
        samples=services.samples,
    )


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """구독하기, 그만두기, or the first try from the greeting."""
    match arguments:
        case ["try"]:
            return await _preview(call, services, FIRST_FILTER)
        case ["no"]:
            return subscribing.cancelled()
        case ["yes", number]:
            return await _save(call, services, int(number))
    raise LookupError(call.action)


async def _save(call: Call, services: Services, draft: int) -> Reply:
    if not await may_change(call, services):
        return errors.not_admin()
    now = services.clock()
    async with services.database.writing() as connection:
        payload = await drafts.get(connection, call.room, draft)
        if payload is None:
            return errors.stale_button()
        text = str(payload["filter"])
        meaning = parse(text, services.vocabulary, limit=None).canonical()
        for one in await subscriptions.of_room(connection, call.room):
            if parse(one.filter_text, services.vocabulary, limit=None).canonical() == meaning:
                return subscribing.already(one)
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        number = await subscriptions.add(
            connection, room, text, VERSION, call.member.id, now, thread=call.thread or None
        )
        theirs = await subscriptions.of_room(connection, call.room)
    one = next(one for one in theirs if one.number == number)
    return subscribing.subscribed(one, when=first_choices(one, menu_of(call)))


command = Command("subscribe", answer, press)
