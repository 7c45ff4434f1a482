"""The daily question as a room sees it: one open at a time, once a day, over restarts and changes of clocks."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.errors import RoomGone, ThreadGone, TryLater
from bot.model.chat import BlockKind, Reply
from bot.model.room import RoomId
from bot.store import rooms, schema
from bot.tasks.daily import Asker
from bot.tasks.daily_week import tell_weeks
from tests.interview.writing import ASKS, question, write_topic
from tests.town import GROUP, Town

ALONE = RoomId("telegram", "7")
# NOW is noon of Monday, November 23, in Korea.


@pytest.fixture
def town(town: Town, tmp_path: Path) -> Town:
    write_topic(tmp_path, *[question(number) for number in range(4)])
    write_topic(tmp_path, question(4, "dice"), key="dice", name="주사위", names=["dice"])
    town.talk.ask_from(tmp_path)
    return town


def asker(town: Town) -> Asker:
    """A bot that was just started."""
    services = town.talk.services
    return Asker(town.database, town.clock, services.questions, services.chance)


async def told(town: Town, room: RoomId = GROUP) -> list[Reply]:
    """What the room gets at this minute."""
    had = len(town.messages(room))
    await asker(town).round()
    await tell_weeks(town.database, town.clock, town.talk.services.questions)
    await town.deliver()
    return town.messages(room)[had:]


async def at(town: Town, hour: int, minute: int = 0, days: int = 0) -> None:
    """Move on to a time of day in Korea, that many days later."""
    here = town.clock.now.astimezone(ZoneInfo("Asia/Seoul"))
    then = here.replace(hour=hour, minute=minute) + timedelta(days=days)
    town.clock.now = then.astimezone(UTC)


def ask_of(reply: Reply) -> str:
    return next(one for one in ASKS if one in reply.text)


async def test_a_question_comes_at_its_minute_and_once(town: Town) -> None:
    await town.room().say("/daily 9시 돌림판")
    assert await told(town) == [], "nine o'clock has passed today"
    await at(town, 8, 59, days=1)
    assert await told(town) == []
    await at(town, 9)
    [asked] = await told(town)
    assert asked.text.startswith("오늘의 면접 질문 · 돌림판")
    assert [button.label for button in asked.buttons[0]] == ["힌트", "꼬리질문", "모범답안"]
    for minute in range(1, 60, 7):
        await at(town, 9, minute)
        assert await told(town) == []


async def test_the_model_answer_comes_in_the_evening_covered_and_as_a_reply(town: Town) -> None:
    await town.room().say("/daily 9시 주사위")
    await at(town, 9, days=1)
    await told(town)
    here = town.room()
    assert await here.say("1/6입니다", reply_to="1", reply_to_text=town.messages()[0].text) == ""
    await at(town, 19, 59)
    assert await told(town) == []
    await at(town, 20)
    [answer] = await told(town)
    assert answer.reply_to == "1"
    assert answer.silent
    assert "오늘 1명이 답했습니다" in answer.text
    [covered] = [one.text for one in answer.blocks if one.kind is BlockKind.SPOILER]
    assert covered.startswith("칸이 n개이면")
    assert await told(town) == []


async def test_an_unanswered_question_comes_once_more_and_is_then_set_aside(town: Town) -> None:
    await town.room().say("/daily 9시")
    asked = []
    for _ in range(4):
        await at(town, 9, days=1)
        asked += await told(town)
        await at(town, 21)
        await told(town)
    assert [("한 번 더" in one.text) for one in asked] == [False, True, False, True]
    assert ask_of(asked[0]) == ask_of(asked[1]) != ask_of(asked[2]) == ask_of(asked[3])
    assert "지난번에 답이 없어 한 번 더 여쭙니다" in asked[1].text
    assert sum("모범답안 (가려" in one.text for one in town.messages()) == 2, "one for each question"
    async with town.database.reading() as connection:
        states = (await connection.execute(select(schema.prompts.c.state))).scalars().all()
    assert states == ["aside", "open"]


async def test_a_mark_or_a_reply_answers_it_and_the_next_day_brings_another(town: Town) -> None:
    await town.room().say("/daily 9시 돌림판")
    await at(town, 9, days=1)
    [first] = await told(town)
    here = town.room()
    here.last = first
    await here.press("쉬움")
    await at(town, 9, days=1)
    [second] = await told(town)
    assert ask_of(second) != ask_of(first)
    assert await here.say("독립입니다", reply_to="2", reply_to_text=second.text) == ""
    await at(town, 9, days=1)
    [third] = await told(town)
    assert ask_of(third) not in (ask_of(first), ask_of(second))


async def test_what_the_room_got_wrong_comes_first(town: Town) -> None:
    here = town.room()
    wrong = ask_of_text(await here.say("/interview 돌림판"))
    await here.press("다시")
    await here.say("/daily 9시 돌림판")
    await at(town, 9, days=2)
    [asked] = await told(town)
    assert ask_of(asked) == wrong


def ask_of_text(text: str) -> str:
    return next(one for one in ASKS if one in text)


async def test_days_the_bot_slept_through_bring_one_question_and_a_finished_day_none(town: Town) -> None:
    await town.room().say("/daily 9시")
    await at(town, 14, 37, days=4)
    assert len(await told(town)) == 1, "late, but the same day"
    await at(town, 23, 30, days=1)
    assert await told(town) == [], "it is night, and the day ends before the quiet hours do"
    await at(town, 8, 30, days=1)
    assert len(await told(town)) == 1, "the model answer of the other day"
    await at(town, 9)
    assert len(await told(town)) == 1


async def test_a_question_on_its_way_is_the_only_one(town: Town) -> None:
    await town.room().say("/daily 9시")
    town.platform.refuse(GROUP, TryLater(2.5 * 86_400))
    for _ in range(3):
        await at(town, 9, days=1)
        assert await told(town) == []
        await at(town, 20)
        assert await told(town) == [], "no answer to what was never asked"
    await at(town, 22)
    assert len(await told(town)) == 1
    assert "모범답안" in (await told(town))[0].text


async def test_a_room_the_bot_left_is_not_asked_until_it_is_back(town: Town) -> None:
    await town.room().say("/daily 9시")
    await at(town, 9, days=1)
    town.platform.refuse(GROUP, RoomGone("나갔습니다"))
    assert await told(town) == []
    await at(town, 9, days=3)
    assert await told(town) == []
    async with town.database.writing() as connection:
        await rooms.resume(connection, GROUP)
    assert len(await told(town)) == 1


async def test_each_topic_has_its_own_and_a_closed_ones_goes_to_the_main_one(town: Town) -> None:
    town.talk.room(str(GROUP), thread="5")
    await town.talk.room(str(GROUP), thread="5").say("/daily 9시 주사위")
    await at(town, 9, days=1)
    assert "주사위" in (await told(town))[0].text
    assert town.platform.threads == ["5"]
    await at(town, 9, days=1)
    town.platform.refuse(GROUP, ThreadGone("주제가 없습니다"))
    await told(town)
    await at(town, 9, days=1)
    await told(town)
    assert set(town.platform.threads[1:]) == {""}


async def test_in_private_the_members_own_memory_is_asked(town: Town) -> None:
    alone = town.talk.room(str(ALONE), private=True)
    wrong = ask_of_text(await alone.say("/interview 돌림판"))
    await alone.press("다시")
    await alone.say("/daily 9시")
    await at(town, 9, days=2)
    [asked] = await told(town, ALONE)
    assert ask_of(asked) == wrong


async def test_in_private_what_is_said_soon_after_the_question_answers_it(town: Town) -> None:
    alone = town.talk.room(str(ALONE), private=True)
    await alone.say("/daily 9시 주사위")
    await at(town, 9, days=1)
    await told(town, ALONE)
    await at(town, 9, 30)
    assert "답을 잘 들었습니다" in await alone.say("칸이 n개라면 확률은 1/n입니다")
    await at(town, 9, days=1)
    [asked] = await told(town, ALONE)
    assert "한 번 더" not in asked.text


async def test_a_topic_that_left_the_bank_is_replaced_by_all(town: Town, tmp_path: Path) -> None:
    await town.room().say("/daily 9시 주사위")
    (tmp_path / "interview" / "dice.toml").unlink()
    town.talk.ask_from(tmp_path)
    await at(town, 9, days=1)
    assert "돌림판" in (await told(town))[0].text


async def test_a_question_that_left_the_bank_is_neither_repeated_nor_answered(
    town: Town, tmp_path: Path
) -> None:
    await town.room().say("/daily 9시 주사위")
    await at(town, 9, days=1)
    await told(town)
    (tmp_path / "interview" / "dice.toml").unlink()
    town.talk.ask_from(tmp_path)
    await at(town, 20)
    assert await told(town) == []
    await at(town, 9, days=1)
    [asked] = await told(town)
    assert "한 번 더" not in asked.text


async def test_the_week_tells_what_was_asked_who_answered_and_what_returns(town: Town) -> None:
    await town.room().say("/daily 9시 돌림판")
    people = {"7": "가람", "8": "노을"}
    for day, who in enumerate(("78", "7", "", "", "7", "8")):
        await at(town, 9, days=1)
        [asked] = await told(town)
        for user in who:
            here = town.room(user=user, name=people[user])
            here.last = asked
            await here.press("다시" if day == 0 else "쉬움")
        await at(town, 21)
        await told(town)
    weekly = town.messages()[-1].text.split("\n")
    assert weekly[0] == "지난 한 주 매일면접"
    assert weekly[1] == "질문 5개, 답이 있었던 질문 4개"
    assert weekly[2].endswith("— 돌림판 · 2명")
    assert weekly[4].endswith("— 돌림판 · 답 없음")
    assert "가람 3개 · 노을 2개" in weekly
    assert "이번 주에 다시 올 질문 3개" in weekly
    assert await told(town) == []
    forget = town.room(user="7")
    await forget.say("/forget")
    await forget.press("나에 대한 것만")
    async with town.database.reading() as connection:
        left = (await connection.execute(select(schema.answers.c.name))).scalars().all()
    assert left == ["노을", "노을"]


async def test_a_week_without_a_question_is_not_told_and_a_missed_sunday_is_on_monday(town: Town) -> None:
    await town.room().say("/daily 9시 주말")
    await at(town, 20, days=6 - 7 + 7)
    await told(town)
    await at(town, 9, days=6)
    await told(town)
    assert not any("지난 한 주" in one.text for one in town.messages()[:1])
    await at(town, 12, days=2)
    assert (await told(town))[-1].text.startswith("지난 한 주 매일면접\n질문 1개")
    await at(town, 12, days=1)
    assert await told(town) == []


async def test_a_forgotten_room_is_asked_no_more(town: Town) -> None:
    here = town.room()
    await here.say("/daily 9시")
    await here.say("/forget")
    await here.press("이 방의 모든 것")
    await at(town, 9, days=1)
    assert await told(town) == []
