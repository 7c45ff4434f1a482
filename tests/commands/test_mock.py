"""Mock interviews as conversations: two who come together, one who sits alone, time that runs out, an end that is told."""

from __future__ import annotations

import asyncio
import re

import pytest
from sqlalchemy import func, select

from bot.commands.dispatch import Dispatcher
from bot.model.chat import BlockKind, Reply
from bot.model.room import RoomId
from bot.store import rooms, schema
from bot.tasks.mocks import end_abandoned
from bot.tasks.prune import prune
from tests.commands.conversation import Room, posting
from tests.town import GROUP, YES, Town

PRIVATE = {"7": RoomId("telegram", "7"), "8": RoomId("telegram", "8")}
MARKS = ["다시", "어려움", "알맞음", "쉬움"]


def spans(reply: Reply | None) -> dict[str, str]:
    """Who is named in it, by number."""
    assert reply is not None
    return {span.member: span.text for block in reply.blocks for span in block.spans if span.member}


def onward(room: Room) -> str:
    """What the button that leads on does."""
    return next(button.action for button in room.buttons() if button.label in ("다음", "마치기"))


async def open_chat(town: Town, user: str) -> Room:
    """A member who has opened the bot's own chat."""
    room = town.talk.room(str(PRIVATE[user]), user=user, private=True)
    await room.say("/start")
    return room


async def gather(town: Town, words: str = "/mock 30분 ml연구원") -> tuple[Room, Room]:
    """Two members who pressed 참가: a candidate and an interviewer, looking at the same message."""
    one, other = town.room(user="7", name="가람"), town.room(user="8", name="너울")
    await one.say(words)
    opened = one.last
    await one.press("참가")
    other.last = opened
    await other.press("참가")
    one.last = other.last
    return one, other


async def running(town: Town) -> tuple[Room, Room]:
    one, other = await gather(town)
    await one.press("시작")
    other.last = one.last
    return one, other


async def count(town: Town, table: object) -> int:
    async with town.database.reading() as connection:
        return (await connection.execute(select(func.count()).select_from(table))).scalar_one()  # type: ignore[arg-type]  # any table


async def test_two_come_together_and_may_change_places_before_it_starts(town: Town) -> None:
    one, other = await gather(town)
    assert other.last is not None
    assert other.last.text.startswith("모의면접 · 30분 · ml연구원\n지원자: 가람\n면접관: 너울")
    assert other.last.replaces
    assert spans(other.last) == {"7": "가람", "8": "너울"}
    assert other.labels() == ["참가", "서로 바꾸기", "시작", "혼자 시작", "그만두기"]
    third = town.room(user="9")
    third.last = other.last
    assert "두 분이 이미" in await third.press("참가")
    third.last = other.last
    assert "이미 참가하신 분이" in await third.press("혼자 시작")
    third.last = other.last
    assert "참가한 분만" in await third.press("시작")
    third.last = other.last
    assert "참가한 분만" in await third.press("바꾸기")
    assert "지원자: 너울\n면접관: 가람" in await one.press("서로 바꾸기")
    assert "지원자: 가람\n면접관: 아직 없음" in await other.press_action("mock:join:1")
    assert "두 분이 참가를" in await one.press_action("mock:start:1")
    shown = await one.press_action("mock:alone:1")
    assert re.match(r"모의면접 1/\d+ · 자기소개 · 3분\n", shown)


async def test_the_interviewer_gets_the_rubric_in_their_own_chat_and_the_candidate_does_not(
    town: Town,
) -> None:
    await open_chat(town, "8")
    one, other = await running(town)
    shown = one.last
    assert shown is not None
    assert "지원자: 가람 · 면접관: 너울" in shown.text
    assert "대화를 열어 두시면" not in shown.text
    assert all(block.kind is not BlockKind.SPOILER for block in shown.blocks)
    assert one.labels() == ["꼬리질문", "채점 기준", *MARKS, "다음", "그만"]
    await town.deliver()
    [rubric] = town.messages(PRIVATE["8"])
    assert rubric.text.startswith("채점 기준 · 자기소개 · 3분")
    assert "좋은 답이 짚는 것\n- " in rubric.text
    assert town.messages(PRIVATE["7"]) == []
    assert "면접관만" in await one.press("채점 기준")
    other.last = shown
    assert "좋은 답이 짚는 것" in await other.press("채점 기준")
    assert other.last is not None
    assert other.last.private
    assert "대화를 열고" in other.last.unreached


async def test_an_interviewer_without_a_chat_is_told_how(town: Town) -> None:
    one, _ = await running(town)
    assert one.last is not None
    assert "면접관께: 봇과의 대화를 열어 두시면" in one.last.text
    alone = town.talk.room(str(PRIVATE["8"]), user="8", private=True)
    assert "방으로 돌아가 한 번 더" in await alone.say("/start open"), "what the link says"
    assert "면접관께" not in await one.press("다음"), "once is enough"
    await town.deliver()
    assert town.messages(PRIVATE["8"])[0].text.startswith("채점 기준 · 논문·프로젝트")


async def test_it_goes_through_the_parts_in_order_and_tells_at_the_end_what_was_covered(town: Town) -> None:
    one, other = await running(town)
    parts, labels = [], ["쉬움", "어려움", "다시"]
    while (shown := one.last) is not None and "마쳤습니다" not in shown.text:
        parts.append(shown.text.split(" · ")[1])
        if labels:
            other.last = shown
            assert "지원자의 복습에 적었습니다" in await other.press(labels.pop())
        await town.wait(minutes=4)
        one.last = shown
        await one.press("마치기" if "마치기" in one.labels() else "다음")
    assert list(dict.fromkeys(parts)) == ["자기소개", "논문·프로젝트", "기초", "설계", "역질문"]
    told = one.last.text if one.last else ""
    assert told.startswith(f"모의면접을 마쳤습니다 (30분 · ml연구원 가운데 {4 * len(parts)}분).")
    assert re.search(
        r"다룬 것\n- 자기소개 · .+: 다시\n- 논문·프로젝트 · .+: 어려움\n- 기초 · .+: 쉬움\n", told
    )
    assert "표시 없음" in told
    assert told.split("다시 볼 것")[1].count("\n- ") == 2
    assert "묻지 못한 것" not in told
    alone = town.talk.room(str(PRIVATE["7"]), private=True)
    assert "질문 3개를 표시했습니다" in await alone.say("/progress"), "the candidate's memory"
    theirs = town.talk.room(str(PRIVATE["8"]), user="8", private=True)
    assert "표시한 질문이 없습니다" in await theirs.say("/progress"), "not the interviewer's"
    assert "끝난 모의면접" in await one.press_action("mock:next:1:0")


async def test_two_pressing_next_at_once_go_on_by_one(town: Town) -> None:
    one, other = await running(town)
    go = onward(one)
    told = await asyncio.gather(one.press_action(go), other.press_action(go), one.press_action(go))
    assert sum("2/" in words for words in told) == 1
    assert sum("지나간 질문" in words for words in told) == 2
    assert await count(town, schema.prompts) == 2


async def test_two_pressing_join_at_once_both_sit(town: Town) -> None:
    people = [town.room(user=str(number), name=f"멤버{number}") for number in range(5)]
    await people[0].say("/mock")
    await asyncio.gather(*[one.press_action("mock:join:1") for one in people])
    async with town.database.reading() as connection:
        row = (await connection.execute(select(schema.mocks))).one()
    assert len({row.candidate, row.interviewer, ""}) == 3


async def test_others_may_press_nothing(town: Town) -> None:
    one, other = await running(town)
    stranger = town.room(user="9")
    stranger.admin = False
    for label in ("꼬리질문", "채점 기준", *MARKS, "다음", "그만"):
        stranger.last = one.last
        assert "참가한 분만" in await stranger.press(label)
    shown = one.last
    assert "면접관만" in await one.press("쉬움"), "the candidate does not mark while somebody listens"
    other.last = shown
    follow = await other.press("꼬리질문")
    assert follow.count("꼬리질문: ") == 1
    assert other.last is not None
    assert other.last.replaces
    assert (await other.press("꼬리질문")).count("꼬리질문: ") == 2


async def test_the_end_of_each_time_is_told_once_and_only_when_it_is_still_on(town: Town) -> None:
    one, _ = await running(town)
    await town.wait(minutes=2, seconds=59)
    assert await town.deliver() == []
    await town.wait(seconds=1)
    [told] = await town.deliver()
    assert told.text == "자기소개 3분이 끝났습니다. 하던 말을 마치면 넘어가 주세요."
    assert len(await town.deliver()) == 1, "once"
    one.last = told
    assert "2/" in await one.press("다음"), "its button leads on"
    await one.press("다음")
    await town.wait(minutes=8)
    told_later = [message.text for message in await town.deliver()]
    assert not any("논문" in words for words in told_later), "what was left early is not told"
    assert sum("기초" in words for words in told_later) == 1


async def test_buttons_and_times_hold_over_a_restart(town: Town) -> None:
    one, _ = await running(town)
    talk = town.talk
    talk.dispatcher = Dispatcher(talk.config.commands, talk.services)
    assert "2/" in await one.press("다음")
    await town.wait(hours=1)
    assert [message.text[:7] for message in await town.deliver()] == ["논문·프로젝트"]


async def test_only_one_at_a_time_in_a_topic_of_a_room(town: Town) -> None:
    one, _ = await running(town)
    third = town.talk.room(str(GROUP), user="9", admin=False)
    assert "열려 있는 모의면접이 있습니다 (30분 · ml연구원)" in await third.say("/mock 20분")
    assert "참가한 분만" in await third.press("그만두기")
    elsewhere = town.talk.room(str(GROUP), user="9", thread="42")
    assert "지원자: 아직 없음" in await elsewhere.say("/mock 20분")
    await one.say("/mock")
    assert "모의면접을 마쳤습니다" in await one.press("그만두기")
    assert "지원자: 아직 없음" in await third.say("모의면접 20분")


async def test_two_opening_one_at_once_open_one(town: Town) -> None:
    people = [town.room(user=str(number)) for number in range(4)]
    told = await asyncio.gather(*[one.say("/mock 20분") for one in people])
    assert sum("지원자: 아직 없음" in words for words in told) == 1
    assert sum("열려 있는" in words for words in told) == 3


async def test_in_private_one_sits_alone_at_once_and_marks_for_themself(town: Town) -> None:
    room = town.talk.room(str(PRIVATE["7"]), private=True)
    shown = await room.say("/모의면접 10분 비전")
    assert re.match(r"모의면접 1/5 · 자기소개 · 1분\n", shown)
    assert room.labels() == ["꼬리질문", "모범답안", *MARKS, "다음", "그만"]
    asked = room.last
    assert "가려 두었습니다" in await room.press("모범답안")
    assert room.last is not None
    assert any(block.kind is BlockKind.SPOILER for block in room.last.blocks)
    assert "모범답안" not in room.labels()
    room.last = asked
    assert "복습에 적었습니다" in await room.press("어려움")
    heard = await room.say("저는 석사에서 객체 탐지를 연구했습니다.")
    assert "답을 잘 들었습니다" not in heard, "it is marked: the next one is to be answered"
    room.last = asked
    await room.press("다음")
    assert "답을 잘 들었습니다" in await room.say("저는 석사에서 객체 탐지를 연구했습니다.")
    assert room.labels() == [], "the question's own buttons lead on"
    assert "다시 볼 것\n- 자기소개" in await room.press_action("mock:stop:1")


async def test_what_nobody_goes_on_with_ends_by_itself_with_a_line(town: Town) -> None:
    one, other = await running(town)
    shown = one.last
    other.last = shown
    await other.press("어려움")
    await town.wait(minutes=59)
    assert await end_abandoned(town.database, town.clock, town.talk.services.questions) == 0
    await town.wait(minutes=1)
    assert await end_abandoned(town.database, town.clock, town.talk.services.questions) == 1
    assert await end_abandoned(town.database, town.clock, town.talk.services.questions) == 0
    [told] = await town.deliver()
    assert told.text.startswith("모의면접이 오래 멈춰 있어 여기서 마칩니다")
    assert "묻지 못한 것: 논문·프로젝트, 기초, 설계, 역질문" in told.text
    await one.say("/mock 10분")
    await town.wait(minutes=40)
    assert await end_abandoned(town.database, town.clock, town.talk.services.questions) == 1
    assert (await town.deliver())[-1].text.startswith("모의면접을 시작하지 않아 거두었습니다")


async def test_names_go_with_the_end_and_the_rest_after_thirty_days(town: Town) -> None:
    one, _ = await running(town)
    await one.press("그만")
    async with town.database.reading() as connection:
        row = (await connection.execute(select(schema.mocks))).one()
    assert (row.candidate_name, row.interviewer_name, row.open_in) == ("", "", None)
    await town.wait(days=31)
    await prune(town.database, town.clock)
    assert await count(town, schema.mocks) == 0


async def test_a_member_who_asks_to_be_forgotten_is_in_none(town: Town) -> None:
    one, other = await running(town)
    await other.say("/forget")
    await other.press("나에 대한 것만")
    assert await count(town, schema.mocks) == 0
    assert "오래된 버튼" in await one.press("다음")
    await town.wait(hours=1)
    assert await town.deliver() == [], "nothing more is said of it"
    assert "모의면접:" in await one.say("/privacy")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/mock 5분", "10분에서 120분까지입니다"),
        ("/mock 3시간", "10분에서 120분까지입니다"),
        ("/mock 30분 요리사", "‘요리사’ 주제의 질문은 없습니다"),
        ("모의면접 하실 분?", ""),
        ("/mock 1시간 비전 엔지니어", "모의면접 · 60분 · 비전 엔지니어"),
        ("/mock nlp 리서처 1시간 30분", "모의면접 · 90분 · nlp 리서처"),
        ("모의면접", "모의면접 · 30분\n"),
    ],
)
async def test_what_can_be_said(town: Town, words: str, told: str) -> None:
    said = await town.room().say(words)
    assert told in said
    assert bool(said) is bool(told)


async def test_in_reply_to_an_alert_it_is_for_that_posting(town: Town) -> None:
    await town.subscribe()
    duties = (
        "- 로봇 팔의 파지 정책을 위한 강화학습 알고리즘 개발\n- 물류 창고 시뮬레이션 환경 구축과 실험 분석"
    )
    words = f"[주요업무]\n{duties}\n[자격요건]\n- 석사 이상\n전문연구요원 신규편입 및 전직 가능"
    await town.bring(posting(1, words, title="로봇 강화학습 연구원"))
    room = town.room(name="가람")
    assert "모의면접 · 30분 · 로봇 강화학습 연구원\n" in await room.say("/mock", reply_to="1")
    async with town.database.reading() as connection:
        steps = (await connection.execute(select(schema.mocks.c.steps))).scalar_one()
    asked = {step["question"]: step["part"] for step in steps}
    assert any(one.startswith("rl-") for one in asked if asked[one] == "기초")
    assert any(one.startswith("paper-") for one in asked if asked[one] == "논문·프로젝트"), "a research role"
    [back] = [one for one in asked if asked[one] == "역질문"]
    assert back in {
        "asking-admission-plan",
        "asking-transfer-steps",
        "asking-serving-colleagues",
    }
    assert "1/" in await room.press("혼자 시작")
    await room.press("그만")
    assert "20분 · 비전" in await room.say("/mock 20분 비전", reply_to="1"), "words go before the posting"


async def test_in_reply_to_a_digest_it_is_asked_which_posting(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES), posting(2, YES, title="비전 연구원"))
    room = town.room()
    assert await room.say("/mock 20분", reply_to="1") == "어느 공고로 모의면접을 볼까요?"
    assert "모의면접 · 20분 · 비전 연구원" in await room.press("비전 연구원")
    for old in ("mock:about:20:99", "mock:about:5:1", "mock:about:20"):
        assert "오래된 버튼" in await room.press_action(old)


async def test_who_writes_as_the_room_cannot_sit(town: Town) -> None:
    await town.room().say("/mock")
    anonymous = town.talk.room(str(GROUP), user=GROUP.chat)
    assert "내 이름으로" in await anonymous.press_action("mock:join:1")
    assert "내 이름으로" in await anonymous.press_action("mock:alone:1")
    for old in ("mock:join:99", "mock:dance:1", "mock", "mock:next:1:0"):
        assert "오래된 버튼" in await town.room().press_action(old)


async def test_a_question_that_left_the_bank_is_passed_over(town: Town) -> None:
    one, _ = await running(town)
    async with town.database.writing() as connection:
        steps = (await connection.execute(select(schema.mocks.c.steps))).scalar_one()
        steps[1]["question"] = "gone-1"
        await connection.execute(schema.mocks.update().values(steps=steps))
    assert "3/" in await one.press("다음")


async def test_a_mock_in_a_room_that_moves_goes_on_there(town: Town) -> None:
    one, _ = await running(town)
    async with town.database.writing() as connection:
        await rooms.move(connection, GROUP, RoomId("telegram", "-100999"))
    there = town.talk.room("telegram:-100999", user="7")
    assert "2/" in await there.press_action(onward(one))
