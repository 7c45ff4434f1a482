"""The week's favourites: what a group marked most, told on Monday morning, once."""

from __future__ import annotations

from bot.tasks.weekly import tell_favourites
from tests.commands.conversation import posting
from tests.town import YES, Town

# NOW is noon of Monday, November 23, in Korea.


async def marked(town: Town) -> None:
    """Three postings: the second has three marks, the first two, the third one."""
    await town.subscribe()
    await town.bring(*[posting(n, YES) for n in (1, 2, 3, 4)])
    for number, users in ((1, "78"), (2, "78"), (3, "7")):
        for user in users:
            await town.room(user=user).press_action(f"mark:bookmark:{number}")
    await town.room(user="9").press_action("mark:like:2")
    await town.deliver()


async def told(town: Town) -> list[str]:
    had = len(town.messages())
    await tell_favourites(town.database, town.clock)
    return [reply.text for reply in (await town.deliver())[had:]]


async def test_the_most_marked_come_first_on_monday_morning_and_once(town: Town) -> None:
    await marked(town)
    assert await told(town) == [], "a mark of today brings no message by itself"
    for _ in range(6):
        await town.wait(days=1)
        assert await told(town) == []
    await town.wait(hours=20, minutes=59)
    assert await told(town) == []
    await town.wait(minutes=1)
    [words] = await told(town)
    lines = words.splitlines()
    assert lines[0] == "지난 한 주 우리 방 관심 공고"
    assert [line for line in lines if "연구원" in line] == [
        "1. 연구원 2 — 가람2",
        "2. 연구원 1 — 가람1",
        "3. 연구원 3 — 가람3",
    ]
    assert "담은 사람 2명 · 좋아요 1명" in lines
    assert await told(town) == []
    await town.wait(days=7)
    assert await told(town) == [], "a week without marks is passed over"


async def test_what_closed_is_left_out_and_nothing_is_said_when_nothing_is_left(town: Town) -> None:
    await marked(town)
    await town.bring(posting(1, YES), complete=True)
    await town.wait(days=7)
    [words] = await told(town)
    assert [line for line in words.splitlines() if "연구원" in line] == ["1. 연구원 1 — 가람1"]


async def test_a_monday_the_bot_slept_through_is_told_on_tuesday_and_not_later(town: Town) -> None:
    await marked(town)
    await town.wait(days=8)
    assert len(await told(town)) == 1
    await marked_again(town)
    await town.wait(days=8)
    assert await told(town) == [], "it is Wednesday"


async def marked_again(town: Town) -> None:
    await town.room(user="11").press_action("mark:like:3")


async def test_a_room_that_switched_it_off_gets_none(town: Town) -> None:
    await marked(town)
    await town.room().say("/settings 주간목록 끔")
    await town.wait(days=7)
    assert await told(town) == []
    await town.room().say("/settings 주간목록 켬")
    assert len(await told(town)) == 1
