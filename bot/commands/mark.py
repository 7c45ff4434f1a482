"""The 🔖 and 👍 buttons of alerts and digests: each press sets the member's mark or takes it off.

The word at the press says what happened. The counts on an alert follow by an edit, one for however many pressed; a digest shows
none. Only a posting that came to the room can be marked there.
"""

from __future__ import annotations

from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.model.marks import MarkKind
from bot.rendering import marks as words
from bot.store import marks, outbox, postings, rooms, sent


async def answer(_call: Call, _services: Services) -> Reply:
    """Nothing is typed for it."""
    raise LookupError


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Set or take off one member's mark."""
    kind, number = MarkKind(arguments[0]), int(arguments[1])
    now = services.clock()
    async with services.database.writing() as connection:
        room = await rooms.number_of(connection, call.room)
        if room is None or await outbox.alert_of(connection, call.room, number) is None:
            raise LookupError(call.action)
        found = await postings.get(connection, [number])
        on = await marks.toggle(connection, room, number, call.member.id, kind, now)
        await sent.queue_counts(connection, [room], number, now)
    return words.marked(found[number], kind, on=on)


command = Command("mark", answer, press, hidden=True)
