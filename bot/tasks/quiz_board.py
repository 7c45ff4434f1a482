"""Tells each group, on Sunday evening, who got how many quizzes right in the week; run every minute, or as often as you like.

Nothing where nobody answered, or when the room switched it off. A Sunday the bot slept through is told until Tuesday. The day is
noted in the transaction that queues the message, so that it goes out once over any restart.
"""

from __future__ import annotations

from datetime import timedelta

from bot.clock import Clock
from bot.interview import daily as times
from bot.rendering import quiz as words
from bot.store import outbox, quizzes, rooms, rounds
from bot.store.database import Database
from bot.store.rounds import Round

WEEK = timedelta(days=7)
FAR = timedelta(days=11)
"""How long ago the oldest answer was given that a board may still tell of."""


async def tell_boards(database: Database, clock: Clock) -> int:
    """Queue what is due; how many messages."""
    now, queued = clock(), 0
    async with database.reading() as connection:
        numbers = await quizzes.playing(connection, now - FAR)
        theirs = await rooms.by_number(connection, numbers) if numbers else {}
        had = await rounds.days(connection, Round.QUIZ) if numbers else {}
    for number, room in theirs.items():
        sunday = times.week_due(room.settings, now)
        if sunday is None or had.get(number) == sunday:
            continue
        async with database.writing() as connection:
            if not await rounds.begin(connection, number, Round.QUIZ, sunday):
                continue
            ends = times.week_ends(room.settings, sunday)
            if scores := await quizzes.scores(connection, number, ends - WEEK, ends):
                board = words.board(scores, weekly=True)
                await outbox.queue_notice(connection, number, board, now, room.thread)
                queued += 1
    return queued
