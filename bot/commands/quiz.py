"""/quiz [TOPIC] [LEVEL]: a question with options, as the platform's own quiz poll or by buttons; 순위 shows the board.

The options come in an order of chance. A member's first answer counts, however many vote at once or how late: right is marked
as 알맞음 in their memory, wrong as 다시, and a group's own memory takes the worst. All of it stands in the store, so votes and
presses count after a restart as before, also for a question that has left the bank since.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.commands.command import Command, Services
from bot.errors import TopicUnknown
from bot.interview.bank import Bank
from bot.interview.choosing import choose, fitting
from bot.interview.wishes import nearest, read_wish
from bot.model.chat import Call, Member, Reply
from bot.model.interview import Question
from bot.model.quiz import QuizAnswer, ShownQuiz
from bot.model.reviews import PromptKind, PromptState, Rating
from bot.rendering import interview
from bot.rendering import quiz as words
from bot.store import learners, prompts, quizzes, reviews, rooms
from bot.store.database import Connection
from bot.store.own_questions import bank_for

BOARD = {"순위", "점수", "board"}
WEEK = timedelta(days=7)


async def answer(call: Call, services: Services) -> Reply:
    """A quiz that meets the wish, or the board."""
    said = " ".join(call.rest.split())
    if said in BOARD:
        return await _board(call, services)
    bank = await bank_for(services.database, services.questions, call.room)
    try:
        questions = [one for one in fitting(bank.topics, read_wish(said, bank)) if one.quiz]
    except TopicUnknown as error:
        # 퀴즈 is a word of every day's talk: only a command or a slip of the pen is answered.
        meant = call.private or call.text.startswith("/") or nearest(error.word, bank)
        return interview.unknown(str(error), ()) if meant else Reply()
    return await _ask(call, services, questions) if questions else words.none_fits()


async def _ask(call: Call, services: Services, questions: list[Question]) -> Reply:
    now = services.clock()
    async with services.database.writing() as connection:
        room, here = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        found = choose(questions, await prompts.lately(connection, room), services.chance)
        if found.quiz is None:
            raise AssertionError("only questions with a quiz are chosen among")
        by = call.member.id
        prompt = await prompts.add(connection, room, found.id, PromptKind.QUIZ, now, asked_by=by)
        order = tuple(services.chance.sample(range(len(found.quiz.options)), len(found.quiz.options)))
        right = tuple(at for at, one in enumerate(order) if one in found.quiz.right)
        await quizzes.add(connection, prompt, order, right)
    return words.quiz(ShownQuiz(prompt, call.room, here.private, order, right), found, found.quiz)


async def _board(call: Call, services: Services) -> Reply:
    now = services.clock()
    async with services.database.reading() as connection:
        room = await rooms.number_of(connection, call.room)
        scores = [] if room is None else await quizzes.scores(connection, room, now - WEEK, now)
    return words.board(scores, weekly=False)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """A number, or the end of choosing several."""
    match arguments:
        case ["pick", number, option]:
            return await _pressed(call, services, int(number), int(option))
        case ["give", number]:
            return await _pressed(call, services, int(number), None)
    raise LookupError(call.action)


async def _pressed(call: Call, services: Services, number: int, option: int | None) -> Reply:
    bank = await bank_for(services.database, services.questions, call.room)
    async with services.database.writing() as connection:
        shown = await quizzes.get(connection, call.room, number)
        if shown is None or (option is not None and option not in range(len(shown.order))):
            raise LookupError(call.action)
        had = await quizzes.answer_of(connection, shown, call.member.id)
        if had is not None and had.done:
            return Reply(toast=words.result(shown, had, _why(bank, shown), again=True))
        options = had.options if had else frozenset[int]()
        if option is not None and len(shown.right) > 1:
            options ^= {option}
            await quizzes.put(
                connection, shown, call.member, QuizAnswer(options, done=False), services.clock()
            )
            return words.chosen(options)
        if option is None and not options:
            return words.nothing_chosen()
        given = options if option is None else frozenset({option})
        done = await _give(connection, services, shown, call.member, given)
        first = await quizzes.answered(connection, shown) == 1
    told = words.result(shown, done, _why(bank, shown))
    question = bank.get(shown.prompt.question)
    if not first or not call.message_id or question is None or question.quiz is None:
        return Reply(toast=told)
    return replace(words.answered(shown, question, question.quiz), toast=told)


async def polled(call: Call, services: Services) -> None:
    """A poll of ours stands now, or somebody voted in one."""
    if call.action:
        name, verb, number = call.action.split(":")
        if (name, verb) == (command.name, "stands"):
            async with services.database.writing() as connection:
                await quizzes.bind(connection, int(number), call.poll)
        return
    async with services.database.writing() as connection:
        shown = await quizzes.of_poll(connection, call.room.platform, call.poll)
        if shown is None:
            return
        had = await quizzes.answer_of(connection, shown, call.member.id)
        if had is not None:
            await quizzes.take_back(connection, shown, call.member.id, back=not call.options)
        elif call.options:
            await _give(connection, services, shown, call.member, frozenset(call.options))


async def _give(
    connection: Connection, services: Services, shown: ShownQuiz, member: Member, options: frozenset[int]
) -> QuizAnswer:
    """Keep a member's answer, in their memory and the group's too."""
    now = services.clock()
    done = QuizAnswer(options, done=True, right=options == set(shown.right))
    await quizzes.put(connection, shown, member, done, now)
    mine = await learners.know_member(connection, shown.room.platform, member.id, now)
    rating = Rating.GOOD if done.right else Rating.AGAIN
    await reviews.mark(connection, mine, shown.prompt, rating, now)
    if not shown.private:
        await reviews.mark_room(connection, shown.prompt, now)
    await prompts.set_state(connection, shown.prompt, PromptState.MARKED)
    return done


def _why(bank: Bank, shown: ShownQuiz) -> str:
    question = bank.get(shown.prompt.question)
    return question.quiz.why if question and question.quiz else ""


command = Command("quiz", answer, press, polled=polled)
