"""Rooms: known, paused, resumed, moved, forgotten. A room is paused and never deleted for what a platform says of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.manners import QuietHours
from bot.model.room import Room, RoomId, RoomSettings, RoomState
from bot.store import dailies, interests, learners, marks, mocks, own_questions, pairs
from bot.store.database import batches, insert
from bot.store.schema import alerts, follows, outbox, prompts, rooms, subscriptions


async def get(connection: AsyncConnection, room: RoomId) -> Room | None:
    """The room, or None when the bot does not know it."""
    row = (await connection.execute(select(rooms).where(*_is(room)))).mappings().first()
    return None if row is None else _room(row)


async def numbered(connection: AsyncConnection, room: RoomId) -> tuple[int, Room] | None:
    """The store's own number of a room, and the room; None when the bot does not know it."""
    row = (await connection.execute(select(rooms).where(*_is(room)))).mappings().first()
    return None if row is None else (row["id"], _room(row))


async def all_numbered(
    connection: AsyncConnection, addresses: Collection[RoomId]
) -> dict[RoomId, tuple[int, Room]]:
    """The same for many rooms at once; those the bot does not know are left out."""
    found: dict[RoomId, tuple[int, Room]] = {}
    for platform in sorted({one.platform for one in addresses}):
        for batch in batches(sorted(one.chat for one in addresses if one.platform == platform)):
            query = select(rooms).where(rooms.c.platform == platform, rooms.c.chat.in_(batch))
            for row in (await connection.execute(query)).mappings():
                room = _room(row)
                found[room.id] = row["id"], room
    return found


async def number_of(connection: AsyncConnection, room: RoomId) -> int | None:
    """The store's own number of a room."""
    return (await connection.execute(select(rooms.c.id).where(*_is(room)))).scalar()


async def know(
    connection: AsyncConnection, room: RoomId, now: datetime, *, title: str = "", private: bool = False
) -> tuple[int, Room]:
    """The room's number and state, added when it is new; a new title is noted."""
    row = (await connection.execute(select(rooms).where(*_is(room)))).mappings().first()
    if row is None:
        new = Room(room, title, private, settings=RoomSettings.at_first(room.platform))
        return await insert(connection, rooms, _values(new) | {"created_at": now}), new
    if title and title != row["title"]:
        await connection.execute(update(rooms).where(*_is(room)).values(title=title))
    return row["id"], _room(row)


async def change_settings(connection: AsyncConnection, room: RoomId, settings: RoomSettings) -> None:
    """Keep how a room wants to be spoken to."""
    await connection.execute(update(rooms).where(*_is(room)).values(_settings_values(settings)))


async def change_thread(connection: AsyncConnection, room: RoomId, thread: str) -> None:
    """Keep which topic a room's alerts go to, "" for the main one."""
    await connection.execute(update(rooms).where(*_is(room)).values(thread=thread))


async def forget_thread(connection: AsyncConnection, room: RoomId, thread: str) -> None:
    """A topic is closed or gone: what went there goes where the room's alerts go, and those to the main one."""
    await connection.execute(update(rooms).where(*_is(room), rooms.c.thread == thread).values(thread=""))
    here = select(rooms.c.id).where(*_is(room)).scalar_subquery()
    theirs = (subscriptions.c.room_id == here, subscriptions.c.thread == thread)
    await connection.execute(update(subscriptions).where(*theirs).values(thread=None))
    await dailies.leave_thread(connection, room, thread)


async def note_call(connection: AsyncConnection, room: RoomId, now: datetime) -> bool:
    """Somebody spoke to the bot there; False when it does not know the room. Where we are spoken to we can speak again."""
    values = {"last_call_at": now, "state": RoomState.ACTIVE, "paused_at": None}
    return (await connection.execute(update(rooms).where(*_is(room)).values(values))).rowcount > 0


async def pause(connection: AsyncConnection, room: RoomId, now: datetime) -> None:
    """The bot was removed or blocked: nothing is sent until it is back, nothing is forgotten."""
    await connection.execute(
        update(rooms)
        .where(*_is(room), rooms.c.state == RoomState.ACTIVE)
        .values(state=RoomState.PAUSED, paused_at=now)
    )


async def resume(connection: AsyncConnection, room: RoomId) -> bool:
    """The bot is back; True when the room had been paused."""
    done = await connection.execute(
        update(rooms)
        .where(*_is(room), rooms.c.state == RoomState.PAUSED)
        .values(state=RoomState.ACTIVE, paused_at=None)
    )
    return done.rowcount > 0


async def move(connection: AsyncConnection, old: RoomId, new: RoomId) -> None:
    """The room has a new address: everything follows it. When both are known already, the old one's things join the new."""
    old_id = await number_of(connection, old)
    if old_id is None or old == new:
        return
    # The platform counts messages anew at a new address: by their old numbers they would be taken for others.
    await connection.execute(update(outbox).where(outbox.c.room_id == old_id).values(platform_message_id=""))
    new_id = await number_of(connection, new)
    if new_id is None:
        await connection.execute(
            update(rooms)
            .where(rooms.c.id == old_id)
            .values(platform=new.platform, chat=new.chat, state=RoomState.ACTIVE)
        )
        return
    await _join(connection, old_id, new_id)
    await connection.execute(delete(rooms).where(rooms.c.id == old_id))
    await resume(connection, new)


async def _join(connection: AsyncConnection, old_id: int, new_id: int) -> None:
    taken = select(alerts.c.posting_id).where(alerts.c.room_id == new_id)
    await connection.execute(
        update(alerts)
        .where(alerts.c.room_id == old_id, alerts.c.posting_id.not_in(taken))
        .values(room_id=new_id)
    )
    await connection.execute(update(outbox).where(outbox.c.room_id == old_id).values(room_id=new_id))
    await marks.move(connection, old_id, new_id)
    await interests.move(connection, old_id, new_id)
    await learners.move(connection, old_id, new_id)
    await own_questions.move(connection, old_id, new_id)
    await dailies.move(connection, old_id, new_id)
    await mocks.move(connection, old_id, new_id)
    await pairs.move(connection, old_id, new_id)
    await connection.execute(update(prompts).where(prompts.c.room_id == old_id).values(room_id=new_id))
    followed = select(follows.c.key).where(follows.c.room_id == new_id)
    await connection.execute(
        update(follows)
        .where(follows.c.room_id == old_id, follows.c.key.not_in(followed))
        .values(room_id=new_id)
    )
    there = select(subscriptions.c.number).where(subscriptions.c.room_id == new_id)
    highest = max((await connection.execute(there)).scalars(), default=0)
    mine = (
        select(subscriptions.c.id).where(subscriptions.c.room_id == old_id).order_by(subscriptions.c.number)
    )
    for number, key in enumerate((await connection.execute(mine)).scalars().all(), highest + 1):
        await connection.execute(
            update(subscriptions).where(subscriptions.c.id == key).values(room_id=new_id, number=number)
        )


async def forget(connection: AsyncConnection, room: RoomId) -> None:
    """Delete all that is kept of a room."""
    await connection.execute(delete(rooms).where(*_is(room)))


async def forget_paused(connection: AsyncConnection, before: datetime) -> int:
    """Delete rooms that have been paused since before that moment; how many."""
    done = await connection.execute(
        delete(rooms).where(rooms.c.state == RoomState.PAUSED, rooms.c.paused_at < before)
    )
    return done.rowcount


async def by_number(connection: AsyncConnection, numbers: Collection[int]) -> dict[int, Room]:
    """Rooms by the store's own numbers."""
    found = await connection.execute(select(rooms).where(rooms.c.id.in_(numbers)))
    return {row["id"]: _room(row) for row in found.mappings()}


def _is(room: RoomId) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return rooms.c.platform == room.platform, rooms.c.chat == room.chat


def _room(row: RowMapping) -> Room:
    quiet = QuietHours.parse(row["quiet"]) if row["quiet"] else None
    settings = RoomSettings(
        row["admins_only"], row["silent"], row["timezone"], quiet, row["weekly_list"], row["quiz_board"]
    )
    address, state = RoomId(row["platform"], row["chat"]), RoomState(row["state"])
    return Room(address, row["title"], row["private"], row["thread"], state, settings, row["last_call_at"])


def _values(room: Room) -> dict[str, object]:
    return {
        "platform": room.id.platform,
        "chat": room.id.chat,
        "title": room.title,
        "private": room.private,
        "thread": room.thread,
        "state": room.state,
        **_settings_values(room.settings),
    }


def _settings_values(settings: RoomSettings) -> dict[str, object]:
    return {
        "admins_only": settings.admins_only,
        "silent": settings.silent,
        "timezone": settings.timezone,
        "quiet": "" if settings.quiet is None else str(settings.quiet),
        "weekly_list": settings.weekly_list,
        "quiz_board": settings.quiz_board,
    }
