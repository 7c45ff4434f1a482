"""/follow as a conversation."""

from __future__ import annotations

from datetime import date

from bot.model.chat import BlockKind
from bot.model.designation import DesignatedCompany, Headcount
from bot.model.room import RoomId
from bot.store import companies, rooms
from bot.tasks.designations import take_list
from tests.commands.conversation import Conversation
from tests.conftest import NOW

GROUP = "telegram:-100123"


async def bring_list(conversation: Conversation, *names: str) -> None:
    found = [DesignatedCompany(name, active=Headcount(2, 1, 3)) for name in names]
    async with conversation.database.writing() as connection:
        await take_list(
            connection,
            found,
            conversation.config.duplicates.names,
            listed_on=date(2026, 9, 11),
            file="list.xls",
            now=NOW,
        )


async def test_a_room_follows_a_company_and_hears_what_the_list_says_now(conversation: Conversation) -> None:
    await bring_list(conversation, "(주)가온누리 기업부설연구소")
    room = conversation.room(GROUP)
    words = await room.say("/follow 주식회사  가온누리")
    assert "‘주식회사 가온누리’를 관심회사로" in words
    assert "병역지정업체 ○ (2026-09 명단)" in words
    assert "현역 배정 2, 편입 1, 복무 3" in words
    assert "이미 관심회사" in await room.say("/관심회사 가온누리")


async def test_names_like_it_are_offered_where_the_list_has_none(conversation: Conversation) -> None:
    await bring_list(conversation, "(주)가온누리로보틱스")
    words = await conversation.room(GROUP).say("/follow 가온누리")
    assert "명단에 없음" in words
    assert "‘(주)가온누리로보틱스’" in words


async def test_without_a_list_that_is_said(conversation: Conversation) -> None:
    words = await conversation.room(GROUP).say("/follow 가온누리")
    assert "명단이 없어 알려 드릴 것이 없습니다" in words
    assert "이 방에 알려 드립니다" not in words


async def test_the_followed_ones_are_listed_and_dropped_by_their_buttons(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "없습니다" in await room.say("/follow")
    await room.say("/follow 가온누리")
    await room.say("/follow 나래")
    assert "관심회사 2곳" in await room.say("/관심회사")
    assert "관심회사 2곳" in await room.say("/follow 목록")
    assert "뺐습니다" in await room.press("가온누리 빼기")
    words = await room.say("/follow")
    assert ("나래" in words, "가온누리" in words) == (True, False)


async def test_what_is_no_name_is_not_followed(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    for words in ("/follow !!!", "/follow (주)", "/follow 주식회사"):
        assert "회사 이름을 적어 주세요" in await room.say(words)


async def test_only_admins_change_it_in_a_group(conversation: Conversation) -> None:
    admin, member = conversation.room(GROUP), conversation.room(GROUP, admin=False, user="8")
    assert "관리자" in await member.say("/follow 가온누리")
    await admin.say("/follow 가온누리")
    await admin.say("/follow")
    [off] = [button.action for button in admin.buttons()]
    assert "가온누리" in await member.say("/follow")
    assert member.labels() == []
    assert "관리자" in await member.press_action(off)


async def test_a_button_of_another_room_or_another_day_is_stale(conversation: Conversation) -> None:
    room, other = conversation.room(GROUP), conversation.room("telegram:-2")
    await room.say("/follow 가온누리")
    await room.say("/follow")
    [off] = [button.action for button in room.buttons()]
    for stale in (off, "follow:off:99", "follow:off:x", "follow:what"):
        assert "오래된 버튼" in await other.press_action(stale)
    assert "가온누리" in await room.say("/follow")


async def test_a_room_follows_fifty_at_most(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    for number in range(50):
        await room.say(f"/follow 가온{number}호")
    assert "50곳까지" in await room.say("/follow 나래")
    await room.say("/follow")
    assert room.last is not None
    shown, folded = room.last.blocks
    assert (shown.text.count("\n"), folded.text.partition("\n")[0], folded.kind) == (
        10,
        "그 밖에 40곳",
        BlockKind.FOLD,
    )


async def test_what_a_room_follows_follows_the_room(conversation: Conversation) -> None:
    old, new = conversation.room(GROUP), conversation.room("telegram:-2")
    await old.say("/follow 가온누리")
    await new.say("/follow 나래")
    async with conversation.database.writing() as connection:
        await rooms.move(connection, RoomId.parse(GROUP), RoomId.parse("telegram:-2"))
        found = await companies.followed_by(connection, RoomId.parse("telegram:-2"))
    assert {one.name for one in found} == {"가온누리", "나래"}
