"""Interview practice as conversations: a question, what is below it, whose a mark is, what comes next."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.commands.dispatch import Dispatcher
from bot.model.chat import BlockKind
from bot.store import schema
from bot.store.database import Database
from tests.commands.conversation import Conversation, Room
from tests.interview.writing import ASKS, question, write_topic

GROUP, ALONE = "telegram:-100123", "telegram:7"
MARKS = ["다시", "어려움", "알맞음", "쉬움"]


@pytest.fixture
def talk(conversation: Conversation, tmp_path: Path) -> Conversation:
    write_topic(tmp_path, *[question(number) for number in range(4)], names=["회전판"])
    code = question(
        4, "dice", kind="코드", answer="```python\nx = 1/n  # 칸\n```\n독립이다. 작아진다. 끝이다."
    )
    write_topic(tmp_path, code, key="dice", name="주사위", names=["dice"])
    conversation.ask_from(tmp_path)
    return conversation


def covered(room: Room) -> str:
    assert room.last is not None
    return "\n".join(block.text for block in room.last.blocks if block.kind is BlockKind.SPOILER)


async def marks(database: Database) -> int:
    async with database.reading() as connection:
        return (await connection.execute(select(func.count()).select_from(schema.reviews))).scalar_one()


@pytest.mark.parametrize(("address", "private"), [(GROUP, False), (ALONE, True)])
async def test_a_question_comes_with_buttons_and_uncovers_its_parts_in_place(
    talk: Conversation, address: str, private: bool
) -> None:
    room = talk.room(address, private=private)
    shown = await room.say("/interview dice")
    assert shown.startswith(f"면접 질문 · 주사위 · 코드 · 실무\n\n{ASKS[4]}")
    assert room.labels() == ["힌트", "꼬리질문", "모범답안", *MARKS, "다음"]
    assert "칸의 수를 세어" not in shown
    shown = await room.press("힌트")
    assert room.last is not None
    assert room.last.replaces
    assert "힌트 칸의 수를 세어 보세요." in shown
    assert "1. 칸의 크기가 다르면?\n2. 세 번 돌리면?" in await room.press("꼬리질문")
    assert covered(room) == ""
    await room.press("모범답안")
    assert covered(room).startswith("x = 1/n  # 칸\n독립이다.")
    assert "- 칸의 수로 센다" in covered(room)
    assert "참고: 가람, 돌림판의 확률, 1장" in covered(room)
    assert room.labels() == [*MARKS, "다음"]


async def test_a_topic_by_any_name_with_a_level_or_a_word(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "돌림판 · 개념 · 기본" in await room.say("/interview 회전판 기본")
    assert "돌림판 · 개념 · 깊이" in await room.say("면접 3단계 돌림판")
    assert ASKS[2] in await room.say("/interview 낱말2")
    assert "수준에 맞는 질문이 아직 없습니다" in await room.say("/interview 주사위 3")


async def test_an_unknown_topic_brings_the_nearest_to_press(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "‘주사이’ 주제의 질문은 없습니다. 주사위" in await room.say("/interview 주사이")
    assert "주사위 · 코드" in await room.press("주사위")
    assert "수준은 1(기본), 2(실무), 3(깊이)" in await room.say("/interview 돌림판 9")
    assert (await room.say("/interview 양자역학")).count("/interview 주제") == 1
    assert "돌림판 (4개): 회전판" in await room.say("/interview 주제")
    assert "돌림판 · 개념" in await room.press("돌림판")


async def test_words_of_every_days_talk_are_not_answered(talk: Conversation) -> None:
    room = talk.room("web:local")
    assert await room.say("면접 보고 왔어요") == ""
    assert "없습니다" in await room.say("면접 주사이")


async def test_nothing_comes_twice_until_all_came(talk: Conversation) -> None:
    room, seen = talk.room(GROUP), []
    await room.say("/interview 돌림판")
    for _ in range(4):
        assert room.last is not None
        seen.append(room.last.blocks[1].text)
        talk.clock.now += timedelta(minutes=1)
        await room.press("다음")
    assert sorted(seen) == sorted(ASKS[:4])
    assert room.last is not None
    assert room.last.blocks[1].text == seen[0]
    assert not room.last.replaces, "the answers to the one before stand above"


async def test_each_member_marks_for_themself_and_hears_when_it_comes_again(talk: Conversation) -> None:
    one, other = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    await one.say("/interview 돌림판")
    other.last = one.last
    assert await one.press("쉬움") == "‘쉬움’으로 적었습니다. 다시 물을 때: 12/1 (8일 뒤)."
    assert one.last is not None
    assert not one.last.blocks, "a mark says nothing in the room"
    assert await other.press("다시") == "‘다시’로 적었습니다. 다시 물을 때: 1분 뒤."
    assert await marks(talk.database) == 3, "two members and the room"


async def test_a_slip_can_be_corrected(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    await room.say("/interview 돌림판")
    asked = room.last
    await room.press("다시")
    room.last = asked
    assert await room.press("알맞음") == "‘알맞음’으로 적었습니다. 다시 물을 때: 10분 뒤."
    assert await marks(talk.database) == 1


async def test_two_members_pressing_at_once_both_count(talk: Conversation) -> None:
    people = [talk.room(GROUP, user=str(number)) for number in range(8)]
    await people[0].say("/interview 돌림판")
    asked = people[0].last
    assert asked is not None
    actions = {button.label: button.action for row in asked.buttons for button in row}
    await asyncio.gather(*[one.press_action(actions["알맞음"]) for one in people])
    assert await marks(talk.database) == 8 + 1
    await asyncio.gather(people[0].press_action(actions["힌트"]), people[1].press_action(actions["꼬리질문"]))
    shown = await people[2].press_action(actions["모범답안"])
    assert "힌트" in shown
    assert "꼬리질문" in shown
    told = await asyncio.gather(*[one.press_action(actions["다음"]) for one in people])
    assert sum("면접 질문" in words for words in told) == 1
    async with talk.database.reading() as connection:
        count = (await connection.execute(select(func.count()).select_from(schema.prompts))).scalar_one()
    assert count == 2, told


async def test_buttons_work_after_a_restart_and_in_their_own_room_alone(talk: Conversation) -> None:
    room = talk.room(GROUP)
    await room.say("/interview 돌림판")
    asked = room.last
    talk.dispatcher = Dispatcher(talk.config.commands, talk.services)
    assert "모범답안" in await room.press("모범답안")
    room.last = asked
    assert "적었습니다" in await room.press("어려움")
    stranger = talk.room("telegram:-100777")
    stranger.last = asked
    for label in ("힌트", "알맞음", "다음"):
        stranger.last = asked
        assert "오래된 버튼" in await stranger.press(label)
    for old in ("interview:mark:9:1", "interview:show:x:1", "interview:mark:3:999", "interview:dance"):
        assert "오래된 버튼" in await room.press_action(old)


async def test_a_question_that_left_the_bank_says_so_and_is_passed_over(
    talk: Conversation, tmp_path: Path
) -> None:
    room = talk.room(ALONE, private=True)
    await room.say("/interview 주사위")
    asked = room.last
    await room.press("다시")
    await room.say("/interview 돌림판")
    await room.press("다시")
    (tmp_path / "interview" / "dice.toml").unlink()
    talk.ask_from(tmp_path)
    room.last = asked
    for label in ("힌트", "알맞음"):
        room.last = asked
        assert "질문 모음에서 빠졌습니다" in await room.press(label)
    talk.clock.now += timedelta(hours=1)
    assert "복습 · 돌림판" in await room.say("/review")
    assert "질문 1개를" in await room.say("/progress")
    assert await marks(talk.database) == 2, "its marks are kept: it may come back"


async def test_review_brings_what_is_due_longest_first_and_turns_through_it(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    assert "아직 표시한 질문이 없습니다" in await room.say("/review")
    asks = []
    for _ in range(3):
        asks.append(re.findall("[^\n]+", await room.say("/interview 돌림판"))[1])
        await room.press("다시")
        talk.clock.now += timedelta(seconds=30)
    assert "다음 복습: 1분 뒤" not in await room.say("/review"), "the first is due"
    talk.clock.now += timedelta(minutes=5)
    shown = await room.say("/복습")
    assert shown.startswith("복습 (뒤에 2개 더) · 돌림판")
    seen = [shown]
    for _ in range(2):
        talk.clock.now += timedelta(minutes=1)
        seen.append(await room.press("다음"))
    assert all(any(ask in words for words in seen) for ask in asks)
    for words in range(3):
        talk.clock.now += timedelta(seconds=20)
        await room.say("/review")
        assert "쉬움" in await room.press("쉬움"), words
    told = await room.say("/review")
    assert told.startswith("지금 복습하실 질문이 없습니다. 다음 복습:")
    assert "면접 질문" in await room.press("새 질문")
    assert "‘주사이’ 주제의" in await room.say("/review 주사이")


async def test_a_groups_review_is_the_groups_own(talk: Conversation) -> None:
    one, other = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    await one.say("/interview 주사위")
    other.last = one.last
    await one.press("쉬움")
    await other.press("다시")
    talk.clock.now += timedelta(hours=1)
    assert "복습 · 주사위" in await one.say("/review"), "the other one got it wrong"
    alone = talk.room(ALONE, private=True)
    assert "지금 복습하실 질문이 없습니다" in await alone.say("/review"), "for this member it was easy"


async def test_progress_tells_by_topic_in_words_with_a_picture_for_the_member_alone(
    talk: Conversation,
) -> None:
    room = talk.room(GROUP)
    assert "표시한 질문이 없습니다" in await room.say("/progress")
    for topic, label in (("돌림판", "쉬움"), ("주사위", "다시")):
        await room.say(f"/interview {topic}")
        await room.press(label)
    talk.clock.now += timedelta(days=1)
    told = await room.say("/progress")
    assert "질문 2개를 표시했습니다. 지금 복습할 것 1개, 7일 안에 1개입니다." in told
    assert "돌림판: 4개 중 1개, 기억 98% (단단함)" in told
    assert "주사위: 1개 중 1개, 기억" in told
    assert room.last is not None
    assert room.last.private
    assert room.last.picture is not None
    assert "주사위: 1개 중 1개" in room.last.picture.alt
    assert room.last.picture.png.startswith(b"\x89PNG")
    assert room.labels() == ["복습하기"]
    theirs = talk.room(GROUP, user="8")
    assert "아직 표시한 질문이 없습니다" in await theirs.say("/progress")
    assert "우리 방의 면접 기록" in await theirs.say("/내기록 방")
    assert theirs.last is not None
    assert not theirs.last.private


async def test_progress_leads_to_what_is_due(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    await room.say("/interview 돌림판")
    await room.press("다시")
    talk.clock.now += timedelta(hours=2)
    assert "복습하기" in (await room.say("/progress"), *room.labels())
    assert "복습 · 돌림판" in await room.press("복습하기")


async def test_what_a_member_who_left_marked_stays_with_the_room(talk: Conversation) -> None:
    gone, stays = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    await gone.say("/interview 주사위")
    stays.last = gone.last
    await gone.press("다시")
    talk.clock.now += timedelta(hours=1)
    assert "적었습니다" in await stays.press("쉬움"), "the question goes on without who asked it"
    talk.clock.now += timedelta(days=1)
    assert "복습 · 주사위" in await stays.say("/review"), "what was forgotten in the room comes back to it"


ANSWER = "칸이 n개라면 확률은 1/n이고, 두 번은 독립입니다."


async def test_an_answer_in_private_is_held_against_the_rubric_by_words(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    assert "모르는 명령" in await room.say(ANSWER), "nothing was asked"
    await room.say("/interview 회전판")
    told = await room.say(ANSWER)
    assert (
        "짚을 것 3가지 가운데 2가지가 보입니다.\n- 칸의 수로 센다\n- 독립을 말한다\n뜻까지 맞는지는" in told
    )
    assert "모범답안" in await room.press("모범답안")
    await room.press("알맞음")
    assert "모르는 명령" in await room.say(ANSWER), "it is marked: done"
    await room.say("/interview 회전판")
    talk.clock.now += timedelta(hours=3)
    assert "모르는 명령" in await room.say(ANSWER), "long ago"


async def test_a_reply_to_a_question_is_an_answer_whatever_word_it_begins_with(talk: Conversation) -> None:
    room, alone = talk.room(GROUP), talk.room(ALONE, private=True)
    shown = await room.say("/interview 회전판")
    assert await room.say("왜 그러냐면 독립이라서요", reply_to="1", reply_to_text=shown) == ""
    assert "할 수 있는" in await room.say("/help", reply_to="1", reply_to_text=shown)
    older = await alone.say("/interview 주사위")
    shown = await alone.say("/interview 회전판")
    assert "답을 잘 들었습니다" in await alone.say("왜 독립인지", reply_to="3", reply_to_text=shown)
    assert await alone.say("왜 독립인지", reply_to="2", reply_to_text=older) == "", (
        "not the one it would be held against"
    )


async def test_an_answer_to_a_question_of_the_rooms_own_has_no_rubric_of_words(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    await room.say("/addquestion 질문: 무엇을 배웠나요?\n답: 가설을 먼저 적는다.\n짚을 것: 가설")
    await room.say("/interview 우리방")
    told = await room.say("실험 전에 가설을 적는 것을 배웠습니다.")
    assert told.startswith("답을 잘 들었습니다. 적어 두지는 않습니다.\n뜻까지")


async def test_a_member_who_asks_to_be_forgotten_leaves_no_mark(talk: Conversation) -> None:
    mine, other = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    await mine.say("/interview 돌림판")
    other.last = mine.last
    await mine.press("다시")
    await other.press("다시")
    await mine.say("/forget")
    assert "면접 질문에 하신 표시" in await mine.press("나에 대한 것만")
    assert "표시한 질문이 없습니다" in await mine.say("/progress")
    assert "질문 1개를" in await other.say("/progress")
    assert "질문 1개를" in await other.say("/progress 방"), "the room keeps what it remembers, without names"
