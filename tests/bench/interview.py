"""Interview practice over a store of 10,000 members with a million marks: the next question, a mark, what is due.

A mark is the whole transaction of a press: the member's memory, the room's, the prompt.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import now
from bot.interview.bank import Bank
from bot.interview.choosing import choose
from bot.model.reviews import PromptKind, Rating
from bot.model.room import RoomId
from bot.store import learners, migrations, prompts, reviews, rooms
from bot.store.database import Connection, Database
from tests.bench.row import Row

MEMBERS, MARKS, CARDS = 10_000, 1_000_000, 600_000
TURNS = 200
CONFIG = Path(__file__).parents[2] / "config"
ROOM = RoomId("telegram", "-1")


async def measure() -> list[Row]:
    """All rows; filling the store takes some seconds."""
    started = time.perf_counter()
    bank = Bank.load(CONFIG)
    loaded = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "bench.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrations.migrate(database, now())
        _fill(path, [question.id for question in bank.questions], now())
        try:
            timings = await _timed(database, bank)
        finally:
            await database.close()
    rows = [_row(name, spent) for name, spent in timings.items()]
    return [
        *rows,
        Row("interview: read the bank", f"{loaded * 1000:.0f} ms", f"{len(bank.questions)} questions"),
    ]


def _row(name: str, spent: list[float]) -> Row:
    middle, worst = statistics.median(spent) * 1000, statistics.quantiles(spent, n=20)[-1] * 1000
    about = f"{MEMBERS:,} members, {MARKS:,} marks; goal 20 ms"
    return Row(f"interview: {name}", f"{middle:.1f} ms, 95 %: {worst:.1f} ms", about)


def _fill(path: Path, questions: list[str], at: datetime) -> None:
    file = sqlite3.connect(path)
    then = _words(at)
    file.executemany(
        "INSERT INTO learners (id, platform, member, created_at) VALUES (?, 'telegram', ?, ?)",
        ((member, str(member), then) for member in range(1, MEMBERS + 1)),
    )
    file.executemany("INSERT INTO cards VALUES (?, ?, 2, NULL, 12.5, 5.1, ?, ?, 3, 0)", _cards(questions, at))
    file.executemany(
        "INSERT INTO reviews (learner_id, question, rating, reviewed_at) VALUES (?, ?, 3, ?)",
        ((1 + n % MEMBERS, questions[n // MEMBERS % len(questions)], then) for n in range(MARKS)),
    )
    file.commit()
    file.close()


def _cards(questions: list[str], at: datetime) -> Iterator[tuple[int, str, str, str]]:
    each = min(CARDS // MEMBERS, len(questions))
    days = [_words(at + timedelta(days=n - each // 2)) for n in range(each)]
    for member in range(1, MEMBERS + 1):
        for question, due in zip(questions, days, strict=False):
            yield member, question, due, days[0]


def _words(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


async def _timed(database: Database, bank: Bank) -> dict[str, list[float]]:
    chance = random.Random(7)  # noqa: S311  a benchmark's dice
    async with database.writing() as connection:
        room, _ = await rooms.know(connection, ROOM, now())

    async def ask(connection: Connection) -> None:
        found = choose(bank.questions, await prompts.lately(connection, room), chance)
        await prompts.add(connection, room, found.id, PromptKind.INTERVIEW, now())

    async def mark(connection: Connection) -> None:
        prompt = await prompts.latest(connection, ROOM)
        assert prompt is not None
        member = await learners.know_member(connection, "telegram", str(chance.randint(1, MEMBERS)), now())
        await reviews.mark(connection, member, prompt, chance.choice(list(Rating)), now())
        await reviews.mark_room(connection, prompt, now())

    async def due(connection: Connection) -> None:
        assert await reviews.due(connection, chance.randint(1, MEMBERS), now())

    return {
        name: await _turns(database, act)
        for name, act in (("next question", ask), ("mark", mark), ("due", due))
    }


async def _turns(database: Database, act: Callable[[Connection], Awaitable[None]]) -> list[float]:
    spent = []
    for _ in range(TURNS):
        started = time.perf_counter()
        async with database.writing() as connection:
            await act(connection)
        spent.append(time.perf_counter() - started)
    return spent
