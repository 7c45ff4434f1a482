"""/subscriptions: the room's wishes, and buttons to show, pause, resume and delete them."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.outlook import outlook
from bot.commands.rights import may_change
from bot.matching.language import parse
from bot.model.chat import Call, Reply
from bot.model.room import Subscription
from bot.rendering import errors
from bot.rendering import subscriptions as rendering
from bot.store import subscriptions, waiting


async def answer(call: Call, services: Services) -> Reply:
    """The list."""
    async with services.database.reading() as connection:
        theirs = await subscriptions.of_room(connection, call.room)
    return rendering.listed(theirs, may_change=await may_change(call, services))


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A button of the list."""
    if arguments == ["list"]:
        return replace(await answer(call, services), replaces=True)
    what, number = arguments
    if what != "show" and not await may_change(call, services):
        return errors.may_not_press()
    one = await find(call, services, number)
    if one is None:
        return rendering.no_such(number)
    match what:
        case "show":
            return await _show(call, services, one)
        case "pause" | "resume":
            return await _turn(services, one, paused=what == "pause")
        case "delete":
            return rendering.ask_delete(one)
        case "delete-yes":
            return await _delete(services, one)
    raise LookupError(call.action)


async def find(call: Call, services: Services, number: str) -> Subscription | None:
    """The room's subscription of that number."""
    async with services.database.reading() as connection:
        theirs = await subscriptions.of_room(connection, call.room)
    return next((one for one in theirs if str(one.number) == number), None)


async def _show(call: Call, services: Services, one: Subscription) -> Reply:
    wish = parse(one.filter_text, services.vocabulary, limit=None)
    async with services.database.reading() as connection:
        brought = await outlook(connection, services, call.room, wish)
    return rendering.shown(
        one,
        wish.explain(),
        brought,
        now=services.clock(),
        may_change=await may_change(call, services),
        used=wish.synonyms(),
        samples=services.samples,
    )


async def _turn(services: Services, one: Subscription, *, paused: bool) -> Reply:
    async with services.database.writing() as connection:
        await subscriptions.set_paused(connection, one.id, paused=paused)
        await waiting.lay_out(connection, one.room, services.clock())
    return rendering.paused(one) if paused else rendering.resumed(one)


async def _delete(services: Services, one: Subscription) -> Reply:
    async with services.database.writing() as connection:
        await subscriptions.remove(connection, one.id)
        await waiting.lay_out(connection, one.room, services.clock())
    return replace(rendering.deleted(one), replaces=True)


command = Command("subscriptions", answer, press)
