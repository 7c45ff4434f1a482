"""/status, as conversations: what waits for the room and why. It begins at noon in Korea."""

from __future__ import annotations

from datetime import timedelta

from bot.delivery.relay import Post, Relay
from bot.errors import TryLater
from bot.model.room import RoomId
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from tests.commands.conversation import Conversation, Room, posting
from tests.fakes import FakePlatform

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
GROUP = "telegram:-100123"


async def subscribed(conversation: Conversation) -> Room:
    room = conversation.room(GROUP)
    await room.say("/subscribe 전문연")
    await room.press("구독하기")
    return room


async def test_what_waits_for_its_time_of_day_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation)
    await room.say("/settings 1번 매일 9시")
    await conversation.bring(posting(1, YES), posting(2, YES))
    words = await room.say("/status")
    assert "보낼 알림 2개가 기다리고" in words
    assert "2개: 매일 09:00 묶음으로 내일 09:00에 보냅니다." in words


async def test_what_waits_for_the_end_of_the_quiet_hours_says_so(conversation: Conversation) -> None:
    room = await subscribed(conversation)
    conversation.clock.now += timedelta(hours=12)
    await conversation.bring(posting(1, YES))
    words = await room.say("/상태")
    assert "1개: 조용한 시간이라 오늘 08:00에 보냅니다." in words


async def test_what_the_platform_put_off_says_for_how_long(conversation: Conversation) -> None:
    room = await subscribed(conversation)
    await conversation.bring(posting(1, YES))
    platform = FakePlatform()
    platform.refuse(RoomId.parse(GROUP), TryLater(37.0))
    pacer = Pacer(Limits(), conversation.clock.seconds, conversation.clock.sleep)
    posts = {"telegram": Post(platform, pacer)}
    await Relay(conversation.database, posts, conversation.clock, chance=lambda: 0.5).drain()
    assert "1개: 텔레그램이 37초 뒤에 다시 보내라고 했습니다." in await room.say("/status")


async def test_only_what_waits_for_this_room_is_told(conversation: Conversation) -> None:
    await subscribed(conversation)
    await conversation.bring(posting(1, YES))
    other = conversation.room("telegram:-100777")
    assert "밀려 있지 않습니다" in await other.say("/status")
