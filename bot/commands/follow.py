"""/follow COMPANY: hear when the official list of designated companies says something else of it.

What the newest list says now is told at once, and where it does not have the company, names like it. Without a name, the ones
that are followed. Who may change subscriptions may change this.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.rights import may_change
from bot.model.chat import Call, Reply
from bot.rendering import designation as rendering
from bot.rendering import errors
from bot.store import companies, rooms

MOST = 50
NEAR = 3
LIST = {"", "목록", "list"}


async def answer(call: Call, services: Services) -> Reply:
    """Follow a company, or show which are followed."""
    if call.rest.strip() in LIST:
        return await _listed(call, services)
    keys = services.names.keys(call.rest)
    if not keys:
        return rendering.what_to_follow()
    if not await may_change(call, services):
        return errors.not_admin()
    now = services.clock()
    async with services.database.writing() as connection:
        if len(await companies.followed_by(connection, call.room)) >= MOST:
            return rendering.too_many(MOST)
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        name = " ".join(call.rest.split())
        new = await companies.follow(connection, room, keys[0], name, now)
        found = await companies.designation(connection, keys)
        near = await companies.names_like(connection, keys[0], NEAR)
    return rendering.followed(name, found, near, new=new)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A company's 빼기."""
    match arguments:
        case ["off", number]:
            if not await may_change(call, services):
                return errors.may_not_press()
            async with services.database.writing() as connection:
                one = await companies.unfollow(connection, call.room, int(number))
            if one is None:
                raise LookupError(call.action)
            return replace(rendering.unfollowed(one), replaces=True)
    raise LookupError(call.action)


async def _listed(call: Call, services: Services) -> Reply:
    async with services.database.reading() as connection:
        found = await companies.followed_by(connection, call.room)
    return rendering.follows(found, may_change=await may_change(call, services))


command = Command("follow", answer, press)
