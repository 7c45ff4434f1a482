"""The manners between two requests to one host."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import SourceUnreachable
from bot.sources.turns import Turns
from tests.sources.conftest import FakeTime


async def test_two_requests_to_a_host_have_a_pause_between_them(passing: FakeTime) -> None:
    turns = Turns(gap=2.0, clock=passing.clock, sleep=passing.sleep, chance=lambda: 0.5)
    for _ in range(2):
        async with turns.turn("board.example"):
            passing.at += 0.3
    assert passing.slept == [pytest.approx(2.2)]


async def test_another_host_does_not_wait(passing: FakeTime) -> None:
    turns = Turns(gap=2.0, clock=passing.clock, sleep=passing.sleep)
    for host in ("one.example", "two.example"):
        async with turns.turn(host):
            pass
    assert passing.slept == []


async def test_our_own_machine_needs_no_pause(passing: FakeTime) -> None:
    turns = Turns(gap=2.0, clock=passing.clock, sleep=passing.sleep)
    for host in ("127.0.0.1", "127.0.0.1", "localhost", "localhost"):
        async with turns.turn(host):
            pass
    assert passing.slept == []


@pytest.mark.parametrize(("host", "at_once"), [("board.example", 1), ("127.0.0.1", 4)])
async def test_a_host_is_asked_one_request_at_a_time_and_our_own_machine_a_few(
    host: str, at_once: int
) -> None:
    turns, inside, most = Turns(gap=0.0), 0, 0

    async def ask() -> None:
        nonlocal inside, most
        async with turns.turn(host):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(ask() for _ in range(9)))
    assert most == at_once


async def test_a_failed_request_gives_the_turn_back(passing: FakeTime) -> None:
    turns = Turns(gap=1.0, clock=passing.clock, sleep=passing.sleep, chance=lambda: 0.0)
    with pytest.raises(OSError, match="broken"):
        async with turns.turn("board.example"):
            raise OSError("broken")
    async with turns.turn("board.example"):
        pass
    assert passing.slept == [1.0]


async def test_a_rest_longer_than_we_wait_is_handed_on(passing: FakeTime) -> None:
    turns = Turns(longest=10.0, clock=passing.clock, sleep=passing.sleep)
    turns.rest("board.example", 11.0)
    turns.rest("board.example", 1.0)
    with pytest.raises(SourceUnreachable) as held:
        async with turns.turn("board.example"):
            pass
    assert held.value.wait == 11.0


async def test_no_host_silences_us_for_more_than_a_day(passing: FakeTime) -> None:
    turns = Turns(clock=passing.clock, sleep=passing.sleep)
    turns.rest("board.example", float("inf"))
    passing.at += 86_400
    async with turns.turn("board.example"):
        pass
    assert passing.slept == []


async def test_a_host_that_asks_for_a_longer_pause_gets_it(passing: FakeTime) -> None:
    turns = Turns(gap=1.0, clock=passing.clock, sleep=passing.sleep, chance=lambda: 0.5)
    for _ in range(2):
        async with turns.turn("board.example", 2.0):
            pass
    assert passing.slept == [pytest.approx(2.2)]
