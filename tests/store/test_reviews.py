"""Marks in the store: whose they are, what corrects what, what a room remembers, what goes with whom."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select, text

from bot.interview.memory import replay
from bot.model.reviews import Part, Prompt, PromptKind, PromptState, Rating
from bot.model.room import RoomId
from bot.store import learners, prompts, reviews, rooms, schema
from bot.store.database import Connection, Database
from tests.conftest import NOW

ROOM, NEW = RoomId("telegram", "-5"), RoomId("telegram", "-1005")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


async def shown(
    connection: Connection, question: str = "ml-loss", room: RoomId = ROOM, at: datetime = NOW
) -> Prompt:
    number, _ = await rooms.know(connection, room, at)
    return await prompts.add(connection, number, question, PromptKind.INTERVIEW, at, asked_by="7", wish="ml")


async def member(connection: Connection, who: str = "7") -> int:
    return await learners.know_member(connection, "telegram", who, NOW)


async def test_a_card_is_what_its_marks_make(database: Database) -> None:
    async with database.writing() as connection:
        me, at = await member(connection), NOW
        for rating in (Rating.GOOD, Rating.GOOD, Rating.AGAIN, Rating.EASY):
            await reviews.mark(connection, me, await shown(connection), rating, at)
            at += 3 * DAY
        card = await reviews.get(connection, me, "ml-loss")
        marks = await reviews.history(connection, me, "ml-loss")
    assert card == replay(marks, f"{me}:ml-loss")
    assert card is not None
    assert (card.reps, card.lapses) == (4, 1)


async def test_a_second_mark_within_the_hour_corrects_and_a_later_one_counts_anew(database: Database) -> None:
    async with database.writing() as connection:
        me, prompt = await member(connection), await shown(connection)
        await reviews.mark(connection, me, prompt, Rating.AGAIN, NOW)
        slip = await reviews.mark(connection, me, prompt, Rating.EASY, NOW + MINUTE)
        same = await reviews.mark(connection, me, prompt, Rating.EASY, NOW + 2 * MINUTE)
        assert await reviews.history(connection, me, "ml-loss") == [(Rating.EASY, NOW)]
        assert slip == same == replay([(Rating.EASY, NOW)], f"{me}:ml-loss")
        later = await reviews.mark(connection, me, prompt, Rating.EASY, NOW + DAY)
        assert later.reps == 2


async def test_a_room_remembers_the_worst_of_its_members(database: Database) -> None:
    async with database.writing() as connection:
        prompt = await shown(connection)
        assert await reviews.mark_room(connection, prompt, NOW) is None
        for who, rating in (("7", Rating.EASY), ("8", Rating.HARD), ("9", Rating.GOOD)):
            await reviews.mark(connection, await member(connection, who), prompt, rating, NOW)
            await reviews.mark_room(connection, prompt, NOW)
        room = await learners.of_room(connection, prompt.room_number)
        assert room is not None
        assert await reviews.history(connection, room, "ml-loss") == [(Rating.HARD, NOW)]
        await reviews.mark(connection, await member(connection, "8"), prompt, Rating.GOOD, NOW + MINUTE)
        await reviews.mark_room(connection, prompt, NOW + MINUTE)
        assert await reviews.history(connection, room, "ml-loss") == [(Rating.GOOD, NOW)]


async def test_what_is_due_comes_longest_due_first(database: Database) -> None:
    async with database.writing() as connection:
        me = await member(connection)
        for place, question in enumerate(("a", "b", "c")):
            rating = Rating.EASY if question == "a" else Rating.AGAIN
            await reviews.mark(
                connection, me, await shown(connection, question), rating, NOW - place * MINUTE
            )
        assert await reviews.due(connection, me, NOW + MINUTE) == ["c", "b"]
        assert await reviews.due(connection, me, NOW + 30 * DAY) == ["c", "b", "a"]
        assert set(await reviews.all_cards(connection, me)) == {"a", "b", "c"}


async def test_the_due_list_is_read_from_an_index(database: Database) -> None:
    asked = {
        "SELECT question FROM cards WHERE learner_id = 1 AND due <= '2026' ORDER BY due": "cards_due",
        "SELECT question FROM prompts WHERE room_id = 1 ORDER BY asked_at DESC, id DESC LIMIT 9": "prompts_room",
        "SELECT id FROM reviews WHERE learner_id = 1 AND question = 'a'": "reviews_learner",
    }
    async with database.reading() as connection:
        for query, index in asked.items():
            steps = [str(row[-1]) for row in await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
            assert any(index in step for step in steps), steps
            assert not any("SCAN" in step or step == "TEMP B-TREE FOR ORDER BY" for step in steps), steps


async def test_a_member_is_one_in_all_rooms_of_a_platform_and_another_on_another(database: Database) -> None:
    async with database.writing() as connection:
        assert await member(connection) == await member(connection)
        assert await learners.know_member(connection, "web", "7", NOW) != await member(connection)


async def test_a_forgotten_member_leaves_no_mark_and_the_room_keeps_its_own(database: Database) -> None:
    async with database.writing() as connection:
        prompt = await shown(connection)
        for who in ("7", "8"):
            await reviews.mark(connection, await member(connection, who), prompt, Rating.AGAIN, NOW)
        await reviews.mark_room(connection, prompt, NOW)
        await learners.forget_member(connection, "7", "telegram")
        await prompts.forget_member(connection, "7", "telegram")
        assert await learners.of_member(connection, "telegram", "7") is None
        left = (await connection.execute(select(func.count()).select_from(schema.reviews))).scalar()
        assert left == 2, "the other member's and the room's"
        again = await prompts.get(connection, ROOM, prompt.id)
        assert again is not None
        assert again.asked_by == ""


async def test_a_rooms_memory_follows_it_and_goes_with_it(database: Database) -> None:
    async with database.writing() as connection:
        for address, question in ((ROOM, "a"), (ROOM, "b"), (NEW, "b")):
            prompt = await shown(connection, question, address)
            await reviews.mark(connection, await member(connection), prompt, Rating.AGAIN, NOW)
            await reviews.mark_room(connection, prompt, NOW)
        await rooms.move(connection, ROOM, NEW)
        number = await rooms.number_of(connection, NEW)
        assert number is not None
        room = await learners.of_room(connection, number)
        assert room is not None
        assert sorted(await reviews.due(connection, room, NOW + DAY)) == ["a", "b"]
        assert await prompts.lately(connection, number) == ["b", "b", "a"]
        await rooms.forget(connection, NEW)
        assert await learners.of_room(connection, number) is None
        assert await reviews.due(connection, await member(connection), NOW + DAY) != []


async def test_a_prompt_remembers_what_is_uncovered_and_is_another_rooms_secret(database: Database) -> None:
    async with database.writing() as connection:
        prompt = await shown(connection)
        for part in (Part.ANSWER, Part.HINT, Part.ANSWER):
            await prompts.uncover(connection, prompt, part)
        await prompts.set_state(connection, prompt, PromptState.MARKED)
        again = await prompts.get(connection, ROOM, prompt.id)
        assert again is not None
        assert (again.shown, again.state) == (frozenset({Part.ANSWER, Part.HINT}), PromptState.MARKED)
        assert await prompts.latest(connection, ROOM) == again
        assert await prompts.get(connection, NEW, prompt.id) is None
        assert await prompts.prune(connection, NOW + MINUTE) == 1
        assert await prompts.latest(connection, ROOM) is None
