"""Weekly pairs as conversations: who asks for one, who is told with whom on Monday, who is out again."""

from __future__ import annotations

import asyncio
import random
from itertools import pairwise

import pytest

from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.store import pairs, rooms
from bot.tasks.pairs import tell_pairs
from tests.commands.conversation import Room
from tests.town import GROUP, Town

# NOW is noon of Monday, November 23, in Korea.
NAMES = {"7": "가람", "8": "너울", "9": "다래", "10": "마루", "11": "바다"}


def member(town: Town, user: str, room: RoomId = GROUP) -> Room:
    return town.room(room, user=user, name=NAMES.get(user, f"멤버{user}"))


async def join(town: Town, *users: str, room: RoomId = GROUP) -> None:
    for user in users:
        await member(town, user, room).say("/pair weekly")


def named(reply: Reply) -> list[str]:
    return [span.member for block in reply.blocks for span in block.spans if span.member]


async def told(town: Town) -> list[Reply]:
    """What the next look brings."""
    had = len(town.messages())
    await tell_pairs(town.database, town.clock)
    return (await town.deliver())[had:]


async def to_monday(town: Town) -> None:
    """From noon of a Monday to nine of the next."""
    await town.wait(days=6, hours=21)


async def test_who_asked_is_told_with_whom_on_monday_morning_and_once(town: Town) -> None:
    one = member(town, "7")
    assert "한 분이 더 켜시면" in await one.say("/pair weekly")
    assert "이미 켜 두셨습니다" in await one.say("/pair 매주")
    await join(town, "8", "9")
    assert await told(town) == [], "this Monday's nine o'clock is past"
    for _ in range(6):
        await town.wait(days=1)
        assert await told(town) == []
    await town.wait(hours=20, minutes=59)
    assert await told(town) == []
    await town.wait(minutes=1)
    [said] = await told(town)
    assert said.text.startswith("이번 주 면접 연습 짝\n")
    assert "님은 이번 주에 쉬고, 다음 주에 먼저 짝이 됩니다." in said.text
    assert "/mock 30분" in said.text
    assert sorted(named(said)) == ["7", "8", "9"]
    assert await told(town) == []
    await town.wait(days=1)
    assert await told(town) == []


async def test_two_looks_at_once_tell_once(town: Town) -> None:
    await join(town, "7", "8")
    await to_monday(town)
    await asyncio.gather(*[tell_pairs(town.database, town.clock) for _ in range(5)])
    assert len([one for one in await town.deliver() if "연습 짝" in one.text]) == 1


async def test_over_weeks_nobody_meets_twice_running_and_who_waited_does_not_wait_again(town: Town) -> None:
    await join(town, *NAMES)
    weeks: list[set[frozenset[str]]] = []
    waited = []
    await town.wait(days=-1, hours=21)
    for _ in range(8):
        await town.wait(days=7)
        [said] = await told(town)
        *met, waits = named(said)
        weeks.append({frozenset(two) for two in zip(met[::2], met[1::2], strict=True)})
        waited.append(waits)
    assert all(not one & other for one, other in pairwise(weeks))
    assert all(one != other for one, other in pairwise(waited))


async def test_the_list_shows_who_is_in_and_my_partner_and_its_buttons_change_it(town: Town) -> None:
    one, other = member(town, "7"), member(town, "8")
    assert "아직 아무도 켜지 않았습니다" in await one.say("/pair")
    assert one.labels() == ["매주 짝 짓기"]
    listed = await one.press("매주 짝 짓기")
    assert "짝을 지을 분 1명: 가람\n한 분이 더 켜시면" in listed
    assert one.last is not None
    assert one.last.replaces
    assert "다음 월요일 아침부터" in one.last.toast
    assert named(one.last) == [], "a list calls nobody"
    other.last = one.last
    assert "2명: 가람, 너울" in await other.press("매주 짝 짓기")
    await to_monday(town)
    await told(town)
    assert "이번 주 내 짝: 너울" in await one.say("/짝")
    assert "1명: 너울" in await one.press("빠지기")


async def test_who_is_out_or_left_the_room_is_not_paired(town: Town) -> None:
    await join(town, "7", "8", "9", "10")
    assert "적어 둔 이름도 지웠습니다" in await member(town, "7").say("/pair 끔")
    assert "켜 두신 것이 없습니다" in await member(town, "7").say("/pair 끔")
    async with town.database.writing() as connection:
        assert await pairs.leave(connection, GROUP, "8")
    await to_monday(town)
    [said] = await told(town)
    assert sorted(named(said)) == ["10", "9"]
    await member(town, "9").say("/forget")
    await member(town, "9").press_action("forget:me:-")
    await town.wait(days=7)
    assert await told(town) == [], "one alone is not told"
    assert "1명: 마루" in await member(town, "10").say("/pair")
    assert "짝: /pair" in await member(town, "10").say("/privacy")


async def test_a_monday_slept_through_is_told_on_tuesday_and_not_later(town: Town) -> None:
    await join(town, "7", "8")
    await to_monday(town)
    await town.wait(days=1, hours=3)
    assert len(await told(town)) == 1
    await town.wait(days=8)
    assert await told(town) == [], "Wednesday"
    await town.wait(days=5)
    assert len(await told(town)) == 1


async def test_it_is_the_rooms_own_morning_and_topic(town: Town) -> None:
    await join(town, "7", "8")
    await member(town, "7").say("/settings 시간대 America/New_York")
    async with town.database.writing() as connection:
        await rooms.change_thread(connection, GROUP, "42")
    await to_monday(town)
    assert await told(town) == [], "Sunday evening in New York"
    await town.wait(hours=14)
    assert len(await told(town)) == 1
    assert town.platform.threads[-1] == "42"


async def test_each_room_has_its_own_pairs(town: Town) -> None:
    elsewhere = RoomId("telegram", "-100777")
    await join(town, "7", "8")
    await join(town, "7", "9", room=elsewhere)
    await to_monday(town)
    [said] = await told(town)
    assert sorted(named(said)) == ["7", "8"]
    assert sorted(named(town.messages(elsewhere)[-1])) == ["7", "9"]


async def test_a_room_that_moves_takes_its_pairs_along(town: Town) -> None:
    there = RoomId("telegram", "-100999")
    await join(town, "7", "8")
    await join(town, "8", "9", room=there)
    async with town.database.writing() as connection:
        await rooms.move(connection, GROUP, there)
    assert "3명: " in await member(town, "7", there).say("/pair")


async def test_many_are_told_in_several_messages(town: Town) -> None:
    await join(town, *map(str, range(100, 145)))
    await to_monday(town)
    said = await told(town)
    assert [len(named(one)) for one in said] == [40, 5]
    assert "외 15분" in await member(town, "100").say("/pair")


@pytest.mark.parametrize(
    ("words", "told_"),
    [
        ("/pair 몰라", "/pair weekly"),
        ("짝 지어 주실 분", ""),
        ("짝", "아직 아무도"),
        ("/pair 켬", "다음 월요일"),
    ],
)
async def test_what_can_be_said(town: Town, words: str, told_: str) -> None:
    said = await member(town, "7").say(words)
    assert told_ in said
    assert bool(said) is bool(told_)


async def test_in_private_and_as_the_room_it_says_why_not(town: Town) -> None:
    alone = town.talk.room("telegram:7", private=True)
    assert "여러 사람이 있는 방" in await alone.say("/pair weekly")
    assert "오래된 버튼" in await alone.press_action("pair:on")
    anonymous = town.room(user=GROUP.chat)
    assert "내 이름으로" in await anonymous.say("/pair weekly")
    assert "내 이름으로" in await anonymous.press_action("pair:on")
    assert "오래된 버튼" in await anonymous.press_action("pair:dance")


async def test_random_rooms_over_random_weeks_are_each_told_once(town: Town) -> None:
    chance = random.Random(7)  # noqa: S311  a test's dice
    there: set[str] = set()
    last: set[frozenset[str]] = set()
    await town.wait(days=-1, hours=21)
    for _ in range(12):
        for user in chance.sample(range(20, 28), 3):
            if str(user) in there:
                there.discard(str(user))
                await member(town, str(user)).say("/pair 끔")
            else:
                there.add(str(user))
                await join(town, str(user))
        await town.wait(days=7)
        said = await told(town)
        assert len(said) == (len(there) > 1)
        if not said:
            last = set()
            continue
        assert sorted(named(said[0])) == sorted(there)
        met = named(said[0])
        two = {frozenset(pair) for pair in zip(met[: len(met) // 2 * 2 : 2], met[1::2], strict=True)}
        assert len(there) == 2 or not two & last
        last = two
