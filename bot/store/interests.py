"""What members asked to be named for, whom an alert is of interest to, and whom a message names.

An alert that is on its way knows all whom it is of interest to. The message names at most 15 of them, none who was named that day
anywhere on the platform; once it is sent the alert knows only those it named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.model.marks import Interest
from bot.model.outbox import OutboxState
from bot.model.room import RoomId
from bot.store.database import batches
from bot.store.schema import alerts, interests, mentions, outbox, postings, rooms

MOST = 15
"""Members a message names at most."""

Named = tuple[str, str]
"""A platform and a member's id there."""


def _named() -> Select[Any]:
    """The members that messages' alerts know, with the name they asked under."""
    same = (interests.c.member == mentions.c.member) & (interests.c.room_id == alerts.c.room_id)
    query = select(alerts.c.outbox_id, mentions.c.member, func.max(interests.c.name).label("name"))
    query = query.join(alerts, alerts.c.id == mentions.c.alert_id).join(interests, same)
    query = query.where(alerts.c.outbox_id.in_(bindparam("messages", expanding=True)))
    query = query.group_by(alerts.c.outbox_id, mentions.c.member)
    return query.order_by(alerts.c.outbox_id, func.min(interests.c.id))


def _to_name() -> Select[Any]:
    """The same with the platform, and whether one is `free`: not named today, and a posting of theirs is still open."""
    other, there = interests.alias(), rooms.alias()
    today = exists().where(
        other.c.member == mentions.c.member,
        other.c.named_on == bindparam("today"),
        there.c.id == other.c.room_id,
        there.c.platform == rooms.c.platform,
    )
    free = func.max(case((postings.c.closed_at.is_(None) & ~today, 1), else_=0)).label("free")
    query = _named().add_columns(rooms.c.platform, free).join(rooms, rooms.c.id == alerts.c.room_id)
    return query.join(postings, postings.c.id == alerts.c.posting_id).group_by(rooms.c.platform)


_NAMED, _TO_NAME = _named(), _to_name()


async def add(
    connection: AsyncConnection, room_number: int, member: Member, text: str, version: int, now: datetime
) -> None:
    """Keep what a member of a room asked to be named for."""
    values = {"member": member.id, "name": member.name, "filter_text": text, "filter_version": version}
    await connection.execute(interests.insert().values(room_id=room_number, created_at=now, **values))


async def of_member(connection: AsyncConnection, room: RoomId, member: str) -> list[Interest]:
    """What a member asked for in a room, in the order they did."""
    query = select(interests).join(rooms).where(*_is(room), interests.c.member == member)
    found = await connection.execute(query.order_by(interests.c.id))
    return [Interest(row.id, row.member, row.name, row.filter_text) for row in found]


async def of_rooms(connection: AsyncConnection, room_numbers: Collection[int]) -> dict[int, list[Interest]]:
    """What the members of these rooms asked for, by the room's number."""
    found: dict[int, list[Interest]] = defaultdict(list)
    for batch in batches(sorted(room_numbers)):
        query = select(interests).where(interests.c.room_id.in_(batch)).order_by(interests.c.id)
        for row in await connection.execute(query):
            found[row.room_id].append(Interest(row.id, row.member, row.name, row.filter_text))
    return found


async def end(connection: AsyncConnection, room: RoomId, member: str) -> int:
    """A member is not named in a room any more; how many wishes they had."""
    here = select(rooms.c.id).where(*_is(room))
    await _unname(connection, member, here.scalar_subquery() == alerts.c.room_id)
    mine = (interests.c.member == member, interests.c.room_id.in_(here))
    return (await connection.execute(delete(interests).where(*mine))).rowcount


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> int:
    """Delete all that a member of a platform asked to be named for; how many."""
    here = select(rooms.c.id).where(rooms.c.platform == platform)
    await _unname(connection, member, alerts.c.room_id.in_(here))
    mine = (interests.c.member == member, interests.c.room_id.in_(here))
    return (await connection.execute(delete(interests).where(*mine))).rowcount


async def note(
    connection: AsyncConnection, room_number: int, members_of: Mapping[int, Collection[str]], now: datetime
) -> None:
    """Of these postings, those that go on their way to the room now are of interest to these members."""
    a = alerts.c
    for batch in batches(sorted(members_of)):
        new = (a.room_id == room_number, a.posting_id.in_(batch), a.created_at == now)
        query = select(a.id, a.posting_id).join(outbox, outbox.c.id == a.outbox_id)
        found = await connection.execute(query.where(*new, outbox.c.state == OutboxState.WAITING))
        alert_of = {row.posting_id: row.id for row in found}
        await connection.execute(delete(mentions).where(mentions.c.alert_id.in_(alert_of.values())))
        rows = [
            {"alert_id": alert, "member": member}
            for posting, alert in alert_of.items()
            for member in set(members_of[posting])
        ]
        if rows:
            await connection.execute(mentions.insert(), rows)


async def to_name(
    connection: AsyncConnection, messages: Collection[int], today: date, besides: Collection[Named] = ()
) -> dict[int, list[Member]]:
    """Whom messages that are about to be sent name: who asked first comes first, nobody in two messages or `besides`.

    A message that is of interest to nobody is left out; one that names none of them is not.
    """
    found, taken = dict[int, list[Member]](), set(besides)
    for row in await connection.execute(_TO_NAME, {"messages": sorted(messages), "today": today}):
        names, one = found.setdefault(row.outbox_id, []), (row.platform, row.member)
        if row.free and one not in taken and len(names) < MOST:
            taken.add(one)
            names.append(Member(row.member, row.name))
    return found


async def named(connection: AsyncConnection, messages: Collection[int]) -> dict[int, list[Member]]:
    """Whom sent messages name, by the message's number; those that name nobody are left out."""
    found = dict[int, list[Member]]()
    if not messages:
        return found
    for row in await connection.execute(_NAMED, {"messages": sorted(messages)}):
        found.setdefault(row.outbox_id, []).append(Member(row.member, row.name))
    return found


async def note_named(
    connection: AsyncConnection, message: int, members: Sequence[Member], today: date
) -> None:
    """A message was sent and named these members; the others it was of interest to are let go."""
    names = [one.id for one in members]
    here = select(alerts.c.id).where(alerts.c.outbox_id == message)
    await connection.execute(
        delete(mentions).where(mentions.c.alert_id.in_(here), mentions.c.member.not_in(names))
    )
    if names:
        room = select(outbox.c.room_id).where(outbox.c.id == message).scalar_subquery()
        mine = (interests.c.member.in_(names), interests.c.room_id == room)
        await connection.execute(update(interests).where(*mine).values(named_on=today))


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """What was asked for in one room is asked for in another."""
    await connection.execute(update(interests).where(interests.c.room_id == old).values(room_id=new))


async def _unname(connection: AsyncConnection, member: str, where: ColumnElement[bool]) -> None:
    theirs = select(alerts.c.id).where(where)
    await connection.execute(
        delete(mentions).where(mentions.c.member == member, mentions.c.alert_id.in_(theirs))
    )


def _is(room: RoomId) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return rooms.c.platform == room.platform, rooms.c.chat == room.chat
