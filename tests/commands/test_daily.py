"""The daily question, set and changed as a conversation."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.dispatch import Dispatcher
from bot.store import dailies
from tests.commands.conversation import Conversation
from tests.interview.writing import question, write_topic

GROUP, ALONE = "telegram:-100123", "telegram:7"
# It is noon of Monday, November 23, in Korea.


@pytest.fixture
def talk(conversation: Conversation, tmp_path: Path) -> Conversation:
    write_topic(tmp_path, *[question(number) for number in range(4)], names=["비전", "vision"])
    write_topic(tmp_path, question(4, "dice"), key="dice", name="주사위", names=["dice"])
    conversation.ask_from(tmp_path)
    return conversation


@pytest.mark.parametrize(("address", "private"), [(GROUP, False), (ALONE, True)])
async def test_it_is_set_looked_at_changed_and_ended(talk: Conversation, address: str, private: bool) -> None:
    room = talk.room(address, private=private)
    assert "아직 정하지 않았습니다" in await room.say("/daily")
    told = await room.say("/daily 9시 비전")
    assert told.startswith("이렇게 정했습니다.\n\n매일면접\n매일 09:00 · 비전\n다음 질문: 11/24 (화) 09:00")
    told = await room.say("/매일면접 평일 오후 1시 공휴일 쉼")
    assert "평일 13:00 · 비전 · 공휴일 쉼\n다음 질문: 11/23 (월) 13:00" in told
    assert "평일 13:00 · 비전 · 공휴일 쉼" in await room.say("/daily")
    assert "매일 13:00 · 모든 주제" in await room.say("/daily 매일 모든 주제 공휴일에도")
    assert "매일면접을 껐습니다" in await room.say("/daily 끔")
    assert "매일면접은 켜져 있지 않습니다" in await room.say("/daily 끔")
    assert "아직 정하지 않았습니다" in await room.say("/daily")


async def test_buttons_say_the_same_words_and_belong_to_who_opened_them(talk: Conversation) -> None:
    room = talk.room(GROUP)
    await room.say("/daily")
    assert room.labels() == ["평일 09:00", "매일 09:00", "매일 20:00"]
    opened = room.last
    assert "평일 09:00 · 모든 주제" in await room.press("평일 09:00")
    assert room.last is not None
    assert room.last.toast == "이렇게 정했습니다."
    assert room.last.replaces
    assert room.labels() == ["09:00 (지금)", "12:30", "19:00", "매일", "평일 (지금)", "공휴일 쉼", "끄기"]
    assert "평일 09:00 · 모든 주제 · 공휴일 쉼" in await room.press("공휴일 쉼")
    assert "평일 19:00" in await room.press("19:00")
    talk.dispatcher = Dispatcher(talk.config.commands, talk.services)
    assert "아직 정하지 않았습니다" in await room.press("끄기")
    other = talk.room(GROUP, user="8")
    other.last = opened
    assert "연 사람만" in await other.press("평일")
    assert opened is not None
    action = opened.buttons[0][0].action
    assert "오래된 버튼" in await room.press_action(action, message_id="")
    assert "오래된 버튼" in await room.press_action(action.replace("평일", "99시"))


async def test_only_who_may_change_the_settings_changes_it(talk: Conversation) -> None:
    member = talk.room(GROUP, admin=False)
    assert "방 관리자만" in await member.say("/daily 9시")
    assert "정하는 일은 방 관리자만" in await member.say("/daily")
    assert member.labels() == []
    admin = talk.room(GROUP)
    await admin.say("/daily 9시")
    opened = admin.last
    admin.admin = False
    admin.last = opened
    assert "방 관리자만" in await admin.press("끄기")
    admin.admin = True
    await admin.say("/settings 모두")
    assert "매일 10:00" in await member.say("/daily 10시")


async def test_a_time_in_the_quiet_hours_is_told_at_once(talk: Conversation) -> None:
    told = await talk.room(GROUP).say("/daily 23:30")
    assert "매일 23:30" in told
    assert "다음 질문: 11/24 (화) 08:00. 23:00–08:00은 조용한 시간이라 08:00에 묻습니다." in told.split("\n")


async def test_it_is_told_on_the_rooms_own_clock(talk: Conversation) -> None:
    room = talk.room(GROUP)
    await room.say("/settings 시간대 베를린")
    assert "다음 질문: 11/23 (월) 09:00" in await room.say("/daily 9시")


async def test_what_cannot_be_read_says_what_to_do(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "‘양자’ 주제의 질문은 없습니다" in await room.say("/daily 9시 양자")
    assert "시각으로 읽을 수 없습니다" in await room.say("/daily 25시")
    assert "맞는 질문이 아직 없습니다" in await room.say("/daily 9시 주사위 3")
    assert await room.say("매일면접 정말 도움이 되네요") == ""
    async with talk.database.reading() as connection:
        assert await dailies.of_room(connection, room.id) == []


async def test_each_topic_of_a_room_has_its_own(talk: Conversation) -> None:
    main, topic = talk.room(GROUP), talk.room(GROUP, thread="5")
    await main.say("/daily 9시 비전")
    told = await topic.say("/daily 19시 주사위")
    assert "매일 19:00 · 주사위" in told
    assert "다른 주제: 매일 09:00 · 비전" in told
    await topic.say("/daily 끔")
    assert "매일 09:00 · 비전" in await main.say("/daily")
