"""/mock [MINUTES] [ROLE or FIELD]: a mock interview, in the usual order and timed; one at a time in a topic of a room.

In a group who presses 참가 first is the candidate, who comes second the interviewer; they may change places before it starts.
The buttons of its questions answer the two alone: either goes on, the interviewer marks and gets the rubric, each in private.
Alone (and in private at once) the candidate marks for themself. A press on a question that is past changes nothing, so two who
press at once go on by one. What is marked goes into the candidate's memory. It all stands in the store.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.mock_end import finish
from bot.commands.mock_open import about, by_words, has_a_name, member
from bot.commands.mock_steps import onward, start
from bot.interview.bank import Bank
from bot.model.chat import Call, Member, Reply
from bot.model.mock import Mock, MockState
from bot.model.reviews import PromptState, Rating
from bot.rendering import mock as words
from bot.rendering import mock_questions as questions
from bot.store import learners, mocks, prompts, reviews
from bot.store.database import Connection
from bot.store.own_questions import bank_for


async def answer(call: Call, services: Services) -> Reply:
    """Open one, or say that one is open."""
    return await by_words(call, services)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Any of its buttons, or which posting it is for."""
    verb, number, *rest = arguments
    if verb == "about":
        return await about(call, services, int(number), int(*rest))
    bank = await bank_for(services.database, services.questions, call.room)
    async with services.database.writing() as connection:
        mock = await mocks.get(connection, call.room, int(number))
        if mock is None:
            raise LookupError(number)
        if mock.state is MockState.DONE:
            return words.OVER
        if verb == "stop":
            return await _stop(connection, call, services, mock, bank)
        if mock.state is MockState.GATHERING:
            return await _gather(connection, call, services, mock, bank, verb)
        return await _run(connection, call, services, mock, bank, (verb, *map(int, rest)))


async def _stop(connection: Connection, call: Call, services: Services, mock: Mock, bank: Bank) -> Reply:
    mine = mock.has(call.member.id) or call.member.id == mock.opened_by
    if not mine and not await call.is_admin():
        return words.NOT_YOURS
    return await finish(connection, mock, bank, services.clock()) or words.OVER


async def _gather(
    connection: Connection, call: Call, services: Services, mock: Mock, bank: Bank, verb: str
) -> Reply:
    if not has_a_name(call.member):
        return words.NAMELESS
    both = mock.candidate is not None and mock.interviewer is not None
    match verb:
        case "join" if both and not mock.has(call.member.id):
            return words.FULL
        case "join":
            mock = await mocks.keep(connection, _sit(mock, member(call)))
            return replace(words.gathering(mock), replaces=True)
        case "alone" if mock.candidate and not mock.has(call.member.id):
            return words.TAKEN
        case "alone":
            mock = replace(mock, candidate=member(call), interviewer=None)
        case "swap" | "start" if not mock.has(call.member.id):
            return words.NOT_YOURS
        case "swap" | "start" if not both:
            return words.NOBODY_YET
        case "swap":
            changed = replace(mock, candidate=mock.interviewer, interviewer=mock.candidate)
            return replace(words.gathering(await mocks.keep(connection, changed)), replaces=True)
        case "start":
            pass
        case _:
            raise LookupError(call.action)
    return await start(connection, services, mock, bank)


def _sit(mock: Mock, who: Member) -> Mock:
    """Who presses again gets up, and an interviewer who is left alone is the first again."""
    if mock.candidate and mock.candidate.id == who.id:
        return replace(mock, candidate=mock.interviewer, interviewer=None)
    if mock.interviewer and mock.interviewer.id == who.id:
        return replace(mock, interviewer=None)
    return replace(mock, interviewer=who) if mock.candidate else replace(mock, candidate=who)


async def _run(
    connection: Connection,
    call: Call,
    services: Services,
    mock: Mock,
    bank: Bank,
    pressed: tuple[str | int, ...],
) -> Reply:
    if not mock.has(call.member.id):
        return words.NOT_YOURS
    match pressed:
        case ["mark", int(place), int(rating)] if 0 <= place <= mock.place:
            return await _mark(connection, call, services, mock, place, Rating(rating))
        case [_, int(place), *_] if place != mock.place:
            return words.PASSED
    question = bank.get(mock.step.question)
    match pressed:
        case ["next", _]:
            return await onward(connection, services, mock, bank)
        case ["more", _, int(count)] if question:
            return replace(questions.question(mock, question, follow_ups=count), replaces=True)
        case ["answer", _, int(count)] if question and not mock.interviewer:
            return replace(questions.question(mock, question, follow_ups=count, answer=True), replaces=True)
        case ["rubric", _] if question:
            mine = mock.interviewer and mock.interviewer.id == call.member.id
            return questions.rubric(mock.step, question) if mine else words.FOR_THE_INTERVIEWER
    raise LookupError(call.action)


async def _mark(
    connection: Connection, call: Call, services: Services, mock: Mock, place: int, rating: Rating
) -> Reply:
    """The marker's word on one of the questions that were asked; again corrects it."""
    if call.member.id != mock.marker or mock.candidate is None:
        return words.FOR_THE_INTERVIEWER
    shown = await prompts.get(connection, call.room, mock.steps[place].prompt)
    if shown is None:
        raise LookupError(place)
    now = services.clock()
    theirs = await learners.know_member(connection, call.room.platform, mock.candidate.id, now)
    await reviews.mark(connection, theirs, shown, rating, now)
    await prompts.set_state(connection, shown, PromptState.MARKED)
    return words.marked(rating)


command = Command("mock", answer, press)
