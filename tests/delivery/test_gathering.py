"""What is asked for one by one is done together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.delivery.gathering import Gathering
from bot.errors import StoreBusy


class Work:
    """Doubles numbers, remembers the batches, and refuses one that holds a 13."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.open = asyncio.Event()
        self.open.set()

    async def __call__(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        await self.open.wait()
        if 13 in numbers:
            raise StoreBusy("busy")
        return [2 * number for number in numbers]


async def test_what_is_asked_at_once_is_done_in_one_go_and_each_gets_its_own() -> None:
    work = Work()
    gathering = Gathering(work)
    assert await asyncio.gather(*(gathering.ask(number) for number in (3, 1, 2))) == [6, 2, 4]
    assert work.batches == [[3, 1, 2]]
    assert await gathering.ask(5) == 10


async def test_while_one_batch_is_worked_on_the_next_gathers() -> None:
    work = Work()
    gathering = Gathering(work)
    work.open.clear()
    asked = [asyncio.create_task(gathering.ask(number)) for number in (1, 2)]
    await asyncio.sleep(0.01)
    asked += [asyncio.create_task(gathering.ask(number)) for number in (3, 4)]
    await asyncio.sleep(0.01)
    work.open.set()
    assert await asyncio.gather(*asked) == [2, 4, 6, 8]
    assert work.batches == [[1, 2], [3, 4]]


async def test_trouble_is_told_to_all_of_its_batch_and_to_nobody_else() -> None:
    gathering = Gathering(Work())
    first, second = await asyncio.gather(gathering.ask(13), gathering.ask(1), return_exceptions=True)
    assert isinstance(first, StoreBusy)
    assert isinstance(second, StoreBusy)
    assert await gathering.ask(1) == 2


async def test_who_stops_waiting_does_not_stop_the_work() -> None:
    work = Work()
    gathering = Gathering(work)
    work.open.clear()
    impatient, patient = (asyncio.create_task(gathering.ask(number)) for number in (1, 2))
    await asyncio.sleep(0.01)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    work.open.set()
    assert await patient == 4
    await gathering.finish()
