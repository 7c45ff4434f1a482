"""The pace is kept in every window, whoever asks in whatever order."""

from __future__ import annotations

import asyncio

import pytest

from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer

TELEGRAM = Limits(per_second=30, per_chat_second=1, per_group_minute=20)


class Time:
    """Seconds that pass when somebody sleeps; sleepers wake in order."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, waking))
        await waking

    async def run(self, everybody: asyncio.Future[list[None]]) -> None:
        while not everybody.done():
            for _ in range(10):
                await asyncio.sleep(0)
            if self._sleepers:
                self._sleepers.sort(key=lambda one: one[0])
                at, waking = self._sleepers.pop(0)
                self.now = max(self.now, at)
                waking.set_result(None)


async def moments(chats: list[tuple[str, bool]], *, urgent: bool = False) -> list[tuple[float, str]]:
    """When each chat's turn came, all asking at once."""
    time = Time()
    pacer, found = Pacer(TELEGRAM, time, time.sleep), list[tuple[float, str]]()

    async def one(chat: str, group: bool) -> None:
        await pacer.turn(chat, group=group, urgent=urgent)
        found.append((time.now, chat))

    everybody = asyncio.gather(*(one(chat, group) for chat, group in chats))
    await time.run(everybody)
    return found


def most_in(times: list[float], window: float) -> int:
    return max(sum(start <= t < start + window for t in times) for start in times)


async def test_never_more_than_thirty_a_second_over_all() -> None:
    found = await moments([(f"-{n}", True) for n in range(200)])
    times = [at for at, _ in found]
    assert most_in(times, 1.0) <= 30
    assert times[-1] - times[0] < 200 / 28, "but close to it"


async def test_one_a_second_to_a_chat() -> None:
    found = await moments([("7", False)] * 6)
    times = [at for at, _ in found]
    assert most_in(times, 1.0) == 1


async def test_twenty_a_minute_to_a_group_and_no_such_limit_in_private() -> None:
    group = [at for at, _ in await moments([("-1", True)] * 45)]
    private = [at for at, _ in await moments([("7", False)] * 45)]
    assert most_in(group, 60.0) == 20
    assert private[-1] - private[0] < 50


async def test_answers_may_come_in_a_short_burst() -> None:
    times = [at for at, _ in await moments([("7", False)] * 6, urgent=True)]
    assert times[2] == times[0]
    assert most_in(times, 1.0) == 3


async def test_an_answer_goes_before_alerts_that_wait_and_thirty_stay_thirty() -> None:
    time, alerts, answers = Time(), list[float](), list[tuple[float, float]]()
    pacer = Pacer(TELEGRAM, time, time.sleep)

    async def alert(chat: str) -> None:
        await pacer.turn(chat, group=True)
        alerts.append(time.now)

    async def answer(number: int) -> None:
        await time.sleep(number * 0.8)
        asked = time.now
        await pacer.turn(f"{number}", group=False, urgent=True)
        answers.append((asked, time.now))

    everybody = asyncio.gather(*(alert(f"-{n}") for n in range(300)), *(answer(n) for n in range(12)))
    await time.run(everybody)
    assert most_in(sorted([*alerts, *(at for _, at in answers)]), 1.0) <= 30
    assert max(at - asked for asked, at in answers) < 2 / 30, "no more than two places later"
    assert alerts[-1] - alerts[0] < 312 / (0.95 * 30)


async def test_what_arrives_in_a_bunch_because_the_platform_was_busy_is_made_room_for() -> None:
    time, arrived = Time(), list[float]()
    pacer = Pacer(TELEGRAM, time, time.sleep)

    async def one(chat: str) -> None:
        moment = await pacer.turn(chat, group=True)
        stuck = 1005.0 <= time.now < 1005.3
        await time.sleep((1005.3 if stuck else time.now) - time.now + 0.005)
        arrived.append(time.now)
        pacer.answered(moment)

    await time.run(asyncio.gather(*(one(f"-{n}") for n in range(300))))
    assert most_in(arrived, 1.0) <= 30
    assert arrived[-1] - arrived[0] < 300 / 28


async def test_a_held_chat_waits_and_the_others_do_not() -> None:
    time = Time()
    pacer = Pacer(TELEGRAM, time, time.sleep)
    pacer.hold("-1", 37)
    assert pacer.wait("-1", group=True) == pytest.approx(37)
    assert pacer.wait("-2", group=True) == 0
    time.now += 37
    assert pacer.wait("-1", group=True) == 0
