"""/subscribe, /subscriptions, /unsubscribe as conversations."""

from __future__ import annotations

from bot.store import outbox, subscriptions
from tests.commands.conversation import Conversation, Room, posting

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
NO = "주요업무\n모델 서빙\n자격요건\n전문연구요원 지원 불가"
GROUP = "telegram:-100123"


async def filters(conversation: Conversation, room: Room) -> list[str]:
    async with conversation.database.reading() as connection:
        return [one.filter_text for one in await subscriptions.of_room(connection, room.id)]


async def waiting(conversation: Conversation, room: Room) -> int:
    async with conversation.database.reading() as connection:
        return await outbox.waiting(connection, room.id)


async def test_a_room_subscribes_after_seeing_what_it_would_have_got(conversation: Conversation) -> None:
    await conversation.bring(posting(1, YES), posting(2, NO), posting(3, YES))
    room = conversation.room(GROUP)
    words = await room.say("/subscribe 전문연")
    assert "2건" in words
    assert "가람1" in words
    assert "가람2" not in words
    assert await filters(conversation, room) == [], "nothing is saved before the button"
    assert "1번 구독" in await room.press("구독하기")
    assert await filters(conversation, room) == ["전문연"]
    assert await waiting(conversation, room) == 0, "old postings are never sent"
    await conversation.bring(posting(4, YES), posting(5, NO))
    assert await waiting(conversation, room) == 1


async def test_thinking_better_of_it_saves_nothing(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    await room.say("/구독 전문연")
    await room.press("그만두기")
    assert await filters(conversation, room) == []


async def test_the_same_wish_twice_is_said(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    await room.say("/subscribe 전문연 비전")
    await room.press("구독하기")
    await room.say("/subscribe 비전  전문연")
    assert "이미 1번" in await room.press("구독하기")
    assert await filters(conversation, room) == ["전문연 비전"]


async def test_without_a_filter_it_asks_for_one(conversation: Conversation) -> None:
    assert "적어 주세요" in await conversation.room(GROUP).say("/subscribe")


async def test_a_filter_that_cannot_be_read_points_at_the_place(conversation: Conversation) -> None:
    words = await conversation.room(GROUP).say("/subscribe 전문연 (비전 |")
    assert "^" in words


async def test_five_thousand_characters_are_refused_with_the_limit(conversation: Conversation) -> None:
    words = await conversation.room(GROUP).say("/subscribe " + "가" * 5000)
    assert "500" in words
    assert len(words) < 1000


async def test_only_admins_change_subscriptions_in_a_group(conversation: Conversation) -> None:
    admin, member = conversation.room(GROUP), conversation.room(GROUP, admin=False, user="8")
    assert "관리자" in await member.say("/subscribe 전문연")
    await admin.say("/subscribe 전문연")
    admin.admin = False
    assert "관리자" in await admin.press("구독하기"), "the rights are asked again at the press"
    assert admin.last is not None
    assert not admin.last.blocks, "a word at the press: the preview stays"
    assert await filters(conversation, admin) == []
    admin.admin = True
    await admin.say("/subscribe 전문연")
    await admin.press("구독하기")
    assert "전문연" in await member.say("/subscriptions")
    assert not [label for label in member.labels() if "지우기" in label]
    assert "관리자" in await member.press_action("subscriptions:delete-yes:1")
    assert "관리자" in await member.say("/unsubscribe 1")
    assert await filters(conversation, admin) == ["전문연"]


async def test_everybody_may_in_private(conversation: Conversation) -> None:
    room = conversation.room("telegram:7", admin=False, private=True)
    await room.say("구독 전문연")
    await room.press("구독하기")
    assert await filters(conversation, room) == ["전문연"]


async def test_a_subscription_is_paused_resumed_shown_and_deleted_by_buttons(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    await room.say("/subscribe 전문연")
    await room.press("구독하기")
    await room.say("/subscriptions")
    await room.press("멈추기")
    await conversation.bring(posting(1, YES))
    assert await waiting(conversation, room) == 0
    await room.say("/구독목록")
    await room.press("다시 켜기")
    await conversation.bring(posting(2, YES))
    assert await waiting(conversation, room) == 1
    await room.say("/subscriptions")
    assert "2건" in await room.press("보기")
    await room.say("/subscriptions")
    assert "지울까요" in await room.press("지우기")
    assert "/subscribe 전문연" in await room.press("지우기")
    assert await filters(conversation, room) == []


async def test_unsubscribing_by_number(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "없습니다" in await room.say("/unsubscribe")
    for words in ("전문연", "신입"):
        await room.say(f"/subscribe {words}")
        await room.press("구독하기")
    assert "어느 구독" in await room.say("/구독취소")
    assert "없습니다" in await room.say("/unsubscribe 9")
    await room.say("/unsubscribe 2번")
    await room.press("지우기")
    assert await filters(conversation, room) == ["전문연"]


async def test_an_old_button_is_answered_kindly(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    for action in (
        "subscribe:yes:999",
        "subscribe:what",
        "subscriptions:show:x:y",
        "gone:1",
        "jobs:more:7:6",
        "why:12",
        "digest:9:11",
    ):
        assert "오래된 버튼" in await room.press_action(action) or "없습니다" in (
            room.last.text if room.last else ""
        ), action


async def test_samples_never_come_to_telegram(conversation: Conversation) -> None:
    samples = next(iter(conversation.config.samples))
    room, local = conversation.room(GROUP), conversation.room("web:local", private=True)
    for one in (room, local):
        await one.say("/subscribe 전문연")
        await one.press("구독하기")
    sample = posting(1, YES)
    await conversation.bring(sample, source=samples, sample=True)
    assert await waiting(conversation, room) == 0
    assert await waiting(conversation, local) == 1
