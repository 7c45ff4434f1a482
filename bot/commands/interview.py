"""/interview [TOPIC] [LEVEL]: a question now, and the buttons below every question, whoever brought it.

As a reply to an alert it asks what fits that posting (practice.py).

힌트, 꼬리질문 and 모범답안 uncover a part for all, in the message itself. A mark (다시 … 쉬움) is the presser's own: each
member has a memory, a group has one more, and what was marked decides when the question comes again. 다음 brings one more by
the same wish, once however many press it. All of it stands in the store, so a button works after a restart as before.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands import practice, review
from bot.commands.answering import heard
from bot.commands.command import Command, Services
from bot.commands.review import AT_ONCE
from bot.errors import TopicUnknown
from bot.interview.choosing import choose, fitting
from bot.interview.wishes import nearest, read_wish
from bot.model.chat import Call, Reply
from bot.model.reviews import Part, Prompt, PromptKind, PromptState, Rating
from bot.rendering import interview as words
from bot.store import answers, learners, prompts, reviews, rooms
from bot.store.own_questions import bank_for

TOPICS = {"주제", "주제들", "목록", "topics"}


async def answer(call: Call, services: Services) -> Reply:
    """A question that meets the wish, or the topics there are; without a wish, one for the posting this replies to."""
    said = " ".join(call.rest.split())
    if not said and (found := await practice.on_reply(call, services)):
        return found
    return await ask(call, services, said)


async def ask(call: Call, services: Services, said: str, after: Prompt | None = None) -> Reply:
    """Choose by the words of the wish, note it, show it; not when somebody else just asked for the one `after` it."""
    bank = await bank_for(services.database, services.questions, call.room)
    if said in TOPICS:
        return words.topics(bank.topics)
    try:
        questions = fitting(bank.topics, read_wish(said, bank))
    except TopicUnknown as error:
        return _unknown(call, error, words.unknown(str(error), nearest(error.word, bank)))
    if not questions:
        return words.none_fits()
    now, by = services.clock(), call.member.id
    async with services.database.writing() as connection:
        if after and await prompts.is_followed(connection, after, now - AT_ONCE):
            return words.already_next()
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        found = choose(questions, await prompts.lately(connection, room), services.chance)
        shown = await prompts.add(
            connection, room, found.id, PromptKind.INTERVIEW, now, asked_by=by, wish=said
        )
    return words.prompt(shown, found)


def _unknown(call: Call, error: TopicUnknown, told: Reply) -> Reply:
    # 면접 is a word of every day's talk: only a command or a slip of the pen is answered.
    meant = (
        call.action or call.text.startswith("/") or told.buttons or error.word == call.rest.strip().lower()
    )
    return told if meant else Reply()


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A button below a question, or one of the nearest topics."""
    match arguments:
        case ["new", *said]:
            return await ask(call, services, ":".join(said))
        case ["show", part, number]:
            return await _uncover(call, services, Part(part), int(number))
        case ["mark", rating, number]:
            return await _mark(call, services, Rating(int(rating)), int(number))
        case ["next", number]:
            return await _next(call, services, int(number))
    raise LookupError(call.action)


async def _uncover(call: Call, services: Services, part: Part, number: int) -> Reply:
    bank = await bank_for(services.database, services.questions, call.room)
    async with services.database.writing() as connection:
        shown = await prompts.get(connection, call.room, number)
        if shown is None:
            raise LookupError(number)
        await prompts.uncover(connection, shown, part)
    question = bank.get(shown.question)
    if question is None:
        return words.gone()
    why, beside = await practice.because(services, shown, bank)
    shown = replace(shown, shown=shown.shown | {part})
    return replace(words.prompt(shown, question, why=why, beside=beside), replaces=True)


async def _mark(call: Call, services: Services, rating: Rating, number: int) -> Reply:
    bank = await bank_for(services.database, services.questions, call.room)
    now = services.clock()
    async with services.database.writing() as connection:
        shown = await prompts.get(connection, call.room, number)
        if shown is None:
            raise LookupError(number)
        if bank.get(shown.question) is None:
            return words.gone()
        mine = await learners.know_member(connection, call.room.platform, call.member.id, now)
        card = await reviews.mark(connection, mine, shown, rating, now)
        if not call.private:
            await reviews.mark_room(connection, shown, now)
        if shown.kind is PromptKind.DAILY:
            await answers.note(connection, shown.id, call.member, now)
        await prompts.set_state(connection, shown, PromptState.MARKED)
    return words.marked(rating, card.due, now)


async def _next(call: Call, services: Services, number: int) -> Reply:
    async with services.database.reading() as connection:
        shown = await prompts.get(connection, call.room, number)
    if shown is None:
        raise LookupError(number)
    if (posting := practice.posting_in(shown.wish)) is not None:
        return await practice.ask(call, services, posting, shown)
    bring = review.bring if shown.kind is PromptKind.REVIEW else ask
    return await bring(call, services, shown.wish, shown)


command = Command("interview", answer, press, heard=heard)
