"""Who practises in pairs in which room, with whom they did last week, and whether they waited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.chat import Member
from bot.model.pairs import Seat, Week
from bot.model.room import RoomId
from bot.store.schema import pair_members, rooms

_c = pair_members.c


async def join(connection: AsyncConnection, room_number: int, member: Member, now: datetime) -> bool:
    """A member wants a partner each week, under the name they go by now; False when they did already."""
    mine = (_c.room_id == room_number, _c.member == member.id)
    renamed = update(pair_members).where(*mine).values(name=member.name)
    if (await connection.execute(renamed)).rowcount:
        return False
    values = {"room_id": room_number, "member": member.id, "name": member.name, "created_at": now}
    await connection.execute(pair_members.insert().values(values))
    return True


async def leave(connection: AsyncConnection, room: RoomId, member: str) -> bool:
    """A member wants none any more, or left the room; False when they wanted none."""
    here = select(rooms.c.id).where(rooms.c.platform == room.platform, rooms.c.chat == room.chat)
    mine = (_c.room_id == here.scalar_subquery(), _c.member == member)
    return (await connection.execute(delete(pair_members).where(*mine))).rowcount > 0


async def of_room(connection: AsyncConnection, room_number: int) -> list[Seat]:
    """Who wants a partner in a room, in the order they asked."""
    found = await connection.execute(
        select(pair_members).where(_c.room_id == room_number).order_by(_c.created_at, _c.member)
    )
    return [Seat(row.member, row.name, row.partner, row.waited, row.waits, row.created_at) for row in found]


async def note(connection: AsyncConnection, room_number: int, week: Week) -> None:
    """Keep who met whom, for the next week; who was in no pair had no partner."""
    here = update(pair_members).where(_c.room_id == room_number)
    await connection.execute(here.values(partner="", waited=False))
    for member, partner in _partners(week):
        await connection.execute(here.where(_c.member == member).values(partner=partner))
    if week.waits:
        mine = here.where(_c.member == week.waits.member)
        await connection.execute(mine.values(waited=True, waits=_c.waits + 1))


def _partners(week: Week) -> Iterator[tuple[str, str]]:
    for one, other in week.pairs:
        yield one.member, other.member
        yield other.member, one.member


async def forget_member(connection: AsyncConnection, member: str, platform: str) -> None:
    """A member is in no room's pairs, and nobody met them."""
    here = _c.room_id.in_(select(rooms.c.id).where(rooms.c.platform == platform))
    await connection.execute(delete(pair_members).where(_c.member == member, here))
    await connection.execute(update(pair_members).where(_c.partner == member, here).values(partner=""))


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """Who wanted a partner in one room wants one in another."""
    there = select(_c.member).where(_c.room_id == new)
    mine = (_c.room_id == old, _c.member.not_in(there))
    await connection.execute(update(pair_members).where(*mine).values(room_id=new))
