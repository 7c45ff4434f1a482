"""🔖 and 👍 on alerts and digests, as conversations of several members."""

from __future__ import annotations

from bot.model.chat import Reply
from tests.commands.conversation import posting
from tests.town import GROUP, YES, Town


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


def action(reply: Reply, label: str) -> str:
    return next(button.action for row in reply.buttons for button in row if label in button.label)


async def test_each_member_counts_once_and_a_second_press_takes_it_back(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, YES))
    assert labels(alert)[-2:] == ["🔖 담기", "👍 좋아요"]
    one, other = town.room(user="7"), town.room(user="8")
    assert "관심에 담았습니다" in await one.press_action(action(alert, "🔖"))
    assert "관심에 담았습니다" in await other.press_action(action(alert, "🔖"))
    assert "좋아요를 눌렀습니다" in await other.press_action(action(alert, "👍"))
    [alert] = await town.deliver()
    assert labels(alert)[-2:] == ["🔖 2", "👍 1"]
    assert "뺐습니다" in await one.press_action(action(alert, "🔖"))
    assert "거두었습니다" in await other.press_action(action(alert, "👍"))
    [alert] = await town.deliver()
    assert labels(alert)[-2:] == ["🔖 1", "👍 좋아요"]


async def test_a_hundred_presses_cost_one_edit_and_say_nothing_in_the_room(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, YES))
    for n in range(100):
        room = town.room(user=str(n))
        await room.press_action(action(alert, "🔖"))
        assert room.last is not None
        assert not room.last.blocks
    [alert] = await town.deliver()
    assert (labels(alert)[-2], town.platform.edits) == ("🔖 100", 1)


async def test_the_marks_of_two_rooms_are_apart(town: Town) -> None:
    elsewhere = type(GROUP)("telegram", "-100777")
    await town.subscribe()
    await town.subscribe(room=elsewhere)
    await town.bring(posting(1, YES))
    await town.room().press_action(action(town.messages()[0], "🔖"))
    await town.deliver()
    assert labels(town.messages()[0])[-2] == "🔖 1"
    assert labels(town.messages(elsewhere)[0])[-2] == "🔖 담기"


async def test_counts_stay_when_the_posting_closes(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, YES))
    await town.room().press_action(action(alert, "👍"))
    [alert] = await town.bring(complete=True)
    assert "[마감]" in alert.text
    assert labels(alert)[-1] == "👍 1"


async def test_a_digest_brings_numbers_to_put_its_postings_by_and_takes_them_back(town: Town) -> None:
    await town.subscribe()
    [digest] = await town.bring(*[posting(n, YES) for n in range(1, 13)])
    room = town.room()
    picking = await room.press_action(action(digest, "🔖 담기"))
    assert "새 공고 12건 중 10건" in picking
    assert room.last is not None
    assert room.last.replaces
    assert [len(row) for row in room.last.buttons] == [1, 5, 5, 1]
    page = room.last
    assert "‘연구원 11’ 관심에 담았습니다" in await room.press_action(action(page, "2번"))
    await room.press_action(action(page, "담기 끝내기"))
    assert room.last.buttons == digest.buttons
    assert town.platform.edits == 0, "a digest shows no counts"


async def test_a_later_page_of_a_digest_has_its_own_numbers(town: Town) -> None:
    await town.subscribe()
    [digest] = await town.bring(*[posting(n, YES) for n in range(1, 13)])
    room = town.room()
    await room.press_action(action(digest, "더 보기"))
    await room.press("🔖 담기")
    assert room.labels() == ["11번", "12번", "담기 끝내기"]
    assert "‘연구원 1’" in await room.press("12번")


async def test_what_never_came_to_the_room_cannot_be_marked_there(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, YES))
    stranger = town.talk.room("telegram:-100777")
    assert "오래된 버튼" in await stranger.press_action(action(alert, "🔖"))
    for old in ("mark:bookmark:999", "mark:bookmark", "mark:heart:1", "mark"):
        assert "오래된 버튼" in await town.room().press_action(old)
