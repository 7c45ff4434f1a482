"""Edits of sent messages go by the same rules as messages: paced, patient, and quiet when there is nothing left to edit."""

from __future__ import annotations

import logging

import pytest

from bot.clock import korean_day
from bot.errors import MessageRefused, RoomGone, RoomMoved, TokenRefused, TryLater
from bot.model.room import RoomId, RoomState
from bot.rendering.message import message
from bot.store import outbox, postings, rooms, sent
from bot.store.database import Database
from tests.conftest import NOW
from tests.delivery.test_relay import OTHER, ROOM, Bench


@pytest.fixture
def bench(database: Database) -> Bench:
    return Bench(database)


async def closed_after_sending(bench: Bench, room: RoomId = ROOM) -> None:
    """One alert that a room has, whose posting closed since."""
    [number] = await bench.queue(1, room)
    await bench.relay.drain()
    await close(bench, number)


async def close(bench: Bench, number: int) -> None:
    async with bench.database.writing() as connection:
        await postings.close(connection, [number], bench.clock())
        carried = await sent.carrying(connection, [number], bench.clock())
        await sent.queue_edits(connection, carried, bench.clock())


def struck(bench: Bench, room: RoomId = ROOM) -> list[bool]:
    return ["마감]" in text for text in bench.platform.texts(room)]


async def test_a_429_on_an_edit_waits_as_asked_and_holds_nobody_else_up(bench: Bench) -> None:
    [here], [there] = await bench.queue(1), await bench.queue(1, OTHER)
    await bench.relay.drain()
    await close(bench, here)
    await close(bench, there)
    bench.platform.refuse(ROOM, TryLater(37))
    await bench.relay.drain()
    assert (struck(bench), struck(bench, OTHER)) == ([False], [True])
    await bench.clock.sleep(36)
    await bench.relay.drain()
    assert struck(bench) == [False]
    await bench.clock.sleep(1.1)
    await bench.relay.drain()
    assert struck(bench) == [True]


@pytest.mark.parametrize("refusal", [TryLater(1, ambiguous=True), TokenRefused("revoked")])
async def test_an_edit_that_did_not_get_through_is_made_later_and_counts_as_no_message(
    bench: Bench, refusal: Exception
) -> None:
    await closed_after_sending(bench)
    bench.platform.refuse(ROOM, refusal)
    await bench.relay.drain()
    await bench.clock.sleep(61)
    await bench.relay.drain()
    assert struck(bench) == [True]
    assert await bench.counts() == {"sent": 1, "ambiguous": 0}


async def test_a_message_that_is_not_there_any_more_is_let_go_without_a_word(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    await closed_after_sending(bench)
    bench.platform.refuse(ROOM, MessageRefused("message to edit not found"))
    with caplog.at_level(logging.INFO):
        await bench.relay.drain()
        await bench.clock.sleep(600)
        await bench.relay.drain()
    assert caplog.records == []
    assert (struck(bench), bench.platform.edits) == ([False], 0)
    assert await bench.counts() == {"sent": 1, "ambiguous": 0}


async def test_a_room_that_is_gone_is_paused_and_edited_when_it_is_back(bench: Bench) -> None:
    await closed_after_sending(bench)
    bench.platform.refuse(ROOM, RoomGone("kicked"))
    await bench.relay.drain()
    async with bench.database.writing() as connection:
        room = await rooms.get(connection, ROOM)
        assert room is not None
        assert room.state is RoomState.PAUSED
        await rooms.resume(connection, ROOM)
    await bench.relay.drain()
    assert struck(bench) == [True]


async def test_a_moved_room_has_its_old_messages_left_alone_for_their_numbers_mean_others_there(
    bench: Bench,
) -> None:
    await closed_after_sending(bench)
    bench.platform.refuse(ROOM, RoomMoved("-100999"))
    await bench.relay.drain()
    assert bench.platform.edits == 0
    async with bench.database.reading() as connection:
        new = RoomId("telegram", "-100999")
        assert await rooms.get(connection, new) is not None
        assert await outbox.message_by_platform_id(connection, new, "1") is None
    assert await bench.relay.round() == 0, "nothing waits"


async def test_a_message_in_hand_while_its_posting_closes_is_edited_after_it(bench: Bench) -> None:
    [number] = await bench.queue(1)
    async with bench.database.writing() as connection:
        [due] = await outbox.due(connection, NOW, ["telegram"], [], 1)
        await outbox.begin(connection, [due.message], NOW)
        carried = await sent.get(connection, due.message)
    assert carried is not None
    words = message(carried, today=korean_day(NOW))
    assert words is not None
    await close(bench, number)
    async with bench.database.writing() as connection:
        await outbox.mark_sent(connection, due.message, await bench.platform.send(ROOM, words), NOW)
    await bench.relay.drain()
    assert struck(bench) == [True]


async def test_messages_go_before_edits(bench: Bench) -> None:
    await closed_after_sending(bench)
    await bench.clock.sleep(1)
    await bench.queue(1)
    await bench.queue(1, OTHER)
    async with bench.database.reading() as connection:
        [first, second] = await outbox.due(connection, bench.clock(), ["telegram"], [], 9)
        kinds = [(await sent.get(connection, one.message)) is not None for one in (first, second)]
    assert kinds == [True, True]
    await bench.relay.drain()
    assert struck(bench) == [True, False]


async def test_an_edit_in_hand_at_a_crash_is_made_again_and_counted_as_nothing(bench: Bench) -> None:
    await closed_after_sending(bench)
    async with bench.database.writing() as connection:
        [due] = await outbox.due(connection, bench.clock(), ["telegram"], [], 1)
        await outbox.begin(connection, [due.message], bench.clock())
    relay = bench.new_relay()
    assert await relay.recover() == 1
    await relay.drain()
    assert struck(bench) == [True]
    assert await bench.counts() == {"sent": 1, "ambiguous": 0}
