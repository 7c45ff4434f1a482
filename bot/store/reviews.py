"""Marks of how questions went, and the cards they make.

Each mark is kept, and a card is what its marks make. A second mark for the same prompt within the hour corrects the first one:
the history is played again. A room's own memory takes the worst mark its members gave a prompt, so that what anyone in the room
got wrong comes back to the room.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.interview.memory import replay, review
from bot.model.reviews import Card, Prompt, Rating, Stage
from bot.store import learners
from bot.store.schema import cards, reviews

SITTING = timedelta(hours=1)
"""Marks for one prompt that are this near to each other are of one try."""


async def mark(
    connection: AsyncConnection, learner: int, prompt: Prompt, rating: Rating, at: datetime
) -> Card:
    """Write down how it went in one memory; the card as it is now."""
    question, known = prompt.question, await get(connection, learner, prompt.question)
    mine = (reviews.c.learner_id == learner, reviews.c.prompt_id == prompt.id)
    query = select(reviews.c.id, reviews.c.rating).where(*mine, reviews.c.reviewed_at > at - SITTING)
    before = (await connection.execute(query.order_by(reviews.c.id.desc()))).first()
    if before is None or known is None:
        values = {"learner_id": learner, "question": question, "prompt_id": prompt.id}
        await connection.execute(reviews.insert().values(**values, rating=rating, reviewed_at=at))
        return await _keep(connection, learner, question, review(known, rating, at, _seed(learner, question)))
    if before.rating == rating:
        return known
    await connection.execute(update(reviews).where(reviews.c.id == before.id).values(rating=rating))
    again = replay(await history(connection, learner, question), _seed(learner, question))
    return await _keep(connection, learner, question, again or known)


async def mark_room(connection: AsyncConnection, prompt: Prompt, at: datetime) -> Card | None:
    """Write down in the room's memory how it went with its members; None when none of them marked it."""
    room = await learners.know_room(connection, prompt.room_number, at)
    theirs = (reviews.c.prompt_id == prompt.id, reviews.c.learner_id != room)
    query = select(func.min(reviews.c.rating)).where(*theirs, reviews.c.reviewed_at > at - SITTING)
    worst = (await connection.execute(query)).scalar()
    return None if worst is None else await mark(connection, room, prompt, Rating(worst), at)


async def get(connection: AsyncConnection, learner: int, question: str) -> Card | None:
    """The card of a question; None when it was never marked."""
    query = select(cards).where(cards.c.learner_id == learner, cards.c.question == question)
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else _card(row)


async def of_prompts(
    connection: AsyncConnection, learner: int, prompts: Collection[int]
) -> dict[int, Rating]:
    """The last mark that one memory has of each of these prompts, by the prompt's number."""
    query = select(reviews.c.prompt_id, reviews.c.rating).order_by(reviews.c.id)
    found = await connection.execute(
        query.where(reviews.c.learner_id == learner, reviews.c.prompt_id.in_(prompts))
    )
    return {row.prompt_id: Rating(row.rating) for row in found}


async def due(connection: AsyncConnection, learner: int, now: datetime) -> list[str]:
    """Ids of the questions that are due, the longest due first; some may have left the bank."""
    query = select(cards.c.question).where(cards.c.learner_id == learner, cards.c.due <= now)
    return list((await connection.execute(query.order_by(cards.c.due))).scalars())


async def all_cards(connection: AsyncConnection, learner: int) -> dict[str, Card]:
    """Every card of one memory by the question's id."""
    found = await connection.execute(select(cards).where(cards.c.learner_id == learner))
    return {row["question"]: _card(row) for row in found.mappings()}


async def history(connection: AsyncConnection, learner: int, question: str) -> list[tuple[Rating, datetime]]:
    """The marks of a question in one memory, the oldest first."""
    query = select(reviews.c.rating, reviews.c.reviewed_at)
    query = query.where(reviews.c.learner_id == learner, reviews.c.question == question)
    found = await connection.execute(query.order_by(reviews.c.reviewed_at, reviews.c.id))
    return [(Rating(row.rating), row.reviewed_at) for row in found]


def _seed(learner: int, question: str) -> str:
    return f"{learner}:{question}"


async def _keep(connection: AsyncConnection, learner: int, question: str, card: Card) -> Card:
    values = {name: getattr(card, name) for name in Card.__slots__}
    here = (cards.c.learner_id == learner, cards.c.question == question)
    if not (await connection.execute(update(cards).where(*here).values(values))).rowcount:
        await connection.execute(cards.insert().values(learner_id=learner, question=question, **values))
    return card


def _card(row: RowMapping) -> Card:
    figures = {name: row[name] for name in Card.__slots__ if name != "stage"}
    return Card(Stage(row["stage"]), **figures)
