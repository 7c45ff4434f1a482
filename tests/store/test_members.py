"""What members of a room do follows the room: its marks and wishes move with it, and go with it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from bot.model.chat import Member
from bot.model.daily import Current, Plan, Turn
from bot.model.marks import MarkKind, Marks
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.model.reviews import PromptKind
from bot.model.room import RoomId
from bot.store import answers, dailies, interests, marks, postings, prompts, rooms, schema
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


async def test_daily_questions_follow_a_room_and_the_new_ones_plan_counts(database: Database) -> None:
    async with database.writing() as connection:
        old, new = await known(connection, OLD), await known(connection, NEW)
        for room, thread, wish in ((old, "", "비전"), (old, "4", "nlp"), (new, "", "ml")):
            await dailies.put(connection, room, thread, Plan(wish=wish), NOW)
        await rooms.move(connection, OLD, NEW)
        assert [one.plan.wish for one in await dailies.of_room(connection, NEW)] == ["ml", "nlp"]
        await rooms.forget_thread(connection, NEW, "4")
        assert [one.plan.wish for one in await dailies.of_room(connection, NEW)] == ["ml"]
        await rooms.forget(connection, NEW)
        assert await count(connection, "dailies") == 0


async def test_an_old_question_takes_its_answers_along_and_leaves_the_plan(database: Database) -> None:
    async with database.writing() as connection:
        room = await known(connection, OLD)
        plan = await dailies.put(connection, room, "", Plan(), NOW)
        shown = await prompts.add(connection, room, "ml-1", PromptKind.DAILY, NOW)
        await dailies.begin(connection, plan, Turn.QUESTION, NOW.date())
        await dailies.note_asked(connection, plan, Current(shown.id, NOW.date(), None))
        await answers.note(connection, shown.id, ME, NOW)
        later = NOW + timedelta(days=1)
        await prompts.prune(connection, later)
        assert await count(connection, "answers") == 0
        [one] = await dailies.of_room(connection, OLD)
        assert one.current is None
        assert not await dailies.begin(connection, plan, Turn.QUESTION, NOW.date())
        assert await dailies.prune(connection, later.date()) == 1
