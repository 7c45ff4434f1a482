"""Subscriptions, and the revision that says whether any of them changed since somebody looked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.manners import Mode
from bot.model.room import RoomId, Subscription
from bot.store import facts
from bot.store.schema import rooms, subscriptions

REVISION = "subscriptions.revision"

_WITH_ROOM = select(subscriptions, rooms.c.platform, rooms.c.chat).join(rooms)


async def add(
    connection: AsyncConnection,
    room_number: int,
    filter_text: str,
    version: int,
    created_by: str,
    now: datetime,
    *,
    thread: str | None = None,
) -> int:
    """Keep a wish of a room, told at once, in a topic of its own or (None) where the room's alerts go; its number."""
    taken = select(func.coalesce(func.max(subscriptions.c.number), 0)).where(
        subscriptions.c.room_id == room_number
    )
    number = int((await connection.execute(taken)).scalar_one()) + 1
    values = {"number": number, "filter_text": filter_text, "filter_version": version, "paused": False}
    await connection.execute(
        subscriptions.insert().values(
            room_id=room_number, created_by=created_by, created_at=now, mode="now", thread=thread, **values
        )
    )
    await _changed(connection)
    return number


async def of_room(connection: AsyncConnection, room: RoomId) -> list[Subscription]:
    """A room's wishes, by number."""
    here = (rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    found = await connection.execute(_WITH_ROOM.where(*here).order_by(subscriptions.c.number))
    return [_subscription(row) for row in found.mappings()]


async def all_live(connection: AsyncConnection) -> list[Subscription]:
    """Every wish that is not paused, of every room (paused rooms too: what fits waits for them)."""
    found = await connection.execute(
        _WITH_ROOM.where(subscriptions.c.paused.is_(False)).order_by(subscriptions.c.id)
    )
    return [_subscription(row) for row in found.mappings()]


async def set_paused(connection: AsyncConnection, key: int, *, paused: bool) -> None:
    """Pause or resume one."""
    await connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(paused=paused))
    await _changed(connection)


async def set_mode(connection: AsyncConnection, key: int, mode: Mode) -> None:
    """Change when one is told."""
    await connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(mode=str(mode)))
    await _changed(connection)


async def set_thread(connection: AsyncConnection, key: int, thread: str | None) -> None:
    """Change which topic one goes to; None: where the room's alerts go."""
    await connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(thread=thread))
    await _changed(connection)


async def remove(connection: AsyncConnection, key: int) -> None:
    """Delete one."""
    await connection.execute(delete(subscriptions).where(subscriptions.c.id == key))
    await _changed(connection)


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Take a member's id off what they made; how many subscriptions bore it."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    done = await connection.execute(
        update(subscriptions)
        .where(subscriptions.c.created_by == member, subscriptions.c.room_id.in_(here))
        .values(created_by="")
    )
    return done.rowcount


async def revision(connection: AsyncConnection) -> int:
    """A number that grows with every change to any subscription, also from another process."""
    return int(await facts.get(connection, REVISION) or 0)


async def _changed(connection: AsyncConnection) -> None:
    await facts.put(connection, REVISION, await revision(connection) + 1)


async def touch(connection: AsyncConnection) -> None:
    """Say that subscriptions changed by another way than the functions here (a room moved or was forgotten)."""
    await _changed(connection)


def _subscription(row: RowMapping) -> Subscription:
    room = RoomId(row["platform"], row["chat"])
    return Subscription(
        row["id"],
        room,
        row["number"],
        row["filter_text"],
        row["paused"],
        row["created_by"],
        row["created_at"],
        Mode.parse(row["mode"]),
        row["thread"],
    )
