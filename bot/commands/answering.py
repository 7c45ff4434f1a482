"""What is said to a question: an answer is no command, whatever word it begins with.

A reply to a daily question is noted as one, by whom. In a group answers are for the others: nothing is said to them. In private,
what is said as a reply to the question, or within two hours and before it is marked, is held against the rubric by words.
Nothing of an answer is kept.
"""

from __future__ import annotations

from datetime import timedelta

from bot.commands.command import Services
from bot.interview.coverage import named
from bot.model.chat import Call, Reply
from bot.model.reviews import Prompt, PromptKind, PromptState
from bot.rendering import interview as words
from bot.store import answers, dailies, outbox, prompts
from bot.store.own_questions import bank_for

FRESH = timedelta(hours=2)
SHORTEST = 8
"""Characters below which words are no answer to an interview question."""


async def heard(call: Call, services: Services) -> Reply | None:
    """The Reply to an answer, an empty one in a group; None when it is none."""
    replies = words.is_question(call.reply_to_text)
    if replies:
        await _note(call, services)
    if not call.private or (call.reply_to and not replies):
        return Reply() if replies else None
    async with services.database.reading() as connection:
        shown = await prompts.latest(connection, call.room)
    if shown is None or shown.kind is PromptKind.QUIZ or not (replies or _awaited(call, services, shown)):
        return None
    bank = await bank_for(services.database, services.questions, call.room)
    question = bank.get(shown.question)
    if question is None or (replies and question.ask not in call.reply_to_text):
        return Reply() if replies else None
    if shown.kind is PromptKind.DAILY:
        async with services.database.writing() as connection:
            await answers.note(connection, shown.id, call.member, services.clock())
    return words.heard(shown, question, named(question, call.text))


async def _note(call: Call, services: Services) -> None:
    """Note who answered a daily question."""
    async with services.database.reading() as connection:
        message = await outbox.message_by_platform_id(connection, call.room, call.reply_to)
        asked = None if message is None else await dailies.asked_in(connection, message)
    if asked is not None:
        async with services.database.writing() as connection:
            await answers.note(connection, asked, call.member, services.clock())


def _awaited(call: Call, services: Services, shown: Prompt) -> bool:
    fresh = services.clock() - shown.asked_at <= FRESH and shown.state is PromptState.OPEN
    return fresh and len(call.text.strip()) >= SHORTEST
