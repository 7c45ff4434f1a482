"""/bookmarks: a member's own bookmarks with the days that are left, and buttons to take them out again.

Answered in private where the member has opened the bot. Asked in a group it shows what was put by there alone, since the answer
may stand in the group; asked in private, what the member put by in every room of the platform. The list belongs to who asked
for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import marks as words
from bot.store import marks, postings, rooms, sent


@dataclass(frozen=True, slots=True)
class List:
    """Whose bookmarks, and of which room (by the store's number; 0: of every room)."""

    member: str
    room: int

    def action(self, verb: str, *more: int) -> str:
        """What a button of the list does."""
        return ":".join(("bookmarks", verb, self.member, str(self.room), *map(str, more)))


async def answer(call: Call, services: Services) -> Reply:
    """Show the list."""
    if said := " ".join(call.rest.split()):
        # 관심 is a word of every day's talk: only a command is answered about what it does not know.
        return words.what_to_say(said) if call.text.startswith("/") else Reply()
    async with services.database.reading() as connection:
        room = 0 if call.private else await rooms.number_of(connection, call.room)
    # A room the store does not know has no bookmarks, and no number.
    return await _page(call, services, List(call.member.id, -1 if room is None else room), 1)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Turn the page, or take one out."""
    verb, member, room, first, *rest = arguments
    mine = List(member, int(room))
    if member != call.member.id:
        return words.not_yours()
    match verb, rest:
        case "page", []:
            return replace(await _page(call, services, mine, int(first)), replaces=True)
        case "drop", [posting]:
            toast = await _drop(call, services, mine, int(posting))
            return replace(await _page(call, services, mine, int(first)), replaces=True, toast=toast)
    raise LookupError(call.action)


async def _page(call: Call, services: Services, mine: List, first: int) -> Reply:
    today = korean_day(services.clock())
    async with services.database.reading() as connection:
        numbers = await marks.bookmarked(connection, mine.member, call.room.platform, mine.room or None)
        found = await postings.get(connection, numbers)
    ordered = words.soonest_first(found.values(), today)
    # The last one of the last page may just have been taken out.
    first = max(1, min(first, (len(ordered) - 1) // words.PAGE * words.PAGE + 1))
    return words.bookmarks(
        ordered[first - 1 : first - 1 + words.PAGE],
        total=len(ordered),
        today=today,
        first=first,
        remove=mine.action("drop", first),
        turn=mine.action("page"),
        samples=services.samples,
    )


async def _drop(call: Call, services: Services, mine: List, posting: int) -> str:
    now = services.clock()
    async with services.database.writing() as connection:
        found = await postings.get(connection, [posting])
        where = await marks.drop(connection, mine.member, call.room.platform, posting, mine.room or None)
        await sent.queue_counts(connection, where, posting, now)
    return words.dropped(found.get(posting) if where else None)


command = Command("bookmarks", answer, press)
