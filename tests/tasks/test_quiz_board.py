"""The week's quiz board: on Sunday evening, once, for groups that want it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.room import RoomId
from bot.tasks.quiz_board import tell_boards
from tests.interview.writing import QUIZ, question, write_topic
from tests.town import GROUP, Town

ALONE = RoomId("telegram", "7")
# NOW is noon of Monday, November 23, in Korea.
TO_SUNDAY = timedelta(days=6, hours=8)


@pytest.fixture
def town(town: Town, tmp_path: Path) -> Town:
    write_topic(tmp_path, *[question(number, quiz=QUIZ) for number in range(4)])
    town.talk.ask_from(tmp_path)
    return town


async def play(town: Town, poll: str, **who: bool) -> None:
    """A quiz, and who votes right and who wrong."""
    here = town.room()
    await here.say("/quiz")
    assert here.last is not None
    assert here.last.poll is not None
    right = here.last.poll.right[0]
    await here.stands(poll)
    for name, is_right in who.items():
        await town.room(user=f"u{name}", name=name).vote(poll, right if is_right else (right + 1) % 3)


async def told(town: Town) -> list[str]:
    had = len(town.messages())
    await tell_boards(town.database, town.clock)
    return [reply.text for reply in (await town.deliver())[had:]]


async def test_the_week_is_told_on_sunday_evening_and_once(town: Town) -> None:
    await play(town, "p1", 가람=True, 노을=False, 하늘=True)
    await play(town, "p2", 가람=True, 하늘=True, 노을=True)
    await play(town, "p3", 나무=False)
    assert await told(town) == []
    await town.wait(seconds=TO_SUNDAY.total_seconds() - 60)
    assert await told(town) == []
    await town.wait(minutes=1)
    [board] = await told(town)
    assert board.splitlines() == [
        "지난 한 주 퀴즈 순위",
        "1. 가람 — 2문제 중 2개 맞힘",
        "1. 하늘 — 2문제 중 2개 맞힘",
        "3. 노을 — 2문제 중 1개 맞힘",
        "4. 나무 — 1문제 중 0개 맞힘",
        "",
        "받지 않으려면: /settings 퀴즈순위 끔",
    ]
    assert await told(town) == []
    await town.wait(days=7)
    assert await told(town) == [], "nobody answered since"


async def test_a_missed_sunday_is_told_on_monday_and_not_on_wednesday(town: Town) -> None:
    await play(town, "p1", 가람=True)
    await town.wait(days=7)
    assert len(await told(town)) == 1
    await play(town, "p2", 가람=True)
    await town.wait(days=9)
    assert await told(town) == []


async def test_a_room_that_switched_it_off_and_a_chat_of_one_get_none(town: Town) -> None:
    await play(town, "p1", 가람=True)
    await town.room().say("/settings 퀴즈순위 끔")
    alone = town.talk.room(str(ALONE), private=True)
    await alone.say("/quiz")
    await alone.press("1번")
    await town.wait(seconds=TO_SUNDAY.total_seconds())
    assert await told(town) == []
    assert town.messages(ALONE) == []
    await town.room().say("/settings 퀴즈순위 켬")
    assert len(await told(town)) == 1
    assert town.messages(GROUP)
