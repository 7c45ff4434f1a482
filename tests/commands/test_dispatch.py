"""What happens around an answer."""

from __future__ import annotations

import asyncio

from bot.model.chat import Call, Member
from bot.store import facts, rooms
from tests.commands.conversation import Conversation


async def test_an_answer_does_not_wait_until_the_room_is_noted_as_awake(conversation: Conversation) -> None:
    room = conversation.room("telegram:-100123")
    await room.say("/subscribe 전문연")
    await room.press("구독하기")
    await conversation.clock.sleep(120)
    asked = Call(room.id, Member("7"), text="/help", command="help")
    async with conversation.database.writing() as connection:
        await facts.put(connection, "word", "the store is held")
        assert await asyncio.wait_for(conversation.dispatcher.answer(asked), 2) is not None
    await conversation.dispatcher.finish()
    async with conversation.database.reading() as connection:
        found = await rooms.get(connection, room.id)
    assert found is not None
    assert found.last_call_at == conversation.clock.now
