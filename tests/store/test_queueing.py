"""Postings put on their way to many rooms at once."""

from __future__ import annotations

from datetime import timedelta

from bot.model.room import RoomId
from bot.store import outbox, postings, queueing
from bot.store.database import Database
from bot.store.queueing import Place, Wanted
from tests.conftest import NOW
from tests.store.test_store import posting, room_with

LATER = NOW + timedelta(hours=1)


async def test_more_rooms_than_fit_a_statement_get_one_message_each(database: Database) -> None:
    found = [await room_with(database, RoomId("telegram", f"-{n}")) for n in range(850)]
    async with database.writing() as connection:
        wanted = [Wanted(n, ()) for n in await postings.add(connection, [posting(1), posting(2)], NOW)]
        bundles = [(Place(number, NOW), wanted) for number in found]
        assert await queueing.queue_alerts(connection, bundles, NOW) == 1700
        assert await queueing.queue_alerts(connection, bundles, NOW) == 0
        due = await outbox.due(connection, NOW, ["telegram"], [], 1000)
        assert sorted(one.room_number for one in due) == sorted(found)
        for one in due[::200]:
            assert len(await outbox.alerts_in(connection, one.message)) == 2
        assert await outbox.counts(connection) == {"waiting": 850, "ambiguous": 0}


async def test_an_opening_comes_where_it_stands_first(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        numbers = await postings.add(connection, [posting(1), posting(2)], NOW)
        await postings.join_twins(connection, {numbers[1]: numbers[0]})
        bundles = [
            (Place(room, NOW), [Wanted(numbers[1], ())]),
            (Place(room, LATER), [Wanted(numbers[0], ())]),
        ]
        assert await queueing.queue_alerts(connection, bundles, NOW) == 1
        [due] = await outbox.due(connection, LATER, ["telegram"], [], 10)
        [carried] = await outbox.alerts_in(connection, due.message)
        assert carried.posting_id == numbers[1]


async def test_each_topic_and_moment_has_one_open_message(database: Database) -> None:
    room, other = await room_with(database), await room_with(database, RoomId("telegram", "-2"))
    places = [Place(room, NOW), Place(room, NOW, "7"), Place(room, LATER), Place(other, LATER, "7")]
    async with database.writing() as connection:
        first = await queueing.open_messages(connection, places, NOW)
        assert len(set(first.values())) == 4
        assert await queueing.open_messages(connection, places, NOW) == first
        soon = Place(room, NOW + timedelta(seconds=5))
        now = NOW + timedelta(seconds=5)
        assert await queueing.open_messages(connection, [soon], now) == {soon: first[Place(room, NOW)]}


async def test_what_was_put_off_is_joined_and_what_may_have_arrived_is_not(database: Database) -> None:
    place = Place(await room_with(database), NOW)
    async with database.writing() as connection:
        [message] = (await queueing.open_messages(connection, [place], NOW)).values()
        await outbox.begin(connection, [message], NOW)
        await outbox.postpone(connection, message, LATER, "429", ambiguous=False)
        assert await queueing.open_messages(connection, [place], NOW) == {place: message}
        await outbox.begin(connection, [message], NOW)
        await outbox.postpone(connection, message, LATER, "lost", ambiguous=True)
        assert await queueing.open_messages(connection, [place], NOW) != {place: message}
