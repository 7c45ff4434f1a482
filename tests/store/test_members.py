"""What members of a room do follows the room: its marks and wishes move with it, and go with it."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.model.chat import Member
from bot.model.marks import MarkKind, Marks
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.model.room import RoomId
from bot.store import interests, marks, postings, rooms, schema
from bot.store.database import Connection, Database
from bot.store.postings import NewPosting
from tests.conftest import NOW

OLD, NEW = RoomId("telegram", "-5"), RoomId("telegram", "-1005")
ME = Member("7", "가람")


async def known(connection: Connection, room: RoomId) -> int:
    return (await rooms.know(connection, room, NOW))[0]


async def one_posting(connection: Connection) -> int:
    new = NewPosting(RawPosting("보드", "p1", "연구원"), Reading(), "d")
    return (await postings.add(connection, [new], NOW))[0]


async def test_marks_and_wishes_follow_a_room_to_its_new_address(database: Database) -> None:
    async with database.writing() as connection:
        number, room = await one_posting(connection), await known(connection, OLD)
        await marks.toggle(connection, room, number, "7", MarkKind.LIKE, NOW)
        await interests.add(connection, room, ME, "비전", 1, NOW)
        await rooms.move(connection, OLD, NEW)
        assert await marks.counts(connection, [room], [number]) == {(room, number): Marks(0, 1)}
        assert [one.filter_text for one in await interests.of_member(connection, NEW, "7")] == ["비전"]


async def test_they_join_those_of_a_room_that_is_known_there_and_nobody_counts_twice(
    database: Database,
) -> None:
    async with database.writing() as connection:
        number = await one_posting(connection)
        for address, members in ((OLD, "78"), (NEW, "79")):
            room = await known(connection, address)
            for member in members:
                await marks.toggle(connection, room, number, member, MarkKind.BOOKMARK, NOW)
            await interests.add(connection, room, ME, str(address), 1, NOW)
        await rooms.move(connection, OLD, NEW)
        new = await known(connection, NEW)
        assert await marks.counts(connection, [new], [number]) == {(new, number): Marks(3, 0)}
        assert len(await interests.of_member(connection, NEW, "7")) == 2


async def test_they_go_when_the_room_or_the_posting_is_forgotten(database: Database) -> None:
    async with database.writing() as connection:
        number = await one_posting(connection)
        for address in (OLD, NEW):
            room = await known(connection, address)
            await marks.toggle(connection, room, number, "7", MarkKind.LIKE, NOW)
            await interests.add(connection, room, ME, "비전", 1, NOW)
        await rooms.forget(connection, OLD)
        assert await count(connection, "marks") == await count(connection, "interests") == 1
        await connection.execute(schema.postings.delete())
        assert await count(connection, "marks") == 0


async def count(connection: Connection, table: str) -> int:
    query = select(func.count()).select_from(schema.metadata.tables[table])
    return int((await connection.execute(query)).scalar_one())
