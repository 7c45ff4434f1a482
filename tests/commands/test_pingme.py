"""/pingme, as conversations, and whom the alerts name then."""

from __future__ import annotations

from bot.model.chat import Reply
from bot.model.room import RoomId
from tests.commands.conversation import posting
from tests.town import GROUP, YES, Town

VISION = YES + "\n컴퓨터 비전 연구"
ELSEWHERE = RoomId("telegram", "-100777")


def named(reply: Reply) -> list[tuple[str, str]]:
    return [(span.member, span.text) for block in reply.blocks for span in block.spans if span.member]


async def test_who_asked_is_named_in_the_alert_that_meets_it_and_in_no_other(town: Town) -> None:
    await town.subscribe()
    said = await town.room(name="가람").say("/pingme 비전")
    assert "하루에 한 번까지만" in said
    assert "이름 ‘가람’을 적어 둡니다" in said
    await town.bring(posting(1, YES))
    plain, met = await town.bring(posting(2, VISION))
    assert named(plain) == []
    assert named(met) == [("7", "가람")]
    assert met.text.splitlines()[-1] == "관심 멤버: 가람"


async def test_a_digest_names_everybody_one_of_its_postings_is_for_and_each_once(town: Town) -> None:
    await town.subscribe()
    await town.room(user="7", name="가람").say("/pingme 비전")
    await town.room(user="7", name="가람").say("나불러줘 석사")
    await town.room(user="8", name="나래").say("/pingme 비전 | 음성")
    await town.room(user="9", name="다솜").say("/pingme 음성")
    [digest] = await town.bring(posting(1, VISION), posting(2, VISION), posting(3, YES))
    assert named(digest) == [("7", "가람"), ("8", "나래")]


async def test_a_member_is_named_once_a_day_wherever_they_are(town: Town) -> None:
    for room in (GROUP, ELSEWHERE):
        await town.subscribe(room=room)
        await town.room(room, name="가람").say("/pingme 비전")
    await town.bring(posting(1, VISION))
    first, there = named(town.messages()[0]), named(town.messages(ELSEWHERE)[0])
    assert sorted([first, there]) == [[], [("7", "가람")]]
    assert named((await town.bring(posting(2, VISION)))[1]) == []
    await town.wait(hours=20)
    await town.bring(posting(3, VISION))
    assert [named(town.messages()[2]), named(town.messages(ELSEWHERE)[2])].count([("7", "가람")]) == 1


async def test_an_edit_keeps_the_names_and_adds_none(town: Town) -> None:
    await town.subscribe()
    await town.room(user="7", name="가람").say("/pingme 비전")
    await town.bring(posting(1, VISION))
    await town.bring(posting(2, VISION))
    await town.wait(days=1)
    first, second = await town.bring(complete=True)
    assert "[마감]" in first.text
    assert named(first) == [("7", "가람")]
    assert "[마감]" in second.text
    assert named(second) == []


async def test_fifteen_are_named_at_most_and_the_others_another_time(town: Town) -> None:
    await town.subscribe()
    for user in range(10, 28):
        await town.room(user=str(user), name=f"멤버{user}").say("/pingme 비전")
    [alert] = await town.bring(posting(1, VISION))
    assert [member for member, _ in named(alert)] == [str(user) for user in range(10, 25)]
    _, alert = await town.bring(posting(2, VISION))
    assert [member for member, _ in named(alert)] == ["25", "26", "27"]


async def test_a_posting_that_closed_on_its_way_names_nobody(town: Town) -> None:
    await town.subscribe()
    await town.room(name="가람").say("/pingme 비전")
    await town.talk.bring(posting(1, VISION), posting(2, YES))
    await town.talk.bring(posting(2, YES), complete=True)
    [alert] = await town.deliver()
    assert named(alert) == []


async def test_what_is_on_is_shown_and_ended(town: Town) -> None:
    room = town.room(name="가람")
    assert "켜 두신 관심이 없습니다" in await room.say("/pingme")
    await room.say("/pingme 비전")
    assert "이미 부르고" in await room.say("/pingme  비전")
    await room.say("/pingme 음성")
    assert "‘비전’, ‘음성’에 맞는" in await room.say("/pingme")
    assert "켜 두신 관심이 없습니다" in await town.room(user="8").say("/pingme")
    assert "적어 둔 이름도 지웠습니다" in await room.say("/pingme off")
    assert "관심이 없습니다" in await room.say("/pingme 끔")
    await town.subscribe()
    [alert] = await town.bring(posting(1, VISION))
    assert named(alert) == []


async def test_ending_it_takes_the_name_out_of_what_is_edited_later(town: Town) -> None:
    await town.subscribe()
    room = town.room(name="가람")
    await room.say("/pingme 비전")
    await town.bring(posting(1, VISION))
    await room.say("/pingme off")
    [alert] = await town.bring(complete=True)
    assert "[마감]" in alert.text
    assert named(alert) == []


async def test_five_wishes_are_enough(town: Town) -> None:
    room = town.room()
    for words in ("비전", "음성", "로봇", "추천", "언어모델"):
        assert "부르겠습니다" in await room.say(f"/pingme {words}")
    assert "5개까지" in await room.say("/pingme 반도체")


async def test_a_wish_that_cannot_be_read_is_told_as_for_a_subscription(town: Town) -> None:
    assert "따옴표" in await town.room().say('/pingme "비전')


async def test_it_is_for_groups_and_for_members_who_show_themselves(town: Town) -> None:
    alone = town.talk.room("telegram:7", private=True)
    assert "여러 사람이 있는 방" in await alone.say("/pingme 비전")
    hidden = town.room(user="-100123")
    assert "부를 수 없습니다" in await hidden.say("/pingme 비전")


async def test_a_forgotten_member_is_not_named_and_privacy_tells_what_is_kept(town: Town) -> None:
    await town.subscribe()
    room = town.room(name="가람")
    await room.say("/pingme 비전")
    await room.press_action("forget:me:-")
    [alert] = await town.bring(posting(1, VISION))
    assert named(alert) == []
    assert "그때 보이던 이름" in await room.say("/privacy")
