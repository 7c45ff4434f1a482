"""A mock interview under way: it starts, goes to its next question, and to its end.

With each question its prompt is noted, the word that its time is over is put on its way for later (the one before is taken
back), and the rubric goes to the interviewer's own chat where there is one. All in the transaction of the press that caused it,
so nothing is told twice, and a restart loses nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands.command import Services
from bot.commands.mock_end import finish
from bot.interview.bank import Bank
from bot.model.chat import Reply
from bot.model.interview import Question
from bot.model.mock import Mock, MockState
from bot.model.reviews import PromptKind
from bot.model.room import RoomId, RoomState
from bot.rendering import mock as words
from bot.rendering import mock_questions as questions
from bot.store import mocks, outbox, prompts, rooms
from bot.store.database import Connection


async def start(connection: Connection, services: Services, mock: Mock, bank: Bank) -> Reply:
    """Ask its first question."""
    mock = replace(mock, state=MockState.RUNNING, place=0, begun_at=services.clock())
    return await _ask(connection, services, mock, bank)


async def onward(connection: Connection, services: Services, mock: Mock, bank: Bank) -> Reply:
    """Ask the next one; after the last one it is over."""
    await outbox.take_back(connection, [mock.notice])
    if mock.place + 1 == len(mock.steps):
        return await finish(connection, mock, bank, services.clock()) or words.OVER
    return await _ask(connection, services, replace(mock, place=mock.place + 1), bank)


async def _ask(connection: Connection, services: Services, mock: Mock, bank: Bank) -> Reply:
    now, step, asked_by = services.clock(), mock.step, mock.candidate.id if mock.candidate else ""
    shown = await prompts.add(
        connection, mock.room_number, step.question, PromptKind.MOCK, now, asked_by=asked_by
    )
    steps = list(mock.steps)
    steps[mock.place] = replace(step, prompt=shown.id)
    due = now + timedelta(minutes=step.minutes)
    notice = await outbox.queue_notice(
        connection, mock.room_number, words.time_over(mock), now, mock.thread, due_at=due
    )
    mock = await mocks.keep(connection, replace(mock, steps=tuple(steps), notice=notice))
    question = bank.get(step.question)
    if question is None:
        return await onward(connection, services, mock, bank)
    reached = await _tell_interviewer(connection, services, mock, question)
    return questions.question(mock, question, unreached=not reached and mock.place == 0)


async def _tell_interviewer(
    connection: Connection, services: Services, mock: Mock, question: Question
) -> bool:
    """Send the rubric to the interviewer's own chat with the bot; False when there is none."""
    if mock.interviewer is None:
        return True
    known = await rooms.numbered(connection, RoomId(mock.room.platform, mock.interviewer.id))
    if known is None or not known[1].private or known[1].state is not RoomState.ACTIVE:
        return False
    await outbox.queue_notice(connection, known[0], questions.rubric(mock.step, question), services.clock())
    return True
