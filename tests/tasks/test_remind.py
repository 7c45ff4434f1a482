"""Reminders of last days: three days before, the day before and on the day, once each, whatever happens to the bot."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.model.manners import QuietHours
from bot.model.room import RoomId
from bot.store import rooms
from bot.tasks.remind import remind
from tests.commands.conversation import posting
from tests.conftest import NOW
from tests.town import GROUP, YES, Town, dated

# NOW is noon of Monday, November 23, in Korea.


async def bookmarked(town: Town, day: str = "2026-11-27", number: int = 1) -> None:
    """A posting with that last day, put by by one member."""
    if number == 1:
        await town.subscribe()
    await town.bring(dated(number, day))
    await town.room().press_action(f"mark:bookmark:{number}")
    await town.deliver()


async def reminders(town: Town) -> list[str]:
    """What the task brings now."""
    had = len(town.messages())
    await remind(town.database, town.clock)
    return [reply.text for reply in (await town.deliver())[had:]]


async def test_three_days_before_the_day_before_and_on_the_day_and_on_no_other(town: Town) -> None:
    await bookmarked(town)
    await town.wait(hours=21, minutes=5)
    told = {}
    for day in range(24, 30):
        told[day] = await reminders(town)
        await town.wait(days=1)
    assert {day: len(words) for day, words in told.items()} == {24: 1, 25: 0, 26: 1, 27: 1, 28: 0, 29: 0}
    [words] = told[24]
    assert words.splitlines()[:3] == ["마감이 다가온 관심 공고 1건", "", "1. 연구원 1 — 가람1"]
    assert "11/27 마감 (D-3)" in words
    assert "담은 사람 1명" in words
    assert "D-1" in told[26][0]
    assert "오늘 마감" in told[27][0]


async def test_a_room_gets_one_message_with_the_nearest_first(town: Town) -> None:
    await bookmarked(town, "2026-11-27")
    await bookmarked(town, "2026-11-24", 2)
    await bookmarked(town, "2026-11-25", 3)
    await town.room(user="8").press_action("mark:bookmark:3")
    await town.wait(hours=22)
    [words] = await reminders(town)
    entries = [line for line in words.splitlines() if "연구원" in line]
    assert entries == ["1. 연구원 2 — 가람2", "2. 연구원 3 — 가람3", "3. 연구원 1 — 가람1"]
    assert "담은 사람 2명" in words


async def test_it_comes_once_a_day_over_any_restart_and_not_before_nine(town: Town) -> None:
    await bookmarked(town)
    await town.wait(hours=20, minutes=59)
    assert await reminders(town) == []
    await town.wait(minutes=1)
    assert await remind(town.database, town.clock) == 1
    assert await remind(town.database, town.clock) == 0, "queued, not yet sent, and the bot came up anew"
    await town.deliver()
    await town.wait(hours=5)
    assert await reminders(town) == []


async def test_a_morning_the_bot_slept_through_is_told_once_while_the_day_lasts(town: Town) -> None:
    await bookmarked(town)
    await town.wait(hours=27)
    assert len(await reminders(town)) == 1
    assert await reminders(town) == []
    await town.wait(days=2, hours=8.5)
    assert await reminders(town) == [], "the night of the day before the last is quiet"


async def test_a_bookmark_brings_no_message_by_itself(town: Town) -> None:
    await bookmarked(town, "2026-11-24")
    assert await reminders(town) == []


async def test_open_ended_closed_and_liked_postings_are_never_counted_down(town: Town) -> None:
    await bookmarked(town, "채용시")
    await bookmarked(town, "상시", 2)
    await bookmarked(town, "2026-11-24", 3)
    await town.bring(dated(4, "2026-11-24"))
    await town.room().press_action("mark:like:4")
    await town.bring(dated(1, "채용시"), dated(2, "상시"), dated(4, "2026-11-24"), complete=True)
    await town.wait(hours=22)
    assert await reminders(town) == []


async def settle(town: Town, **settings: object) -> None:
    async with town.database.writing() as connection:
        room = await rooms.get(connection, GROUP)
        assert room is not None
        changed = replace(room.settings, **settings)  # type: ignore[arg-type]  # a test's shorthand
        await rooms.change_settings(connection, GROUP, changed)


async def test_nine_is_nine_on_the_rooms_own_clock(town: Town) -> None:
    await bookmarked(town, "2026-11-25")
    await settle(town, timezone="Asia/Bangkok")
    await town.wait(hours=22, minutes=59)
    assert await reminders(town) == []
    await town.wait(minutes=1)
    assert len(await reminders(town)) == 1


async def test_quiet_hours_that_last_longer_are_kept(town: Town) -> None:
    await bookmarked(town, "2026-11-25")
    await settle(town, quiet=QuietHours(time(23), time(10)))
    await town.wait(hours=21, minutes=59)
    assert await reminders(town) == []
    await town.wait(minutes=1)
    assert len(await reminders(town)) == 1


async def test_a_room_that_is_away_is_not_reminded_and_a_topic_is_kept_to(town: Town) -> None:
    await bookmarked(town)
    async with town.database.writing() as connection:
        await rooms.change_thread(connection, GROUP, "42")
        await rooms.pause(connection, GROUP, NOW)
    await town.wait(hours=22)
    assert await remind(town.database, town.clock) == 0
    async with town.database.writing() as connection:
        await rooms.resume(connection, GROUP)
    assert len(await reminders(town)) == 1
    assert town.platform.threads[-1] == "42"


async def test_rooms_are_reminded_of_their_own_bookmarks(town: Town) -> None:
    elsewhere = RoomId("telegram", "-100777")
    await town.subscribe(room=elsewhere)
    await bookmarked(town)
    await town.wait(hours=22)
    await reminders(town)
    assert not [one for one in town.messages(elsewhere) if "다가온" in one.text]


async def test_more_than_ten_are_counted_and_not_listed(town: Town) -> None:
    await town.subscribe()
    await town.bring(*[dated(n, "2026-11-24") for n in range(1, 13)], posting(99, YES))
    for number in range(1, 13):
        await town.room().press_action(f"mark:bookmark:{number}")
    await town.wait(hours=22)
    [words] = await reminders(town)
    assert "관심 공고 12건" in words
    assert "이 밖에 2건" in words
