"""/subscribe FILTER: what the filter means and would have brought, then a button that saves it.

Nothing is saved before the button is pressed, and old postings are never sent. The rights are asked at both steps, and a
preview answers only who asked for it. A wish that was saved in a topic is told there.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.opener import may_press, opener
from bot.commands.outlook import outlook
from bot.commands.rights import may_change
from bot.commands.settings import menu_of
from bot.errors import FilterError
from bot.matching.language import VERSION, Filter, parse
from bot.model.chat import Call, Reply
from bot.rendering import errors, subscribing
from bot.rendering.settings import first_choices
from bot.rendering.start import FIRST_FILTER
from bot.store import drafts, rooms, subscriptions


async def answer(call: Call, services: Services) -> Reply:
    """Show what the filter would bring."""
    if not call.rest:
        return subscribing.what_to_subscribe()
    wish = parse(call.rest, services.vocabulary)
    return await _preview(call, services, wish) if await may_change(call, services) else errors.not_admin()


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """구독하기, 그만두기, a look at the filter without its strictest condition, or the first try from the greeting."""
    match arguments:
        case ["no", mark] | ["yes" | "look", mark, _] if not may_press(call, mark):
            return errors.not_yours("미리 보기", "/subscribe")
        case ["no", _]:
            return replace(subscribing.cancelled(), replaces=True)
        case _ if not await may_change(call, services):
            return errors.may_not_press()
        case ["try"]:
            return await _preview(call, services, parse(FIRST_FILTER, services.vocabulary))
        case ["yes", _, number]:
            return await _save(call, services, int(number))
        case ["look", _, number]:
            wish = await _drafted(call, services, int(number))
            return replace(await _preview(call, services, wish), replaces=True)
    raise LookupError(call.action)


async def _preview(call: Call, services: Services, wish: Filter) -> Reply:
    async with services.database.reading() as connection:
        found = await outlook(connection, services, call.room, wish)
    texts = [wish.text, *([found.instead.filter_text] if found.instead else ())]
    numbers, mark = await _draft(call, services, texts), opener(call)
    return subscribing.preview(
        wish.text,
        wish.explain(),
        found,
        now=services.clock(),
        confirm=f"subscribe:yes:{mark}:{numbers[0]}",
        cancel=f"subscribe:no:{mark}",
        relax=f"subscribe:look:{mark}:{numbers[1]}" if found.instead else "",
        used=wish.synonyms(),
        samples=services.samples,
    )


async def _draft(call: Call, services: Services, texts: list[str]) -> list[int]:
    """Keep filters for buttons; their numbers."""
    now = services.clock()
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        return [await drafts.put(connection, room, call.member.id, {"filter": text}, now) for text in texts]


async def _drafted(call: Call, services: Services, draft: int) -> Filter:
    """The filter a button stands for; LookupError when it is gone."""
    async with services.database.reading() as connection:
        payload = await drafts.get(connection, call.room, draft)
    return parse(str((payload or {})["filter"]), services.vocabulary, limit=None)


async def _save(call: Call, services: Services, draft: int) -> Reply:
    wish, now = await _drafted(call, services, draft), services.clock()
    async with services.database.writing() as connection:
        theirs = await subscriptions.of_room(connection, call.room)
        same = [one for one in theirs if _means(one.filter_text, services) == wish]
        if same:
            return subscribing.already(same[0])
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        thread = call.thread or None
        number = await subscriptions.add(
            connection, room, wish.text, VERSION, call.member.id, now, thread=thread
        )
        theirs = await subscriptions.of_room(connection, call.room)
    one = next(one for one in theirs if one.number == number)
    return subscribing.subscribed(one, when=first_choices(one, menu_of(call)))


def _means(saved: str, services: Services) -> Filter | None:
    """A saved filter; None when it cannot be read any more."""
    try:
        return parse(saved, services.vocabulary, limit=None)
    except FilterError:
        return None


command = Command("subscribe", answer, press)
