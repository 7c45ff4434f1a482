"""Quizzes shown in rooms and what members answered: once a quiz and member, the first answer counts.

A vote that was taken back is off the board until the member votes again; then the first one counts again, since by then the
right answer had been seen.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, delete, func, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.model.quiz import QuizAnswer, Score, ShownQuiz
from bot.model.reviews import Prompt
from bot.model.room import RoomId, RoomState
from bot.store.prompts import prompt_of
from bot.store.schema import prompts, quiz_answers, quizzes, rooms


async def add(
    connection: AsyncConnection, prompt: Prompt, order: Collection[int], right: Collection[int]
) -> None:
    """Note in which order a prompt's options were shown, and which of them are right."""
    values = {"prompt_id": prompt.id, "order": list(order), "right": list(right)}
    await connection.execute(quizzes.insert().values(values))


async def bind(connection: AsyncConnection, prompt: int, poll: str) -> None:
    """The quiz stands as a platform's poll of this id."""
    await connection.execute(update(quizzes).where(quizzes.c.prompt_id == prompt).values(poll=poll))


async def get(connection: AsyncConnection, room: RoomId, prompt: int) -> ShownQuiz | None:
    """A quiz of this room; None when it is gone or belongs to another."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    return await _one(connection, _shown().where(quizzes.c.prompt_id == prompt, *here))


async def of_poll(connection: AsyncConnection, platform: str, poll: str) -> ShownQuiz | None:
    """The quiz that stands as this poll; None when it is gone."""
    return await _one(connection, _shown().where(quizzes.c.poll == poll, rooms.c.platform == platform))


async def answer_of(connection: AsyncConnection, quiz: ShownQuiz, member: str) -> QuizAnswer | None:
    """What a member answered or is choosing, also when it was taken back."""
    row = (await connection.execute(select(quiz_answers).where(*_mine(quiz, member)))).mappings().first()
    return None if row is None else QuizAnswer(frozenset(row["options"]), row["done"], row["right"])


async def put(
    connection: AsyncConnection, quiz: ShownQuiz, member: Member, answer: QuizAnswer, now: datetime
) -> None:
    """Keep what a member chose."""
    values = {
        "prompt_id": quiz.prompt.id, "member": member.id, "name": member.name, "options": sorted(answer.options),
        "done": answer.done, "right": answer.right, "answered_at": now,
    }  # fmt: skip
    await connection.execute(delete(quiz_answers).where(*_mine(quiz, member.id)))
    await connection.execute(quiz_answers.insert().values(values))


async def take_back(connection: AsyncConnection, quiz: ShownQuiz, member: str, *, back: bool) -> None:
    """A vote was taken back, or is given again."""
    await connection.execute(update(quiz_answers).where(*_mine(quiz, member)).values(taken_back=back))


async def answered(connection: AsyncConnection, quiz: ShownQuiz) -> int:
    """How many members answered."""
    where = (quiz_answers.c.prompt_id == quiz.prompt.id, quiz_answers.c.done)
    return int((await connection.execute(select(func.count()).where(*where))).scalar_one())


async def scores(
    connection: AsyncConnection, room_number: int, since: datetime, before: datetime
) -> list[Score]:
    """How the members of a room did, the best first."""
    a = quiz_answers.c
    where = (
        prompts.c.room_id == room_number,
        a.done,
        ~a.taken_back,
        a.answered_at >= since,
        a.answered_at < before,
    )
    right = func.sum(case((a.right, 1), else_=0))
    query = select(func.max(a.name), right, func.count()).join(prompts).where(*where).group_by(a.member)
    found = [Score(name, int(good), count) for name, good, count in await connection.execute(query)]
    return sorted(found, key=lambda one: (-one.right, one.answered, one.name))


async def playing(connection: AsyncConnection, since: datetime) -> list[int]:
    """The groups the bot is in that want the board and in which somebody answered since that moment, by their numbers."""
    a = quiz_answers.c
    query = select(rooms.c.id).select_from(quiz_answers).join(prompts).join(rooms).distinct()
    there = (rooms.c.state == RoomState.ACTIVE, rooms.c.quiz_board, ~rooms.c.private)
    query = query.where(a.answered_at >= since, a.done, *there).order_by(rooms.c.id)
    return list((await connection.execute(query)).scalars())


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete what a member answered on a platform; how often they had."""
    here = select(prompts.c.id).join(rooms).where(rooms.c.platform == platform)
    theirs = (quiz_answers.c.member == member, quiz_answers.c.prompt_id.in_(here))
    return (await connection.execute(delete(quiz_answers).where(*theirs))).rowcount


def _mine(quiz: ShownQuiz, member: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return quiz_answers.c.prompt_id == quiz.prompt.id, quiz_answers.c.member == member


def _shown() -> Select[tuple[object, ...]]:
    columns = (prompts, quizzes.c.order, quizzes.c.right, rooms.c.platform, rooms.c.chat, rooms.c.private)
    return select(*columns).select_from(quizzes.join(prompts).join(rooms))


async def _one(connection: AsyncConnection, query: Select[tuple[object, ...]]) -> ShownQuiz | None:
    row: RowMapping | None = (await connection.execute(query)).mappings().first()
    if row is None:
        return None
    room = RoomId(row["platform"], row["chat"])
    return ShownQuiz(prompt_of(row), room, row["private"], tuple(row["order"]), tuple(row["right"]))
