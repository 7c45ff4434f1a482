"""Questions a day: one plan a topic of a room, the question it asked last, and which days are done with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.daily import Current, Daily, Plan, Turn
from bot.model.room import RoomId, RoomState
from bot.store.database import insert
from bot.store.schema import dailies, daily_turns, rooms


async def of_room(connection: AsyncConnection, room: RoomId) -> list[Daily]:
    """The plans of a room, in the order of their topics."""
    query = select(dailies).where(dailies.c.room_id == _here(room)).order_by(dailies.c.thread)
    return [_daily(row) for row in (await connection.execute(query)).mappings()]


async def active(connection: AsyncConnection) -> list[Daily]:
    """The plans of all rooms the bot is in."""
    query = select(dailies).join(rooms).where(rooms.c.state == RoomState.ACTIVE).order_by(dailies.c.id)
    return [_daily(row) for row in (await connection.execute(query)).mappings()]


async def get(connection: AsyncConnection, number: int) -> Daily | None:
    """One plan by its number."""
    row = (await connection.execute(select(dailies).where(dailies.c.id == number))).mappings().first()
    return None if row is None else _daily(row)


async def put(connection: AsyncConnection, room_number: int, thread: str, plan: Plan, now: datetime) -> int:
    """Keep a topic's plan in the place of the one it had; its number."""
    values = {
        "at": f"{plan.at:%H:%M}",
        "weekdays": "".join(map(str, sorted(plan.weekdays))),
        "holidays_off": plan.holidays_off,
        "wish": plan.wish,
    }
    here = (dailies.c.room_id == room_number, dailies.c.thread == thread)
    found: int | None = (await connection.execute(select(dailies.c.id).where(*here))).scalar()
    if found is None:
        new = values | {"room_id": room_number, "thread": thread, "created_at": now}
        return await insert(connection, dailies, new)
    await connection.execute(update(dailies).where(dailies.c.id == found).values(values))
    return found


async def remove(connection: AsyncConnection, room: RoomId, thread: str) -> bool:
    """Ask a topic no more; False when it was not asked."""
    here = (dailies.c.room_id == _here(room), dailies.c.thread == thread)
    return (await connection.execute(delete(dailies).where(*here))).rowcount > 0


async def done(connection: AsyncConnection, days: Collection[date]) -> set[tuple[int, Turn, date]]:
    """What is done with of these days: plan, turn, day."""
    t = daily_turns.c
    found = await connection.execute(select(t.daily_id, t.turn, t.day).where(t.day.in_(days)))
    return {(row.daily_id, Turn(row.turn), row.day) for row in found}


async def days_had(connection: AsyncConnection, daily: int, since: date) -> set[date]:
    """The days from `since` on whose question is done with."""
    t = daily_turns.c
    where = (t.daily_id == daily, t.turn == Turn.QUESTION, t.day >= since)
    return set((await connection.execute(select(t.day).where(*where))).scalars())


async def begin(connection: AsyncConnection, daily: int, turn: Turn, day: date) -> bool:
    """Note that a day's turn is done with; False when it was already."""
    mine = {"daily_id": daily, "turn": turn, "day": day}
    where = [daily_turns.c[name] == value for name, value in mine.items()]
    if (await connection.execute(select(daily_turns.c.day).where(*where))).first() is not None:
        return False
    await connection.execute(daily_turns.insert().values(mine))
    return True


async def take_back(connection: AsyncConnection, daily: int, day: date) -> None:
    """A day whose question was passed over, not asked, is open again."""
    t = daily_turns.c
    passed = (t.daily_id == daily, t.turn == Turn.QUESTION, t.day == day, t.prompt_id.is_(None))
    await connection.execute(delete(daily_turns).where(*passed))


async def note_asked(connection: AsyncConnection, daily: int, asked: Current) -> None:
    """Note which question a day's turn, begun before, brought in which message."""
    there = {"prompt_id": asked.prompt, "message_id": asked.message}
    now = there | {"asked_on": asked.day, "repeated": asked.repeated, "answer_told": asked.answer_told}
    await connection.execute(update(dailies).where(dailies.c.id == daily).values(now))
    t = daily_turns.c
    turn = (t.daily_id == daily, t.turn == Turn.QUESTION, t.day == asked.day)
    await connection.execute(update(daily_turns).where(*turn).values(there))


async def note_answer_told(connection: AsyncConnection, daily: int) -> None:
    """The model answer to the question asked last is on its way."""
    await connection.execute(update(dailies).where(dailies.c.id == daily).values(answer_told=True))


async def asked_in(connection: AsyncConnection, message: int) -> int | None:
    """The number of the prompt that an outbox message brought; None when it was no daily question."""
    query = select(daily_turns.c.prompt_id).where(daily_turns.c.message_id == message)
    return (await connection.execute(query)).scalar()


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """One room's plans join another's; of a topic that both have the new one's counts."""
    there = select(dailies.c.thread).where(dailies.c.room_id == new)
    mine = (dailies.c.room_id == old, dailies.c.thread.not_in(there))
    await connection.execute(update(dailies).where(*mine).values(room_id=new))


async def leave_thread(connection: AsyncConnection, room: RoomId, thread: str) -> None:
    """A topic is gone: its plan goes to the main one, unless that has one."""
    there = (dailies.c.room_id == _here(room), dailies.c.thread == "")
    if (await connection.execute(select(dailies.c.id).where(*there))).first() is not None:
        await remove(connection, room, thread)
        return
    here = (dailies.c.room_id == _here(room), dailies.c.thread == thread)
    await connection.execute(update(dailies).where(*here).values(thread=""))


async def prune(connection: AsyncConnection, before: date) -> int:
    """Forget which days before that one are done with; how many."""
    return (await connection.execute(delete(daily_turns).where(daily_turns.c.day < before))).rowcount


def _here(room: RoomId) -> ColumnElement[int]:
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    return select(rooms.c.id).where(*here).scalar_subquery()


def _daily(row: RowMapping) -> Daily:
    weekdays = frozenset(map(int, row["weekdays"]))
    plan = Plan(time.fromisoformat(row["at"]), weekdays, row["holidays_off"], row["wish"])
    current = None
    if row["prompt_id"] is not None and row["asked_on"] is not None:
        current = Current(
            row["prompt_id"], row["asked_on"], row["message_id"], row["repeated"], row["answer_told"]
        )
    return Daily(row["id"], row["room_id"], row["thread"], plan, current)
