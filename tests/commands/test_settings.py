"""/settings as conversations: by words and by buttons, two members at one menu, old buttons, group and private."""

from __future__ import annotations

import pytest

from bot.model.room import Room as Kept
from bot.model.room import Subscription
from bot.rendering.errors import not_yours
from bot.store import rooms, subscriptions
from tests.commands.conversation import Conversation, Room

GROUP = "telegram:-100123"


async def kept(conversation: Conversation, room: Room) -> Kept:
    async with conversation.database.reading() as connection:
        found = await rooms.get(connection, room.id)
    assert found is not None
    return found


async def wish(conversation: Conversation, room: Room, number: int = 1) -> Subscription:
    async with conversation.database.reading() as connection:
        return (await subscriptions.of_room(connection, room.id))[number - 1]


async def subscribed(room: Room, *filters: str) -> None:
    for words in filters or ("전문연",):
        await room.say(f"/subscribe {words}")
        await room.press("구독하기")


async def test_a_room_nobody_touched_sleeps_from_eleven_to_eight_and_the_local_one_never(
    conversation: Conversation,
) -> None:
    group = await conversation.room(GROUP).say("/settings")
    assert "조용한 시간: 23:00–08:00 (모아서 08:00에 한 번에)" in group
    assert "오늘 마감" in group
    assert "바꿀 수 있는 사람: 방 관리자만" in group
    local = await conversation.room("web:local").say("/설정")
    assert "조용한 시간: 없음" in local


async def test_the_example_of_the_menu_works_when_it_is_typed(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "번 매일 9시" not in await room.say("/settings")
    await subscribed(room, "전문연", "신입 비전")
    await room.say("/unsubscribe 1")
    await room.press("지우기")
    assert "/settings 2번 매일 9시" in await room.say("/settings")
    assert "매일 09:00" in await room.say("/settings 2번 매일 9시")


async def test_in_private_nobody_is_asked_who_may(conversation: Conversation) -> None:
    room = conversation.room("telegram:7", admin=False, private=True)
    assert "바꿀 수 있는 사람" not in await room.say("/settings")
    assert [label for label in room.labels() if "모두" in label] == []
    await room.press("소리 끄기")
    assert (await kept(conversation, room)).settings.silent


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("1번 매일 9시", "daily 09:00"),
        ("1 매일 오후 7시 30분", "daily 19:30"),
        ("1번 매일", "daily 09:00"),
        ("1번 매주 금요일 18:05", "weekly fri 18:05"),
        ("1번 매주 일 9시 반", "weekly sun 09:30"),
        ("1번 매시간", "hourly"),
        ("1번 즉시", "now"),
    ],
)
async def test_when_a_subscription_is_told_is_changed_by_words(
    conversation: Conversation, words: str, mode: str
) -> None:
    room = conversation.room(GROUP)
    await subscribed(room)
    assert "1번 구독은 이제" in await room.say(f"/settings {words}")
    assert str((await wish(conversation, room)).mode) == mode


async def test_a_room_is_changed_by_words(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "22:30–07:00" in await room.say("/settings 조용한 시간 22:30~7시")
    assert str((await kept(conversation, room)).settings.quiet) == "22:30-07:00"
    await room.say("/settings 조용한시간 끔")
    await room.say("/settings 소리 끔")
    await room.say("/settings 시간대 도쿄")
    await room.say("/settings 모두")
    settings = (await kept(conversation, room)).settings
    assert settings.quiet is None
    assert (settings.silent, settings.timezone, settings.admins_only) == (True, "Asia/Tokyo", False)
    assert "보내지 않습니다" in await room.say("/settings 주간 목록 끔")
    assert not (await kept(conversation, room)).settings.weekly_list
    await room.say("/settings 소리 켬")
    await room.say("/settings 관리자만")
    settings = (await kept(conversation, room)).settings
    assert (settings.silent, settings.admins_only) == (False, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1번 가끔", "매주 월 9시"),
        ("1번 매일 25시", "시각으로 읽을 수 없습니다"),
        ("조용한시간 밤", "23:00-08:00"),
        ("조용한시간 9시-09:00", "시작과 끝이 같습니다"),
        ("시간대 Asia/Seol", "Asia/Seoul"),
        ("시간대 ../../etc/passwd", "모르는 시간대"),
        ("아무거나", "모르는 설정"),
        ("소리", "/settings 소리 켬, /settings 소리 끔"),
        ("9번 매일 9시", "9번 구독은 이 방에 없습니다"),
        ("9번", "9번 구독은 이 방에 없습니다"),
    ],
)
async def test_words_that_cannot_be_read_are_answered_with_some_that_can(
    conversation: Conversation, words: str, told: str
) -> None:
    room = conversation.room(GROUP)
    await subscribed(room)
    before = await kept(conversation, room)
    assert told in await room.say(f"/settings {words}")
    assert (await kept(conversation, room)).settings == before.settings


async def test_everything_can_be_pressed_and_the_menu_shows_what_holds_now(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    await subscribed(room, "전문연", "신입 비전")
    await room.say("/settings")
    await room.press("조용한 시간")
    assert "23:00–08:00 (지금)" in room.labels()
    assert "조용한 시간: 없음" in await room.press("쓰지 않기")
    assert room.last is not None
    assert room.last.replaces
    assert "없앴습니다" in room.last.toast
    await room.press("시간대")
    assert "시간대: Asia/Tokyo" in await room.press("도쿄")
    assert "소리: 끔" in await room.press("소리 끄기")
    assert "관심 공고 목록: 끔" in await room.press("월요일 목록 끄기")
    assert "관심 공고 목록: 켬" in await room.press("월요일 목록 켜기")
    assert "바꿀 수 있는 사람: 모두" in await room.press("모두 바꿀 수 있게")
    await room.press("2번 구독")
    assert "받는 때: 매주 수 09:00" in await room.press("매주 수")
    assert "매주 수 09:00 (지금)" in room.labels()
    assert str((await wish(conversation, room, 2)).mode) == "weekly wed 09:00"
    assert "2. 신입 비전 — 매주 수 09:00" in await room.press("뒤로")


async def test_right_after_subscribing_it_can_be_gathered_instead(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    await room.say("/subscribe 전문연")
    assert "모아서 받으려면" in await room.press("구독하기")
    assert "받는 때: 매일 09:00" in await room.press("매일 09:00")
    assert str((await wish(conversation, room)).mode) == "daily 09:00"
    assert "매일 09:00" in await room.say("/subscriptions")


async def test_a_digest_within_the_quiet_hours_is_said_to_come_at_their_end(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    await subscribed(room)
    assert "08:00에 보냅니다" in await room.say("/settings 1번 매일 07:00")
    assert "다만" not in await room.say("/settings 1번 매일 08:00")


async def test_a_menu_answers_only_who_opened_it(conversation: Conversation) -> None:
    opener, other = conversation.room(GROUP), conversation.room(GROUP, user="8")
    await subscribed(opener)
    await opener.say("/settings")
    for button in opener.buttons():
        assert await other.press_action(button.action) == not_yours("메뉴", "/settings").toast
        assert len(button.action.encode()) <= 64
    assert not (await kept(conversation, opener)).settings.silent
    await other.say("/settings")
    await other.press("소리 끄기")
    assert (await kept(conversation, opener)).settings.silent


async def test_who_opened_a_menu_and_is_no_admin_any_more_changes_nothing(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    await room.say("/settings")
    [off] = [button.action for button in room.buttons() if "소리 끄기" in button.label]
    await subscribed(room)
    room.admin = False
    assert "관리자만" in await room.press_action(off)
    assert room.last is not None
    assert not room.last.blocks, "a word at the press, the menu stays"
    assert not (await kept(conversation, room)).settings.silent


async def test_a_menu_of_an_admin_who_speaks_as_the_room_answers_every_admin(
    conversation: Conversation,
) -> None:
    anonymous = conversation.room(GROUP, user="-100123")
    admin, member = conversation.room(GROUP, user="8"), conversation.room(GROUP, admin=False, user="9")
    await anonymous.say("/settings")
    [off] = [button.action for button in anonymous.buttons() if "소리 끄기" in button.label]
    assert "관리자만" in await member.press_action(off)
    assert "소리: 끔" in await admin.press_action(off)


async def test_members_see_the_settings_and_change_them_only_where_everybody_may(
    conversation: Conversation,
) -> None:
    admin, member = conversation.room(GROUP), conversation.room(GROUP, admin=False, user="8")
    await subscribed(admin)
    assert "방 관리자만 할 수 있습니다" in await member.say("/settings")
    assert await member.say("/settings 1번")
    assert await member.say("/settings 조용한시간")
    assert await member.say("/settings 시간대")
    assert member.labels() == []
    assert "관리자만" in await member.say("/settings 소리 끔")
    await admin.say("/settings 모두")
    await member.say("/settings 소리 끔")
    assert (await kept(conversation, admin)).settings.silent


async def test_old_buttons_are_answered_kindly(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    await subscribed(room)
    await room.say("/settings 1번")
    [daily] = [button.action for button in room.buttons() if "매일 09:00" in button.label]
    await room.say("/unsubscribe 1")
    await room.press("지우기")
    for action in (daily, "settings:-:옛말", "settings", "settings:-"):
        answered = await room.press_action(action)
        assert "오래된 버튼" in answered or "설정" in answered, action


async def test_alerts_go_to_the_topic_where_it_was_asked_for(conversation: Conversation) -> None:
    general, topic = conversation.room(GROUP), conversation.room(GROUP, thread="44")
    await subscribed(general)
    await subscribed(topic, "신입")
    assert (await wish(conversation, general)).thread is None
    assert (await wish(conversation, general, 2)).thread == "44"
    assert "이 주제로" in await topic.say("/settings 여기로")
    assert (await kept(conversation, general)).thread == "44"
    await general.say("/settings 2번 여기로")
    assert (await wish(conversation, general, 2)).thread == ""
    assert "2. 신입 — 올라오는 대로 · 방의 첫 화면" in await topic.say("/settings")
    await topic.press("2번 구독")
    await topic.press("이 구독은 이 주제로")
    assert (await wish(conversation, general, 2)).thread == "44"
    await topic.press("방과 같은 곳으로")
    assert (await wish(conversation, general, 2)).thread is None
    await general.say("/settings")
    await general.press("알림을 방의 첫 화면으로")
    assert (await kept(conversation, general)).thread == ""


async def test_a_menu_out_of_reach_moves_nothing_to_a_topic_it_may_not_stand_in(
    conversation: Conversation,
) -> None:
    topic = conversation.room(GROUP, thread="44")
    await topic.say("/settings")
    [here] = [button.action for button in topic.buttons() if "이 주제로" in button.label]
    assert "오래된 버튼" in await topic.press_action(here, message_id="")


async def test_a_room_that_is_spoken_in_is_noted_as_awake_at_most_once_a_minute(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    await room.say("/help")
    await subscribed(room)
    first = (await kept(conversation, room)).last_call_at
    assert first == conversation.clock.now
    await conversation.clock.sleep(59)
    await room.say("/help")
    assert (await kept(conversation, room)).last_call_at == first
    await conversation.clock.sleep(1)
    await room.say("그냥 하는 말")
    assert (await kept(conversation, room)).last_call_at == first, "talk that is not for the bot wakes nobody"
    await room.say("/help")
    assert (await kept(conversation, room)).last_call_at == conversation.clock.now
