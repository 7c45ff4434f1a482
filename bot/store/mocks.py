"""Mock interviews: one at a time in a topic of a room, who sits in it, how far it is. Their names go when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, delete, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.model.mock import Mock, MockState, Step
from bot.model.room import RoomId
from bot.store import codec, outbox
from bot.store.database import insert
from bot.store.schema import mocks, rooms

_OPEN = (MockState.GATHERING, MockState.RUNNING)


async def opened(connection: AsyncConnection, room_number: int, thread: str) -> Mock | None:
    """The one that gathers or runs in a topic of a room."""
    return await _one(connection, _select().where(mocks.c.room_id == room_number, mocks.c.open_in == thread))


async def get(connection: AsyncConnection, room: RoomId, number: int) -> Mock | None:
    """The one of that number, held for a change; None when it is gone or of another room."""
    here = (mocks.c.id == number, rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    return await _one(connection, _select().where(*here).with_for_update(of=mocks))


async def unfinished(connection: AsyncConnection) -> list[Mock]:
    """All that gather or run, in every room."""
    found = await connection.execute(_select().where(mocks.c.state.in_(_OPEN)))
    return [_mock(row) for row in found.mappings()]


async def add(connection: AsyncConnection, room_number: int, new: Mock) -> Mock:
    """Keep a new one; it holds its topic until it is done."""
    values = {
        "room_id": room_number, "thread": new.thread, "open_in": new.thread, "state": new.state, "minutes": new.minutes,
        "field": new.field, "steps": [codec.dump(step) for step in new.steps], "opened_by": new.opened_by,
        "begun_at": new.begun_at,
    }  # fmt: skip
    return replace(new, id=await insert(connection, mocks, values), room_number=room_number)


async def keep(connection: AsyncConnection, mock: Mock) -> Mock:
    """Write down who sits in it and how far it is; the same, for one who goes on with it."""
    candidate, interviewer = mock.candidate or Member(""), mock.interviewer or Member("")
    values = {
        "state": mock.state, "steps": [codec.dump(step) for step in mock.steps], "begun_at": mock.begun_at,
        "candidate": candidate.id, "candidate_name": candidate.name, "interviewer": interviewer.id,
        "interviewer_name": interviewer.name, "place": mock.place, "notice": mock.notice,
    }  # fmt: skip
    await connection.execute(update(mocks).where(mocks.c.id == mock.id).values(values))
    return mock


async def end(connection: AsyncConnection, mock: Mock) -> bool:
    """It is done: its topic is free, its names and what it had still to say are gone; False when it was done already."""
    values = {
        "state": MockState.DONE,
        "open_in": None,
        "candidate_name": "",
        "interviewer_name": "",
        "notice": 0,
    }
    here = (mocks.c.id == mock.id, mocks.c.state != MockState.DONE)
    await outbox.take_back(connection, [mock.notice])
    return (await connection.execute(update(mocks).where(*here).values(values))).rowcount > 0


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> None:
    """Delete those a member sat in or opened."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    c = mocks.c
    theirs = (or_(c.candidate == member, c.interviewer == member, c.opened_by == member), c.room_id.in_(here))
    gone = delete(mocks).where(*theirs).returning(c.notice)
    await outbox.take_back(connection, (await connection.execute(gone)).scalars().all())


async def prune(connection: AsyncConnection, before: datetime) -> int:
    """Delete those that began before and are done; how many."""
    old = (mocks.c.state == MockState.DONE, mocks.c.begun_at < before)
    return (await connection.execute(delete(mocks).where(*old))).rowcount


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """Those of one room are another's; what was open there is done."""
    values = {"room_id": new, "state": MockState.DONE, "open_in": None}
    await connection.execute(update(mocks).where(mocks.c.room_id == old).values(values))


def _select() -> Select[tuple[object, ...]]:
    return select(mocks, rooms.c.platform, rooms.c.chat).join(rooms)


async def _one(connection: AsyncConnection, query: Select[tuple[object, ...]]) -> Mock | None:
    row = (await connection.execute(query)).mappings().first()
    return None if row is None else _mock(row)


def _mock(row: RowMapping) -> Mock:
    return Mock(
        row["id"], RoomId(row["platform"], row["chat"]), row["room_id"], row["thread"], MockState(row["state"]),
        row["minutes"], row["field"], _steps(row["steps"]), row["opened_by"], row["begun_at"],
        _member(row["candidate"], row["candidate_name"]), _member(row["interviewer"], row["interviewer_name"]),
        row["place"], row["notice"],
    )  # fmt: skip


def _steps(stored: Sequence[codec.Json]) -> tuple[Step, ...]:
    return tuple(codec.load(Step, one) for one in stored)


def _member(number: str, name: str) -> Member | None:
    return Member(number, name) if number else None
