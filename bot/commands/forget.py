"""/forget: deletes all that is kept of the asker or, for an admin, of the room.

Asks first what is meant; nobody but who asked can answer, since nothing of it comes back.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.opener import may_press, opener
from bot.model.chat import Call, Reply
from bot.rendering import errors, privacy
from bot.store import (
    answers,
    drafts,
    interests,
    learners,
    marks,
    mocks,
    pairs,
    prompts,
    quizzes,
    rooms,
    subscriptions,
)


async def answer(call: Call, _services: Services) -> Reply:
    """Ask what shall go."""
    may = call.private or await call.is_admin()
    return privacy.ask_forget(mark=opener(call), may_forget_room=may)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Do it."""
    what, mark = arguments
    if not may_press(call, mark):
        return errors.not_yours("물음", "/forget")
    match what:
        case "no":
            return replace(privacy.nothing_forgotten(), replaces=True)
        case "me":
            return replace(await _forget_member(call, services), replaces=True)
        case "room":
            return await _forget_room(call, services)
    raise LookupError(call.action)


async def _forget_member(call: Call, services: Services) -> Reply:
    async with services.database.writing() as connection:
        await subscriptions.forget_member(connection, call.member.id, call.room.platform)
        await drafts.forget_member(connection, call.member.id, call.room.platform)
        await marks.forget_member(connection, call.member.id, call.room.platform)
        await interests.forget_member(connection, call.member.id, call.room.platform)
        await learners.forget_member(connection, call.member.id, call.room.platform)
        await quizzes.forget_member(connection, call.member.id, call.room.platform)
        await answers.forget_member(connection, call.member.id, call.room.platform)
        await prompts.forget_member(connection, call.member.id, call.room.platform)
        await mocks.forget_member(connection, call.member.id, call.room.platform)
        await pairs.forget_member(connection, call.member.id, call.room.platform)
    return privacy.forgot_member()


async def _forget_room(call: Call, services: Services) -> Reply:
    if not (call.private or await call.is_admin()):
        return errors.may_not_press()
    async with services.database.writing() as connection:
        had = await subscriptions.of_room(connection, call.room)
        await rooms.forget(connection, call.room)
        await subscriptions.touch(connection)
    return replace(privacy.forgot_room(len(had)), replaces=True)


command = Command("forget", answer, press)
