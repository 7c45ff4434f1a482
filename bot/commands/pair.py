"""/pair weekly: the member gets a partner for practice each week, told in the group on Monday morning; /pair 끔 ends it.

Everybody decides for themselves; /pair shows who did. What is kept: the member's number, the name shown when they asked, and
with whom they were last.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.model.chat import Call, Member, Reply
from bot.rendering import pairs as words
from bot.rendering.words import cut
from bot.store import pairs, rooms

ON = {"weekly", "매주", "켬", "켜기", "참가", "on"}
OFF = {"off", "끔", "끄기", "그만", "빠지기"}
NAME = 40
NAMELESS = "멤버"


async def answer(call: Call, services: Services) -> Reply:
    """Show, join, or leave."""
    said = call.rest.strip().lower()
    if said and said not in ON | OFF:
        # 짝 may begin a sentence among people: only a command is answered about what it does not know.
        return words.what_to_say() if call.text.startswith("/") else Reply()
    if call.private:
        return words.only_in_groups()
    if said in OFF:
        return await _off(call, services)
    return await (_on(call, services) if said else _shown(call, services))


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """The same by a button, in the list itself."""
    if arguments not in (["on"], ["off"]) or call.private:
        raise LookupError(call.action)
    done = await (_on if arguments == ["on"] else _off)(call, services)
    if not call.member.id.isalnum():
        return Reply(toast=done.text)
    return replace(await _shown(call, services), replaces=True, toast=done.text)


async def _shown(call: Call, services: Services) -> Reply:
    async with services.database.reading() as connection:
        number = await rooms.number_of(connection, call.room)
        seats = await pairs.of_room(connection, number) if number is not None else []
    return words.shown(seats, call.member.id)


async def _on(call: Call, services: Services) -> Reply:
    if not call.member.id.isalnum():
        return words.nobody_to_name()
    now, member = services.clock(), Member(call.member.id, cut(call.member.name, NAME) or NAMELESS)
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        new = await pairs.join(connection, room, member, now)
        others = len(await pairs.of_room(connection, room)) - 1
    return words.on(member.name, others, new=new)


async def _off(call: Call, services: Services) -> Reply:
    async with services.database.writing() as connection:
        return words.off(was_in=await pairs.leave(connection, call.room, call.member.id))


command = Command("pair", answer, press)
