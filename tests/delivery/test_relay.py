"""What becomes of an outbox message, whatever the platform answers."""

from __future__ import annotations

import sqlite3

import pytest

from bot.delivery.relay import Post, Relay
from bot.errors import MessageRefused, RoomGone, RoomMoved, TokenRefused, TryLater
from bot.model.posting import RawPosting
from bot.model.reading import Deadline, Reading, Service, Stance
from bot.model.room import RoomId, RoomState
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.store import outbox, postings, queueing, rooms, subscriptions
from bot.store.database import Database
from bot.store.postings import NewPosting
from bot.store.queueing import Place, Wanted
from tests.conftest import NOW
from tests.fakes import FakeClock, FakePlatform

ROOM = RoomId("telegram", "-100123")
OTHER = RoomId("telegram", "-100456")
READING = Reading(service=Service(Stance.ACCEPTS), deadline=Deadline(open_until_filled=True))


class Bench:
    """A relay over a real store, with a platform that remembers and a clock that is told."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock, self.platform = database, FakeClock(NOW), FakePlatform()
        pacer = Pacer(Limits(), self.clock.seconds, self.clock.sleep)
        self.posts = {"telegram": Post(self.platform, pacer)}
        self.relay = self.new_relay()
        self._count = 0

    def new_relay(self) -> Relay:
        return Relay(self.database, self.posts, self.clock, sleep=self.clock.sleep, chance=lambda: 0.5)

    async def queue(self, count: int, room: RoomId = ROOM) -> list[int]:
        """Put that many new postings on their way to a room."""
        names = range(self._count, self._count + count)
        self._count += count
        new = [
            NewPosting(RawPosting("보드", f"p{n}", f"연구원 {n}", company=f"가람{n}"), READING, f"d{n}")
            for n in names
        ]
        async with self.database.writing() as connection:
            number, _ = await rooms.know(connection, room, NOW)
            added = await postings.add(connection, new, NOW)
            bundle = Place(number, NOW), [Wanted(one, ()) for one in added]
            await queueing.queue_alerts(connection, [bundle], self.clock())
        return added

    async def counts(self) -> dict[str, int]:
        async with self.database.reading() as connection:
            return await outbox.counts(connection)


@pytest.fixture
def bench(database: Database) -> Bench:
    return Bench(database)


async def test_one_posting_is_an_alert_and_several_are_one_digest(bench: Bench) -> None:
    await bench.queue(1)
    await bench.relay.drain()
    await bench.queue(23)
    await bench.relay.drain()
    first, second = bench.platform.texts(ROOM)
    assert "가람0" in first
    assert "새 공고 23건 중 10건" in second
    assert await bench.counts() == {"sent": 2, "ambiguous": 0}


async def test_nothing_is_sent_twice(bench: Bench) -> None:
    await bench.queue(2)
    await bench.relay.drain()
    await bench.new_relay().drain()
    assert len(bench.platform.sent) == 1


async def test_a_429_waits_as_long_as_it_was_asked_and_holds_nobody_else_up(bench: Bench) -> None:
    await bench.queue(1)
    await bench.queue(1, OTHER)
    bench.platform.refuse(ROOM, TryLater(37))
    await bench.relay.drain()
    assert (len(bench.platform.texts(ROOM)), len(bench.platform.texts(OTHER))) == (0, 1)
    await bench.clock.sleep(36)
    await bench.relay.drain()
    assert bench.platform.texts(ROOM) == []
    await bench.clock.sleep(1.1)
    await bench.relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1


async def test_a_wait_is_kept_across_a_restart(bench: Bench) -> None:
    await bench.queue(1)
    bench.platform.refuse(ROOM, TryLater(37))
    await bench.relay.drain()
    bench.relay = bench.new_relay()
    await bench.relay.recover()
    await bench.relay.drain()
    assert bench.platform.texts(ROOM) == []
    await bench.clock.sleep(37)
    await bench.relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1


async def test_trouble_is_tried_again_with_growing_waits(bench: Bench) -> None:
    await bench.queue(1)
    bench.platform.refuse(ROOM, *[TryLater(1, ambiguous=n == 0) for n in range(5)])
    for _ in range(6):
        await bench.relay.drain()
        await bench.clock.sleep(60)
    assert len(bench.platform.texts(ROOM)) == 1
    assert await bench.counts() == {"sent": 1, "ambiguous": 1}


async def test_a_moved_room_gets_its_message_at_the_new_address(bench: Bench) -> None:
    await bench.queue(1)
    async with bench.database.writing() as connection:
        number, _ = await rooms.know(connection, ROOM, NOW)
        await subscriptions.add(connection, number, "전문연", 1, "", NOW)
    bench.platform.refuse(ROOM, RoomMoved("-100999"))
    await bench.relay.drain()
    new = RoomId("telegram", "-100999")
    assert len(bench.platform.texts(new)) == 1
    async with bench.database.reading() as connection:
        assert [s.filter_text for s in await subscriptions.of_room(connection, new)] == ["전문연"]


async def test_a_room_that_moves_while_its_message_waits_for_its_turn_loses_nothing(bench: Bench) -> None:
    new = RoomId("telegram", "-100999")

    class Busy(Pacer):
        async def free(self, chat: str, *, group: bool, urgent: bool = False) -> None:
            async with bench.database.writing() as connection:
                await rooms.move(connection, ROOM, new)

    await bench.queue(1)
    bench.posts["telegram"] = Post(bench.platform, Busy(Limits()))
    await bench.new_relay().drain()
    assert len(bench.platform.texts(new)) == 1


async def test_a_room_that_is_gone_keeps_everything_and_goes_on_when_it_is_back(bench: Bench) -> None:
    await bench.queue(1)
    bench.platform.refuse(ROOM, RoomGone("kicked"))
    await bench.relay.drain()
    await bench.queue(1)
    await bench.relay.drain()
    assert bench.platform.sent == []
    async with bench.database.writing() as connection:
        room = await rooms.get(connection, ROOM)
        assert room is not None
        assert room.state is RoomState.PAUSED
        await rooms.resume(connection, ROOM)
    await bench.relay.drain()
    assert "새 공고 2건" in bench.platform.texts(ROOM)[0]


async def test_a_message_that_is_never_taken_is_dropped_and_the_rest_goes_on(bench: Bench) -> None:
    await bench.queue(1)
    bench.platform.refuse(ROOM, MessageRefused("bad"))
    await bench.relay.drain()
    await bench.queue(1)
    await bench.relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1
    assert await bench.counts() == {"dropped": 1, "sent": 1, "ambiguous": 0}


async def test_a_refused_token_loses_nothing(bench: Bench) -> None:
    await bench.queue(1)
    bench.platform.refuse(ROOM, TokenRefused("revoked"))
    await bench.relay.drain()
    await bench.clock.sleep(61)
    await bench.relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1


async def test_what_nobody_foresaw_costs_one_message_a_wait_and_no_other_anything(bench: Bench) -> None:
    await bench.queue(1)
    await bench.queue(1, OTHER)
    bench.platform.refuse(ROOM, RuntimeError("surprise"))
    await bench.relay.drain()
    assert len(bench.platform.texts(OTHER)) == 1
    relay = bench.new_relay()
    assert await relay.recover() == 1, "it stayed in hand, as after a crash"
    await relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1


async def test_a_posting_that_closed_on_the_way_is_left_out(bench: Bench) -> None:
    added = await bench.queue(3)
    async with bench.database.writing() as connection:
        await postings.close(connection, added[:1], NOW)
    await bench.relay.drain()
    assert "새 공고 2건" in bench.platform.texts(ROOM)[0]


async def test_nothing_is_said_when_all_closed_on_the_way(bench: Bench) -> None:
    added = await bench.queue(2)
    async with bench.database.writing() as connection:
        await postings.close(connection, added, NOW)
    await bench.relay.drain()
    assert bench.platform.sent == []
    assert await bench.counts() == {"dropped": 1, "ambiguous": 0}


async def test_what_comes_while_a_message_is_in_hand_goes_in_the_next(bench: Bench) -> None:
    await bench.queue(1)
    async with bench.database.writing() as connection:
        [due] = await outbox.due(connection, NOW, ["telegram"], [], 1)
        await outbox.begin(connection, [due.message], NOW)
    await bench.queue(1)
    await bench.relay.drain()
    [only] = bench.platform.texts(ROOM)
    assert "가람1" in only


async def test_after_a_crash_the_message_that_was_being_sent_is_sent_again_and_counted(bench: Bench) -> None:
    await bench.queue(1)
    async with bench.database.writing() as connection:
        [due] = await outbox.due(connection, NOW, ["telegram"], [], 1)
        await outbox.begin(connection, [due.message], NOW)
        await outbox.start(connection, [due.message])
    relay = bench.new_relay()
    assert await relay.recover() == 1
    await relay.drain()
    assert len(bench.platform.texts(ROOM)) == 1
    assert await bench.counts() == {"sent": 1, "ambiguous": 1}


async def test_finishing_starts_nothing_new(bench: Bench) -> None:
    await bench.queue(1)
    await bench.relay.finish()
    assert await bench.relay.round() == 0
    assert bench.platform.sent == []


async def test_after_a_crash_what_was_in_hand_but_not_sent_yet_goes_out_as_if_nothing_had_been(
    bench: Bench,
) -> None:
    await bench.queue(1)
    async with bench.database.writing() as connection:
        [due] = await outbox.due(connection, NOW, ["telegram"], [], 1)
        await outbox.begin(connection, [due.message], NOW)
    relay = bench.new_relay()
    assert await relay.recover() == 1
    await bench.queue(1)
    await relay.drain()
    assert "새 공고 2건" in bench.platform.texts(ROOM)[0], (
        "what came later joined it: it had surely not arrived"
    )
    assert await bench.counts() == {"sent": 1, "ambiguous": 0}


async def test_a_message_is_written_down_as_being_sent_before_it_is(bench: Bench) -> None:
    seen: list[str] = []

    def look() -> None:
        with sqlite3.connect(bench.database.url.database or "") as there:
            seen.extend(state for (state,) in there.execute("SELECT state FROM outbox ORDER BY id"))

    bench.platform.before_sending = look
    await bench.queue(1)
    await bench.queue(1, OTHER)
    await bench.relay.drain()
    assert seen[0] == "sending"
    assert seen[3] == "sending"
