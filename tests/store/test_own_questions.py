"""Questions of a room's own follow it to another address and go with it."""

from __future__ import annotations

from pathlib import Path

from bot.interview import own
from bot.interview.shelf import Shelf
from bot.model.room import RoomId
from bot.store import own_questions, rooms
from bot.store.database import Connection, Database
from tests.conftest import NOW
from tests.interview.writing import question, write_topic

OLD, NEW = RoomId("telegram", "-5"), RoomId("telegram", "-1005")


async def added(connection: Connection, room: RoomId, *asks: str) -> list[int]:
    number, _ = await rooms.know(connection, room, NOW)
    questions = own.read("\n---\n".join(f"질문: {ask}\n답: 네.\n짚을 것: 까닭" for ask in asks))
    return await own_questions.add(connection, number, questions, NOW)


async def test_what_is_kept_comes_back_as_it_was_with_an_id(database: Database) -> None:
    async with database.writing() as connection:
        assert await added(connection, OLD, "왜요?", "언제요?") == [1, 2]
        found = await own_questions.of_room(connection, OLD)
    assert own.write(found.values()).startswith(
        "질문: 왜요?\n수준: 1\n답: 네.\n짚을 것:\n- 까닭\n---\n질문: 언제요?"
    )
    assert [one.id for one in found.values()] == ["own-1", "own-2"]


async def test_they_join_those_of_a_room_that_is_known_there_with_new_numbers(database: Database) -> None:
    async with database.writing() as connection:
        await added(connection, OLD, "왜요?", "언제요?")
        await added(connection, NEW, "누가요?")
        await rooms.move(connection, OLD, NEW)
        found = await own_questions.of_room(connection, NEW)
        assert {number: one.ask for number, one in found.items()} == {1: "누가요?", 2: "왜요?", 3: "언제요?"}
        await rooms.forget(connection, NEW)
        assert await own_questions.of_room(connection, NEW) == {}


async def test_a_rooms_bank_holds_its_own_and_another_rooms_does_not(
    database: Database, tmp_path: Path
) -> None:
    write_topic(tmp_path, question(1))
    async with database.writing() as connection:
        await added(connection, OLD, "왜요?")
    here, there = [await own_questions.bank_for(database, Shelf(tmp_path), room) for room in (OLD, NEW)]
    assert [one.id for one in here.questions] == ["wheel-1", "own-1"]
    assert [one.id for one in there.questions] == ["wheel-1"]
