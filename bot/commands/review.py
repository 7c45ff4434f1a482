"""/review [TOPIC]: the question that is due the longest; in private the member's, in a group the group's own.

One that was just shown waits until the other due ones were shown too. What has left the bank is passed over.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.commands.command import Command, Services
from bot.interview.bank import Bank
from bot.interview.choosing import fitting
from bot.interview.wishes import read_wish
from bot.model.chat import Call, Reply
from bot.model.reviews import Prompt, PromptKind
from bot.rendering import interview as words
from bot.store import learners, prompts, reviews, rooms
from bot.store.database import Connection
from bot.store.own_questions import bank_for

AT_ONCE = timedelta(seconds=10)
"""Within which a second press of 다음 means the same question."""


async def answer(call: Call, services: Services) -> Reply:
    """What is due first."""
    return await bring(call, services, " ".join(call.rest.split()))


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """The same from a button."""
    if arguments != ["go"]:
        raise LookupError(call.action)
    return await bring(call, services, "")


async def bring(call: Call, services: Services, said: str, after: Prompt | None = None) -> Reply:
    """The next due question among those that meet the words; not when somebody else just asked for the one `after` it."""
    bank = await bank_for(services.database, services.questions, call.room)
    now = services.clock()
    wanted = {question.id for question in fitting(bank.topics, read_wish(said, bank))}
    async with services.database.writing() as connection:
        if after and await prompts.is_followed(connection, after, now - AT_ONCE):
            return words.already_next()
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        whose = await memory(connection, call, room)
        due = [] if whose is None else await reviews.due(connection, whose, now)
        due = [one for one in due if one in wanted]
        if not due:
            return await _nothing(connection, call, bank, whose, now)
        just_shown = (await prompts.lately(connection, room))[: len(due) - 1]
        one = next(one for one in due if one not in just_shown)
        by = call.member.id
        shown = await prompts.add(connection, room, one, PromptKind.REVIEW, now, asked_by=by, wish=said)
    question = bank.get(one)
    if question is None:
        raise LookupError(one)
    return words.review(shown, question, len(due) - 1)


async def memory(connection: Connection, call: Call, room: int) -> int | None:
    """Whose memory is asked where the call was made; None when nothing is in it yet."""
    if call.private:
        return await learners.of_member(connection, call.room.platform, call.member.id)
    return await learners.of_room(connection, room)


async def _nothing(connection: Connection, call: Call, bank: Bank, whose: int | None, now: datetime) -> Reply:
    known = {} if whose is None else await reviews.all_cards(connection, whose)
    soonest = min((card.due for question, card in known.items() if bank.get(question)), default=None)
    return words.nothing_due(soonest, now, private=call.private)


command = Command("review", answer, press)
