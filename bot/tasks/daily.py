"""Asks each room its question of the day, and tells the model answer in the evening; run every minute, or as often as you like.

One question is open at a time. One that nobody answered (no reply, no mark) is asked a second time in the next one's place,
then set aside. What comes back to the room's memory, or in private to the member's, goes before what is new. While a question
has not reached the room there is no other one: a day of a platform that cannot be reached is passed over. The day is noted in
the transaction that queues the message, so that it goes out once over any restart and change of clocks (interview/daily.py).
"""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.clock import Clock
from bot.errors import TopicUnknown
from bot.interview import daily as times
from bot.interview.bank import Bank
from bot.interview.choosing import UNANSWERED, choose_daily, fitting
from bot.interview.shelf import Shelf
from bot.interview.wishes import Wish, read_wish
from bot.model.daily import Current, Daily, Turn
from bot.model.interview import Question
from bot.model.outbox import ON_ITS_WAY
from bot.model.reviews import Prompt, PromptKind, PromptState
from bot.model.room import Room
from bot.rendering import daily as words
from bot.store import answers, dailies, learners, outbox, prompts, reviews, rooms
from bot.store.database import BATCH, Connection, Database
from bot.store.own_questions import bank_for

log = logging.getLogger(__name__)

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A plan whose turn it may be. `day`: that of its question; None for the model answer to its present one."""

    daily: Daily
    room: Room
    day: date | None


class Asker:
    """Asks. `chance` chooses among questions that are equally fit."""

    def __init__(self, database: Database, clock: Clock, shelf: Shelf, chance: random.Random) -> None:
        self._database, self._clock, self._shelf, self._chance = database, clock, shelf, chance

    async def round(self) -> int:
        """Queue what is due; how many messages."""
        now, queued = self._clock(), 0
        for due in await self._due(now):
            bank = await bank_for(self._database, self._shelf, due.room.id)
            async with self._database.writing() as connection:
                # As it is now: somebody may have changed it since the look.
                one = await dailies.get(connection, due.daily.id)
                if one is None:
                    continue
                if due.day is not None:
                    queued += await self._ask(connection, bank, replace(due, daily=one), due.day, now)
                elif one.current and not one.current.answer_told:
                    queued += await _tell_answer(connection, bank, one, one.current, due.room, now)
        return queued

    async def _due(self, now: datetime) -> list[Due]:
        found = []
        async with self._database.reading() as connection:
            plans = await dailies.active(connection)
            theirs = await known_rooms(connection, plans)
            done = await dailies.done(connection, [now.date() + DAY * n for n in (-1, 0, 1)])
        for one in plans:
            room, current = theirs[one.room_number], one.current
            day = times.question_due(one.plan, room.settings, now)
            if day is not None and (one.id, Turn.QUESTION, day) not in done:
                found.append(Due(one, room, day))
            elif current is not None and _wants_answer(one, current, room, now):
                found.append(Due(one, room, None))
        return found

    async def _ask(self, connection: Connection, bank: Bank, due: Due, day: date, now: datetime) -> bool:
        one, room = due.daily, due.room
        if not await dailies.begin(connection, one.id, Turn.QUESTION, day):
            return False
        if one.current and await _is_on_its_way(connection, one.current):
            return False
        again = await _unanswered(connection, bank, one, room)
        if again is None:
            question = await self._choose(connection, bank, one, room, now)
            shown = await prompts.add(
                connection, one.room_number, question.id, PromptKind.DAILY, now, wish=one.plan.wish
            )
        else:
            shown, question = again
        words_of = words.question(shown, question, again=again is not None)
        message = await outbox.queue_notice(connection, one.room_number, words_of, now, one.thread)
        told = again is not None and one.current is not None and one.current.answer_told
        asked = Current(shown.id, day, message, repeated=again is not None, answer_told=told)
        await dailies.note_asked(connection, one.id, asked)
        return True

    async def _choose(
        self, connection: Connection, bank: Bank, one: Daily, room: Room, now: datetime
    ) -> Question:
        wanted = fitting(bank.topics, _wish(one, bank)) or bank.questions
        whose = await whose_memory(connection, one, room)
        due = [] if whose is None else await reviews.due(connection, whose, now)
        recent = await prompts.since(connection, one.room_number, now - UNANSWERED)
        lately = await prompts.lately(connection, one.room_number)
        return choose_daily(wanted, due, recent, lately, self._chance, now)


def _wants_answer(one: Daily, current: Current, room: Room, now: datetime) -> bool:
    return not current.answer_told and times.answer_due(one.plan, room.settings, current.day, now)


async def known_rooms(connection: Connection, plans: list[Daily]) -> dict[int, Room]:
    """The rooms of these plans by their numbers."""
    numbers = sorted({one.room_number for one in plans})
    found: dict[int, Room] = {}
    for at in range(0, len(numbers), BATCH):
        found |= await rooms.by_number(connection, numbers[at : at + BATCH])
    return found


async def whose_memory(connection: Connection, one: Daily, room: Room) -> int | None:
    """The memory a plan asks from: the group's own, or in private the member's; None when nothing is in it yet."""
    if room.private:
        return await learners.of_member(connection, room.id.platform, room.id.chat)
    return await learners.of_room(connection, one.room_number)


def _wish(one: Daily, bank: Bank) -> Wish:
    try:
        return read_wish(one.plan.wish, bank)
    except TopicUnknown:
        log.warning("매일면접의 주제 ‘%s’이(가) 질문 모음에서 빠져, 모든 주제에서 묻습니다.", one.plan.wish)
        return Wish()


async def _is_on_its_way(connection: Connection, current: Current) -> bool:
    found = None if current.message is None else await outbox.standing(connection, current.message)
    return found is not None and found[0] in ON_ITS_WAY


async def _unanswered(
    connection: Connection, bank: Bank, one: Daily, room: Room
) -> tuple[Prompt, Question] | None:
    """The question that is to be asked a second time; one that was, or fits no more, is set aside."""
    if one.current is None or (shown := await prompts.get(connection, room.id, one.current.prompt)) is None:
        return None
    if shown.state is not PromptState.OPEN or await answers.count(connection, shown.id):
        return None
    question = bank.get(shown.question)
    if question is None or one.current.repeated or shown.wish != one.plan.wish:
        await prompts.set_state(connection, shown, PromptState.ASIDE)
        return None
    return shown, question


async def _tell_answer(
    connection: Connection, bank: Bank, one: Daily, current: Current, room: Room, now: datetime
) -> bool:
    if await _is_on_its_way(connection, current):
        return False
    await dailies.note_answer_told(connection, one.id)
    shown = await prompts.get(connection, room.id, current.prompt)
    question = bank.get(shown.question) if shown else None
    if shown is None or question is None:
        return False
    there = None if current.message is None else await outbox.standing(connection, current.message)
    count = await answers.count(connection, shown.id)
    reply = words.model_answer(question, count, private=room.private)
    reply = replace(reply, reply_to=there[1] if there else "")
    await outbox.queue_notice(connection, one.room_number, reply, now, one.thread)
    return True
