"""Work in order within a lane, side by side across lanes."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from bot.platforms.lanes import Lanes


async def test_a_lane_keeps_its_order_and_lanes_run_side_by_side() -> None:
    lanes, done, go = Lanes(), list[str](), asyncio.Event()

    async def work(name: str) -> None:
        if name == "a1":
            await go.wait()
        done.append(name)

    for name in ("a1", "a2", "b1"):
        lanes.put(name[0], partial(work, name))
    await asyncio.sleep(0.01)
    assert done == ["b1"]
    go.set()
    await lanes.close(1)
    assert done == ["b1", "a1", "a2"]


async def test_work_that_fails_is_logged_and_the_lane_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    lanes, done = Lanes(), list[str]()

    async def fail() -> None:
        raise ZeroDivisionError

    async def work() -> None:
        done.append("next")

    lanes.put("a", fail)
    lanes.put("a", work)
    await lanes.close(1)
    assert done == ["next"]
    assert "ZeroDivisionError" in caplog.text


async def test_closing_gives_up_what_takes_too_long() -> None:
    lanes, ended = Lanes(), list[str]()

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    lanes.put("a", endless)
    await asyncio.sleep(0)
    await lanes.close(0.02)
    assert ended == ["cancelled"]


async def test_a_lane_can_be_used_again_when_it_was_empty() -> None:
    lanes, done = Lanes(), list[int]()

    async def work(number: int) -> None:
        done.append(number)

    lanes.put("a", partial(work, 1))
    await asyncio.sleep(0.01)
    lanes.put("a", partial(work, 2))
    await lanes.close(1)
    assert done == [1, 2]
