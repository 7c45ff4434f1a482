"""Opens a mock interview: its questions are chosen now, and it waits for who comes; in private it begins at once.

As a reply to an alert, without words for a role, it is for that posting: basics that fit it first, and what could be asked back.
"""

from __future__ import annotations

from bot.commands import meant, mock_aim
from bot.commands.command import Services
from bot.commands.mock_aim import Wanted
from bot.commands.mock_steps import start
from bot.errors import TopicUnknown
from bot.interview.bank import Bank
from bot.interview.mocking import LONGEST, SHORTEST, plan
from bot.model.chat import Call, Member, Reply
from bot.model.mock import Mock, MockState
from bot.rendering import mock as words
from bot.rendering.picking import which
from bot.rendering.words import cut
from bot.store import mocks, prompts, rooms
from bot.store.own_questions import bank_for

FIELD, NAME = 40, 40


async def by_words(call: Call, services: Services) -> Reply:
    """By minutes and role or field, or by the posting this answers."""
    bank = await bank_for(services.database, services.questions, call.room)
    try:
        wanted = mock_aim.read(call.rest, bank, services.vocabulary)
    except ValueError:
        return words.minutes_between(SHORTEST, LONGEST)
    except TopicUnknown:
        # 모의면접 may begin a sentence among people: only a command is answered about what it does not know.
        if call.text.startswith("/") or call.private:
            raise
        return Reply()
    there = () if wanted.field else await meant.replied(call, services)
    if len(there) > 1:
        return which("어느 공고로 모의면접을 볼까요?", there, f"mock:about:{wanted.minutes}:")
    if there:
        return await about(call, services, wanted.minutes, there[0].id)
    return await _open(call, services, bank, wanted)


async def about(call: Call, services: Services, minutes: int, posting: int) -> Reply:
    """By a posting; LookupError when it is not kept any more, or the minutes are none."""
    if not SHORTEST <= minutes <= LONGEST:
        raise LookupError(minutes)
    found = await meant.get(services, posting)
    bank = await bank_for(services.database, services.questions, call.room)
    aim = mock_aim.of_posting(bank, found.reading, meant.lines_of(services, found))
    return await _open(call, services, bank, Wanted(minutes, aim, found.raw.title))


async def _open(call: Call, services: Services, bank: Bank, wanted: Wanted) -> Reply:
    if not has_a_name(call.member):
        return words.nameless()
    now = services.clock()
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        if there := await mocks.opened(connection, room, call.thread):
            return words.already(there, now)
        lately = await prompts.lately(connection, room)
        steps = plan(bank, wanted.minutes, wanted.aim, lately, services.chance)
        if not steps:
            return words.nothing_to_ask()
        new = Mock(
            0, call.room, room, call.thread, MockState.GATHERING, wanted.minutes, cut(wanted.field, FIELD), steps,
            call.member.id, now, candidate=member(call) if call.private else None,
        )  # fmt: skip
        mock = await mocks.add(connection, room, new)
        return await start(connection, services, mock, bank) if call.private else words.gathering(mock)


def member(call: Call) -> Member:
    """Who takes a seat, by the name shown now."""
    return Member(call.member.id, cut(call.member.name, NAME))


def has_a_name(one: Member) -> bool:
    """Not who writes in the name of the room or of a channel."""
    return one.id.isalnum()
