"""Messages are taken in hand ahead of their turn: nothing is lost, doubled or held up by that."""

from __future__ import annotations

import asyncio

import pytest

from bot.delivery.relay import AT_ONCE, Post, Relay
from bot.model.room import RoomId
from bot.platforms.contract import Limits
from bot.platforms.pacing import NextUp, Pacer
from bot.store.database import Database
from tests.delivery.test_relay import Bench


class Endless(Pacer):
    """A turn that never comes."""

    async def turn(
        self, chat: str, *, group: bool, urgent: bool = False, next_up: NextUp | None = None
    ) -> float:
        await asyncio.Event().wait()
        return 0.0


@pytest.fixture
def bench(database: Database) -> Bench:
    return Bench(database)


def room(number: int) -> RoomId:
    return RoomId("telegram", str(-1000 - number))


def paced(bench: Bench, pacer: Pacer) -> Relay:
    """A relay of the same bench at another pace."""
    bench.posts["telegram"] = Post(bench.platform, pacer)
    return bench.new_relay()


async def until_in_hand(bench: Bench, count: int) -> None:
    for _ in range(500):
        if await bench.counts() == {"taken": count, "ambiguous": 0}:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"in hand at last: {await bench.counts()}")


async def test_rooms_that_are_due_together_are_taken_in_hand_together(bench: Bench) -> None:
    for number in range(5):
        await bench.queue(1, room(number))
    relay = paced(bench, Endless(Limits()))
    assert await relay.round() == 5
    await until_in_hand(bench, 5)
    await relay.finish()


async def test_at_a_stop_what_waits_for_its_turn_waits_in_the_store_again(bench: Bench) -> None:
    for number in range(3):
        await bench.queue(1, room(number))
    relay = paced(bench, Endless(Limits()))
    await relay.round()
    await until_in_hand(bench, 3)
    await relay.finish()
    assert bench.platform.sent == []
    assert await bench.counts() == {"waiting": 3, "ambiguous": 0}
    await bench.queue(1, room(0))
    await paced(bench, Pacer(Limits(), bench.clock.seconds, bench.clock.sleep)).drain()
    assert "새 공고 2건" in bench.platform.texts(room(0))[0], "it was never tried: what came later joined it"


async def test_a_stop_in_the_middle_of_taking_loses_nothing(bench: Bench) -> None:
    await bench.queue(1)
    relay = paced(bench, Endless(Limits()))
    await relay.round()
    await asyncio.sleep(0)
    await relay.finish()
    assert await bench.counts() == {"waiting": 1, "ambiguous": 0}


async def test_rooms_that_must_wait_for_their_minute_hold_up_nobody(bench: Bench) -> None:
    relay = paced(bench, Pacer(Limits(per_group_minute=1), bench.clock.seconds, bench.clock.sleep))
    for _ in range(2):
        for number in range(AT_ONCE + 8):
            await bench.queue(1, room(number))
        await relay.drain()
    assert len(bench.platform.sent) == AT_ONCE + 8, "one each, the second waits"
    before = bench.clock.now
    await bench.queue(1, room(-1))
    await relay.drain()
    assert len(bench.platform.texts(room(-1))) == 1
    assert bench.clock.now == before
    await bench.clock.sleep(61)
    await relay.drain()
    assert len(bench.platform.sent) == 2 * (AT_ONCE + 8) + 1
