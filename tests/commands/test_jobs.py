"""/jobs as conversations."""

from __future__ import annotations

from bot.rendering.errors import not_yours
from tests.commands.conversation import Conversation, Room, posting

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
GROUP = "telegram:-100123"
NOT_YOURS = not_yours("목록", "/jobs").toast


async def bring(conversation: Conversation, count: int) -> None:
    """So many postings, the later ones with the earlier last days."""
    for n in range(count):
        await conversation.bring(posting(n, f"{YES}\n마감일: 2026-12-{28 - n:02d}"))


async def test_what_is_open_is_found_five_at_a_time(conversation: Conversation) -> None:
    await conversation.bring(*[posting(n, YES) for n in range(12)])
    room = conversation.room(GROUP, admin=False)
    first = await room.say("/jobs 전문연")
    assert "12건" in first
    assert [f"가람{n}" in first for n in (11, 7, 6)] == [True, True, False], "newest first"
    assert "가람6" in await room.press("더 보기")
    assert room.last is not None
    assert room.last.replaces, "the page is turned in place"
    third = await room.press("더 보기")
    assert "가람0" in third
    assert not [label for label in room.labels() if "더 보기" in label]
    assert "6–10번째" in await room.press("앞으로")


async def test_without_a_filter_all_that_is_open_is_shown(conversation: Conversation) -> None:
    await conversation.bring(posting(1, "모델 서빙"), posting(2, YES))
    room = conversation.room(GROUP)
    assert "2건" in await room.say("공고")
    assert "2건, 마감순" in await room.press("마감순")
    await conversation.bring(posting(2, YES), complete=True)
    assert "1건" in await room.say("공고")


async def test_the_nearest_last_day_comes_first_by_a_word_or_a_button(conversation: Conversation) -> None:
    await bring(conversation, 7)
    room = conversation.room(GROUP)
    spoken = await room.say("/jobs 전문연 마감순")
    assert "‘전문연’에 맞는 열린 공고 7건 중 1–5번째, 마감순" in spoken
    assert "1. 연구원 6" in spoken
    assert "6. 연구원 1" in await room.press("더 보기"), "the order stays when the page is turned"
    assert "1. 연구원 6" in await room.press("최신순")
    assert "1. 연구원 6" in await room.press("마감순")
    assert (room.last.text if room.last else "") == spoken, "button and word say the same"


async def test_a_list_answers_only_who_asked_for_it(conversation: Conversation) -> None:
    await bring(conversation, 7)
    asker, other = conversation.room(GROUP, admin=False), conversation.room(GROUP, user="8")
    await asker.say("/jobs 전문연")
    for button in asker.buttons():
        assert await other.press_action(button.action) == NOT_YOURS
        assert len(button.action.encode()) <= 64
    assert "6–7번째" in await asker.press("더 보기")


async def test_a_list_of_who_speaks_as_the_room_answers_everybody(conversation: Conversation) -> None:
    await bring(conversation, 7)
    await (anonymous := conversation.room(GROUP, user="-100123")).say("/jobs 전문연")
    [more] = [button.action for button in anonymous.buttons() if "더 보기" in button.label]
    assert "6–7번째" in await conversation.room(GROUP, admin=False, user="9").press_action(more)


async def test_a_page_that_is_gone_becomes_the_last_there_is(conversation: Conversation) -> None:
    await bring(conversation, 7)
    room = conversation.room(GROUP)
    await room.say("/jobs 전문연")
    await conversation.bring(posting(1, YES), posting(2, YES), complete=True)
    assert "열린 공고 2건\n" in await room.press("더 보기")
    await conversation.bring(complete=True)
    assert "열린 공고가 없습니다" in await room.press(
        "최신순" if "최신순" in str(room.labels()) else "마감순"
    )


async def test_a_button_of_another_room_or_of_an_older_version_is_answered_kindly(
    conversation: Conversation,
) -> None:
    await bring(conversation, 7)
    room = conversation.room(GROUP)
    await room.say("/jobs 전문연")
    [more] = [button.action for button in room.buttons() if "더 보기" in button.label]
    elsewhere = conversation.room("telegram:-100777")
    mark = more.split(":")[2]
    for other, action in (
        (elsewhere, more),
        (room, "jobs:more:1:6"),
        (room, f"jobs:page:{mark}:sideways:6:1"),
        (room, f"jobs:page:{mark}:newest:six:1"),
    ):
        assert "오래된 버튼" in await other.press_action(action), action


async def test_a_filter_that_cannot_be_read_is_shown_with_its_place(conversation: Conversation) -> None:
    room: Room = conversation.room(GROUP)
    assert "^" in await room.say("/jobs (비전 마감순")
