"""How a mock interview ends: it is done, and what was asked is told with the marks it got."""

from __future__ import annotations

from datetime import datetime

from bot.interview.bank import Bank
from bot.model.chat import Reply
from bot.model.mock import Mock, MockState
from bot.model.reviews import Rating
from bot.rendering import mock as words
from bot.store import learners, mocks, reviews
from bot.store.database import Connection


async def finish(
    connection: Connection, mock: Mock, bank: Bank, now: datetime, *, abandoned: bool = False
) -> Reply | None:
    """End it; None when it was done already."""
    marks = await _marks(connection, mock)
    if not await mocks.end(connection, mock):
        return None
    if abandoned and mock.state is MockState.GATHERING:
        return words.gathered_nobody()
    asks = {step.question: one.ask for step in mock.steps if (one := bank.get(step.question))}
    return words.summary(mock, asks, marks, now, abandoned=abandoned)


async def _marks(connection: Connection, mock: Mock) -> dict[int, Rating]:
    if mock.candidate is None:
        return {}
    theirs = await learners.of_member(connection, mock.room.platform, mock.candidate.id)
    asked = [step.prompt for step in mock.steps if step.prompt]
    return {} if theirs is None else await reviews.of_prompts(connection, theirs, asked)
