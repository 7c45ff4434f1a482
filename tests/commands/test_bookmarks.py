"""/bookmarks, as conversations: whose list is shown where, in which order, and who may take things out."""

from __future__ import annotations

from bot.model.chat import Style
from bot.model.room import RoomId
from tests.commands.conversation import Room, posting
from tests.town import GROUP, YES, Town, dated

ELSEWHERE = RoomId("telegram", "-100777")


async def bookmark(town: Town, number: int, user: str = "7", room: RoomId = GROUP) -> None:
    await town.room(room, user=user).press_action(f"mark:bookmark:{number}")


def alone(town: Town, user: str = "7") -> Room:
    return town.talk.room(f"telegram:{user}", user=user, private=True)


async def test_an_empty_list_says_how_to_fill_it(town: Town) -> None:
    assert "책갈피(담기)를 누르면" in await town.room().say("/bookmarks")
    assert "책갈피(담기)를 누르면" in await alone(town).say("관심")


async def test_the_nearest_last_day_comes_first_and_what_closed_comes_last_and_struck(town: Town) -> None:
    await town.subscribe()
    ones = [posting(1, YES), dated(2, "2026-12-15"), dated(3, "2026-11-26"), posting(4, YES)]
    await town.bring(*ones)
    for number in range(1, 5):
        await bookmark(town, number)
    await town.bring(*ones[:3], complete=True)
    room = town.room()
    lines = (await room.say("/bookmarks")).splitlines()
    titles = [line for line in lines if "연구원" in line]
    assert titles == [
        "1. 연구원 3 — 가람3",
        "2. 연구원 2 — 가람2",
        "3. 연구원 1 — 가람1",
        "4. [마감] 연구원 4 — 가람4",
    ]
    assert "11/26 마감 (D-3)" in lines[lines.index(titles[0]) + 1]
    assert room.last is not None
    assert [s.text for b in room.last.blocks for s in b.spans if s.style is Style.STRIKE] == ["연구원 4"]
    assert room.last.private, "told to the member alone where that can be"


async def test_each_member_sees_their_own_and_a_group_only_what_was_put_by_there(town: Town) -> None:
    await town.subscribe()
    await town.subscribe(room=ELSEWHERE)
    await town.bring(posting(1, YES))
    await town.bring(posting(2, YES))
    await bookmark(town, 1)
    await bookmark(town, 2, room=ELSEWHERE)
    await bookmark(town, 2, user="8")
    await town.room().press_action("mark:like:2")
    here = await town.room().say("/bookmarks")
    assert ("연구원 1" in here, "연구원 2" in here) == (True, False)
    other = await town.room(user="8").say("/bookmarks")
    assert ("연구원 1" in other, "연구원 2" in other) == (False, True)
    assert "관심 공고 2건" in await alone(town).say("/bookmarks")
    assert "책갈피(담기)를 누르면" in await town.room(RoomId("telegram", "-100888")).say("/bookmarks")


async def test_one_is_taken_out_in_place_and_the_alert_counts_one_less(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await town.bring(posting(2, YES))
    await bookmark(town, 1)
    await bookmark(town, 2)
    await town.deliver()
    mine = alone(town)
    await mine.say("/bookmarks")
    assert mine.labels() == ["1번 빼기", "2번 빼기"]
    gone = "연구원 2" if "1. 연구원 2" in (mine.last.text if mine.last else "") else "연구원 1"
    old = mine.buttons()[0].action
    assert gone not in await mine.press("1번 빼기")
    assert mine.last is not None
    assert mine.last.replaces
    assert f"‘{gone}’ 관심에서 뺐습니다" in mine.last.toast
    await mine.press_action(old)
    assert mine.last.toast == "이미 빠져 있습니다."
    await town.deliver()
    labels = [alert.buttons[1][0].label for alert in town.messages()]
    assert sorted(labels) == ["🔖 1", "🔖 담기"]


async def test_nobody_else_turns_or_empties_a_members_list(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await bookmark(town, 1)
    mine, other = town.room(), town.room(user="8")
    await mine.say("/bookmarks")
    assert "다른 분의 관심 목록" in await other.press_action(mine.buttons()[0].action)
    assert other.last is not None
    assert not other.last.blocks, "the list stays as it is"
    assert "연구원 1" in await mine.say("/bookmarks")


async def test_a_long_list_is_turned_in_place(town: Town) -> None:
    await town.subscribe()
    await town.bring(*[posting(n, YES) for n in range(1, 13)])
    for number in range(1, 13):
        await bookmark(town, number)
    room = town.room()
    assert "관심 공고 12건 중 1–10번째" in await room.say("/bookmarks")
    assert "12건 중 11–12번째" in await room.press("더 보기 (2건 남음)")
    await room.press("11번 빼기")
    assert "관심 공고 10건" in await room.press("11번 빼기"), "an emptied page gives way to the one before"
    await room.press_action("bookmarks:page:7:1:1")
    for old in ("bookmarks", "bookmarks:page:7:1:x", "bookmarks:burn:7:1:1"):
        assert "오래된 버튼" in await room.press_action(old)


async def test_every_days_talk_is_not_answered_and_an_unknown_word_of_a_command_is(town: Town) -> None:
    assert await town.room().say("관심 있으신 분?") == ""
    assert "주간목록 끔" in await town.room().say("/bookmarks 몰라")


async def test_a_forgotten_members_marks_are_gone_and_others_stay(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await bookmark(town, 1)
    await bookmark(town, 1, user="8")
    await town.room().say("/forget")
    await town.room().press_action("forget:me:-")
    assert "책갈피(담기)를 누르면" in await town.room().say("/bookmarks")
    assert "연구원 1" in await town.room(user="8").say("/bookmarks")
    assert "관심에 담거나" in await town.room().say("/privacy")
