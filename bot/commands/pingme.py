"""/pingme FILTER: the member is named in the alerts of this group that meet the filter, once a day at most; /pingme off ends it.

Everybody decides for themselves. What is kept: the member's number, the name shown when they asked, the filter.
"""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.matching.language import VERSION, parse
from bot.model.chat import Call, Member, Reply
from bot.rendering import naming as words
from bot.rendering.words import cut
from bot.store import interests, rooms

OFF = {"off", "끔", "끄기", "그만"}
NAME = 40
NAMELESS = "멤버"


async def answer(call: Call, services: Services) -> Reply:
    """Show, add, or end."""
    if call.private:
        return words.only_in_groups()
    text = call.rest.strip()
    if text.lower() in OFF:
        return await _off(call, services)
    async with services.database.reading() as connection:
        asked = await interests.of_member(connection, call.room, call.member.id)
    if not text:
        return words.mine(asked)
    wish = parse(text, services.vocabulary)
    if any(parse(one.filter_text, services.vocabulary, limit=None) == wish for one in asked):
        return words.already(text)
    if len(asked) >= words.MOST:
        return words.too_many()
    if not call.member.id.isalnum():
        return words.nobody_to_name()
    return await _on(call, services, text, wish.explain())


async def _on(call: Call, services: Services, text: str, explanation: str) -> Reply:
    now, member = services.clock(), Member(call.member.id, cut(call.member.name, NAME) or NAMELESS)
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        await interests.add(connection, room, member, text, VERSION, now)
    return words.on(text, explanation, member.name)


async def _off(call: Call, services: Services) -> Reply:
    async with services.database.writing() as connection:
        return words.off(await interests.end(connection, call.room, call.member.id))


command = Command("pingme", answer)
