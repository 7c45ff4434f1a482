"""What /subscribe shows before anything is saved, and what /subscriptions shows of what was, as conversations."""

from __future__ import annotations

from datetime import timedelta

from bot.rendering.errors import not_yours
from bot.store import rooms, subscriptions
from tests.commands.conversation import Conversation, Room, posting

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
NO = "주요업무\n모델 서빙\n자격요건\n전문연구요원 지원 불가"
GROUP = "telegram:-100123"
NOT_YOURS = not_yours("미리 보기", "/subscribe").toast


async def days(conversation: Conversation, number: float) -> None:
    await conversation.clock.sleep(timedelta(days=number).total_seconds())


async def old_bot(conversation: Conversation) -> None:
    """It saw its first posting more than thirty days ago."""
    await conversation.bring(posting(900, "회계 담당"), posting(901, YES))
    await days(conversation, 31)


async def saved(conversation: Conversation, room: Room, text: str) -> None:
    """A subscription whose filter is whatever is in the store."""
    async with conversation.database.writing() as connection:
        number, _ = await rooms.know(connection, room.id, conversation.clock())
        await subscriptions.add(connection, number, text, 1, "7", conversation.clock())


async def test_the_last_week_and_the_last_month_are_counted(conversation: Conversation) -> None:
    await old_bot(conversation)
    await conversation.bring(posting(1, YES), posting(2, YES), posting(3, NO))
    await days(conversation, 8)
    await conversation.bring(posting(4, YES))
    words = await conversation.room(GROUP).say("/subscribe 전문연")
    assert "최근 7일 1건, 30일 3건이 맞습니다." in words
    assert "전문연구요원 복무가 가능한 공고." in words
    assert "1. 연구원 4" in words, "the newest is the first example"


async def test_what_is_older_than_a_month_does_not_count(conversation: Conversation) -> None:
    await old_bot(conversation)
    assert "최근 30일 공고 가운데 맞는 것이 없었습니다." in await conversation.room(GROUP).say(
        "/subscribe 전문연"
    )


async def test_a_young_bot_says_since_when_it_has_seen_postings(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "아직 아무 공고도" in await room.say("/subscribe 전문연")
    await conversation.bring(*[posting(n, YES) for n in range(30)])
    await days(conversation, 0.1)
    words = await room.say("/subscribe 전문연")
    assert "보기 시작한 오늘" in words
    assert "30건이 맞습니다(그때 이미 열려 있던 공고 포함)" in words
    assert "하루에" not in words, "what was there on the first day says nothing of what comes a day"
    await days(conversation, 8)
    assert "최근 7일 0건, 봇이 공고를 보기 시작한" in await room.say("/subscribe 전문연")


async def test_more_than_twenty_a_day_are_warned_of(conversation: Conversation) -> None:
    await old_bot(conversation)
    await conversation.bring(*[posting(n, YES) for n in range(150)])
    room = conversation.room(GROUP)
    assert "하루에 21건쯤 옵니다" in await room.say("/subscribe 전문연")
    await days(conversation, 6.5)
    assert "하루에" in await room.say("/subscribe 전문연")
    await days(conversation, 1)
    assert "하루에" not in await room.say("/subscribe 전문연")


async def test_the_strictest_conditions_are_told_with_what_would_come_without(
    conversation: Conversation,
) -> None:
    await old_bot(conversation)
    await conversation.bring(posting(1, f"비전\n{YES}"), posting(2, YES), posting(3, YES), posting(4, NO))
    words = await conversation.room(GROUP).say("/subscribe 전문연 비전")
    assert (
        "최근 공고 4건에서 많이 걸러 낸 조건: ‘비전’ 3건, ‘전문연’ 1건. ‘비전’을 빼면 2건이 더 맞습니다."
        in words
    )


async def test_where_nothing_fits_the_filter_without_its_strictest_condition_is_a_button_away(
    conversation: Conversation,
) -> None:
    await old_bot(conversation)
    await conversation.bring(posting(1, YES), posting(2, YES), posting(3, NO))
    room = conversation.room(GROUP)
    words = await room.say("/subscribe 전문연 양자컴퓨터")
    assert "‘양자컴퓨터’를 빼면 2건이 맞습니다." in words
    again = await room.press("빼고 보기")
    assert "‘전문연’ 구독 미리 보기" in again
    assert "30일 2건" in again
    assert room.last is not None
    assert room.last.replaces
    assert "1번 구독 ‘전문연’을 시작" in await room.press("구독하기")


async def test_where_no_single_condition_is_to_blame_each_is_told(conversation: Conversation) -> None:
    await old_bot(conversation)
    await conversation.bring(posting(1, YES), posting(2, NO))
    room = conversation.room(GROUP)
    words = await room.say("/subscribe 전문연 양자컴퓨터 용접")
    assert "‘전문연’ 1건" in words
    assert "‘용접’ 0건" in words
    assert room.labels() == ["구독하기", "그만두기"]


async def test_synonyms_are_told_and_quotes_switch_them_off(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "비슷한말도 찾습니다: ML = 머신러닝" in await room.say("/subscribe ML")
    assert "비슷한말" not in await room.say('/subscribe "ML"')


async def test_a_preview_answers_only_who_asked_for_it(conversation: Conversation) -> None:
    await old_bot(conversation)
    await conversation.bring(posting(1, YES))
    asker, other = conversation.room(GROUP), conversation.room(GROUP, user="8")
    await asker.say("/subscribe 전문연 양자컴퓨터")
    assert len(asker.buttons()) == 3
    for button in asker.buttons():
        assert await other.press_action(button.action) == NOT_YOURS
        assert len(button.action.encode()) <= 64
    assert "구독하지 않았습니다" in await asker.press("그만두기")
    assert asker.last is not None
    assert asker.last.replaces, "its buttons go with it"


async def test_a_preview_of_an_admin_who_speaks_as_the_room_is_saved_by_any_admin(
    conversation: Conversation,
) -> None:
    await (anonymous := conversation.room(GROUP, user="-100123")).say("/subscribe 전문연")
    yes = anonymous.buttons()[0].action
    assert "관리자만" in await conversation.room(GROUP, admin=False, user="9").press_action(yes)
    assert "1번 구독" in await conversation.room(GROUP, user="8").press_action(yes)


async def test_a_saved_filter_longer_than_what_may_be_typed_is_read_everywhere(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    endless = " | ".join(f"낱말{'가' * 30}{n}" for n in range(20))
    assert len(endless) > 500
    await saved(conversation, room, f"전문연 | {endless}")
    await room.say("/subscriptions")
    assert "1번 구독 (켜짐)" in await room.press("1번 보기")
    await room.say("/subscribe 전문연")
    assert "2번 구독" in await room.press("구독하기")
    taken = await conversation.bring(posting(1, YES))
    assert taken.alerts == 1


async def test_a_saved_filter_that_cannot_be_read_any_more_keeps_nobody_from_subscribing(
    conversation: Conversation,
) -> None:
    room = conversation.room(GROUP)
    await saved(conversation, room, "(((")
    await room.say("/subscribe 전문연")
    assert "2번 구독" in await room.press("구독하기")


async def test_a_preview_of_the_longest_filter_fits_one_message(conversation: Conversation) -> None:
    await old_bot(conversation)
    await conversation.bring(*[posting(n, f"머신러닝\n{YES}", title="연구원 " * 60) for n in range(4)])
    room = conversation.room(GROUP)
    words = await room.say("/subscribe " + "ML | " + " | ".join(f"낱말{'가' * 12}{n:02d}" for n in range(24)))
    assert "구독하기" in room.labels()
    assert len(words) < 4096
