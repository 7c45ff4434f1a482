"""/progress: how the member's practice stands, told to them alone where that can be; /progress 방 the group's own."""

from __future__ import annotations

from bot.clock import korean_day
from bot.commands import drawing
from bot.commands.command import Command, Services
from bot.interview import progress
from bot.model.chat import Call, Picture, Reply
from bot.rendering import progress as rendering
from bot.store import learners, reviews, rooms
from bot.store.own_questions import bank_for

ROOM = {"방", "우리방", "우리 방", "room"}


async def answer(call: Call, services: Services) -> Reply:
    """The figures in words and as a picture."""
    room = not call.private and call.rest.strip().lower() in ROOM
    bank = await bank_for(services.database, services.questions, call.room)
    now = services.clock()
    async with services.database.reading() as connection:
        if room:
            number = await rooms.number_of(connection, call.room)
            whose = None if number is None else await learners.of_room(connection, number)
        else:
            whose = await learners.of_member(connection, call.room.platform, call.member.id)
        cards = {} if whose is None else await reviews.all_cards(connection, whose)
    stands, today = progress.progress(bank, cards, now), korean_day(now)
    if not stands.seen:
        return rendering.nothing_yet(room=room)

    def draw() -> Picture:
        from bot.rendering.pictures import practice

        return practice.draw(stands, today, room=room)

    return await drawing.drawn(rendering.progress(stands, today, room=room), draw)


command = Command("progress", answer)
