"""Quizzes as conversations: by the platform's poll and by buttons, whose answer counts, what stays of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.commands.dispatch import Dispatcher
from bot.model.chat import BlockKind, Poll
from bot.store import schema
from bot.store.database import Database
from tests.commands.conversation import Conversation, Room
from tests.interview.writing import QUIZ, question, write_topic

GROUP, ALONE = "telegram:-100123", "telegram:7"
RIGHT = QUIZ["options"][0]
SEVERAL = QUIZ | {"right": [0, 1], "ask": "맞는 것은?"}


@pytest.fixture
def talk(conversation: Conversation, tmp_path: Path) -> Conversation:
    write_topic(tmp_path, *[question(number, quiz=QUIZ) for number in range(4)])
    write_topic(tmp_path, question(4, "dice", quiz=SEVERAL), key="dice", name="주사위", names=["dice"])
    write_topic(tmp_path, question(5, "bare"), key="bare", name="맨땅", names=["bare"])
    conversation.ask_from(tmp_path)
    return conversation


async def asked(room: Room, said: str = "/quiz 돌림판", poll: str = "") -> Poll:
    """A quiz, standing as a poll of that id if one is given."""
    await room.say(said)
    assert room.last is not None
    assert room.last.poll is not None
    shown = room.last.poll
    if poll:
        await room.stands(poll)
    return shown


async def ratings(database: Database, member: str | None = "7") -> list[int]:
    """The marks in a member's memory, or in the group's own."""
    query = select(schema.reviews.c.rating).join(schema.learners)
    whose = schema.learners.c.member
    async with database.reading() as connection:
        where = whose == member if member else whose.is_(None)
        return list((await connection.execute(query.where(where))).scalars())


@pytest.mark.parametrize(("address", "private"), [(GROUP, False), (ALONE, True)])
async def test_a_quiz_is_a_poll_and_the_same_in_words(
    talk: Conversation, address: str, private: bool
) -> None:
    room = talk.room(address, private=private)
    poll = await asked(room)
    assert poll.ask == f"[돌림판] {QUIZ['ask']}"
    assert sorted(poll.options) == sorted(QUIZ["options"])
    assert [poll.options[one] for one in poll.right] == [RIGHT]
    assert poll.why == QUIZ["why"]
    assert room.last is not None
    text = room.last.text
    assert text.startswith("퀴즈 · 돌림판")
    assert all(f"{at}. {option}" in text for at, option in enumerate(poll.options, 1))
    assert room.labels() == ["1번", "2번", "3번"]


async def test_the_options_come_in_an_order_of_chance(talk: Conversation) -> None:
    room = talk.room(GROUP)
    orders = {(await asked(room)).options for _ in range(20)}
    assert len(orders) > 3


async def test_a_vote_marks_right_and_wrong_in_each_memory(talk: Conversation) -> None:
    one, other = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    poll = await asked(one, poll="p1")
    await one.vote("p1", poll.right[0])
    await other.vote("p1", (poll.right[0] + 1) % 3)
    assert await ratings(talk.database) == [3]
    assert await ratings(talk.database, "8") == [1]
    assert await ratings(talk.database, None) == [1], "the group takes the worst"
    await other.vote("p1", poll.right[0])
    assert await ratings(talk.database, "8") == [1], "the first vote counts"


async def test_many_votes_at_once_all_count_once(talk: Conversation) -> None:
    people = [talk.room(GROUP, user=str(number)) for number in range(10, 18)]
    for one in people:
        one.name = f"회원{one}"
    poll = await asked(people[0], poll="p1")
    await asyncio.gather(*[one.vote("p1", poll.right[0]) for one in people for _ in range(2)])
    async with talk.database.reading() as connection:
        count = (await connection.execute(select(func.count()).select_from(schema.quiz_answers))).scalar_one()
    assert count == 8


async def test_several_right_options_must_all_be_chosen_and_no_other(talk: Conversation) -> None:
    room, other = talk.room(GROUP), talk.room(GROUP, user="8")
    poll = await asked(room, "/quiz 주사위", poll="p1")
    assert len(poll.right) == 2
    assert "모두 골라" in poll.ask
    await room.vote("p1", *poll.right)
    await other.vote("p1", poll.right[0])
    assert (await ratings(talk.database), await ratings(talk.database, "8")) == ([3], [1])


async def test_votes_count_after_a_restart_and_when_the_question_has_left_the_bank(
    talk: Conversation, tmp_path: Path
) -> None:
    room = talk.room(GROUP)
    poll = await asked(room, poll="p1")
    (tmp_path / "interview" / "wheel.toml").unlink()
    talk.ask_from(tmp_path)
    talk.dispatcher = Dispatcher(talk.config.commands, talk.services)
    talk.clock.now += timedelta(days=30)
    await room.vote("p1", poll.right[0])
    assert await ratings(talk.database) == [3]
    await room.vote("unknown", 0)
    assert len(await ratings(talk.database)) == 1


async def test_a_vote_taken_back_leaves_the_board_and_comes_back_as_it_was(talk: Conversation) -> None:
    room = talk.room(GROUP)
    room.name = "가람"
    poll = await asked(room, poll="p1")
    wrong = (poll.right[0] + 1) % 3
    await room.vote("p1", wrong)
    talk.clock.now += timedelta(minutes=1)
    assert "1. 가람 — 1문제 중 0개 맞힘" in await room.say("/quiz 순위")
    await room.vote("p1")
    assert "답하신 분이 아직 없습니다" in await room.say("/quiz 순위")
    await room.vote("p1", poll.right[0])
    assert "1. 가람 — 1문제 중 0개 맞힘" in await room.say("/quiz 순위"), "the answer had been seen"


async def test_by_buttons_the_presser_is_told_and_the_message_covers_the_answer(talk: Conversation) -> None:
    one, other = talk.room(GROUP, user="7"), talk.room(GROUP, user="8")
    poll = await asked(one)
    other.last = shown = one.last
    told = await one.press(f"{poll.right[0] + 1}번")
    assert one.last is not None
    assert one.last.toast == f"맞았습니다. {QUIZ['why']}"
    assert one.last.replaces
    assert one.labels() == ["1번", "2번", "3번"], "others may still choose"
    [covered] = [block.text for block in one.last.blocks if block.kind is BlockKind.SPOILER]
    assert covered == f"정답 {poll.right[0] + 1}번\n{QUIZ['why']}"
    assert "정답과 까닭 (가려 두었습니다" in told
    wrong = (poll.right[0] + 1) % 3 + 1
    await other.press(f"{wrong}번")
    assert other.last is not None
    assert other.last.toast.startswith(f"아쉽습니다. 정답 {poll.right[0] + 1}번. ")
    assert other.last.blocks == (), "the message says it already"
    other.last = shown
    assert "이미 답하셨습니다. 아쉽습니다." in await other.press(f"{poll.right[0] + 1}번")
    assert await ratings(talk.database, "8") == [1]


async def test_by_buttons_several_are_chosen_and_then_given(talk: Conversation) -> None:
    room = talk.room(GROUP)
    poll = await asked(room, "/quiz 주사위")
    shown = room.last
    assert room.labels() == ["1번", "2번", "3번", "답 내기"]

    async def press(label: str) -> str:
        room.last = shown
        return await room.press(label)

    assert "먼저 눌러" in await press("답 내기")
    first, second = (f"{one + 1}번" for one in poll.right)
    wrong = next(f"{one + 1}번" for one in range(3) if one not in poll.right)
    assert await press(wrong) == f"{wrong}을 골랐습니다. 다 고르셨으면 ‘답 내기’를 눌러 주세요."
    assert await press(wrong) == "고르신 것이 없습니다."
    await press(first)
    talk.dispatcher = Dispatcher(talk.config.commands, talk.services)
    await press(second)
    assert await ratings(talk.database) == [], "still choosing"
    await press("답 내기")
    assert room.last is not None
    assert room.last.toast.startswith("맞았습니다.")
    assert await ratings(talk.database) == [3]
    assert "이미 답하셨습니다" in await press(wrong)


async def test_alone_the_message_itself_tells_the_answer(talk: Conversation) -> None:
    room = talk.room(ALONE, private=True)
    poll = await asked(room)
    told = await room.press(f"{poll.right[0] + 1}번")
    assert f"정답 {poll.right[0] + 1}번\n{QUIZ['why']}" in told
    assert room.labels() == []
    assert await ratings(talk.database, None) == [], "a chat of one has no memory of its own"
    assert "모르는 명령" in await room.say("이 질문은 어려웠습니다"), "talk is no answer to a quiz"


async def test_buttons_are_their_own_rooms_alone_and_old_ones_say_so(
    talk: Conversation, tmp_path: Path
) -> None:
    room, stranger = talk.room(GROUP), talk.room("telegram:-100777")
    await asked(room)
    shown = stranger.last = room.last
    assert "오래된 버튼" in await stranger.press("1번")
    for old in ("quiz:pick:1:9", "quiz:pick:99:0", "quiz:give:99", "quiz:dance"):
        assert "오래된 버튼" in await room.press_action(old)
    (tmp_path / "interview" / "wheel.toml").unlink()
    talk.ask_from(tmp_path)
    room.last = shown
    told = await room.press("1번")
    assert told.startswith(("맞았습니다.", "아쉽습니다. 정답"))
    assert room.last is not None
    assert room.last.blocks == ()


async def test_what_cannot_be_asked_is_told(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "퀴즈는 아직 없습니다" in await room.say("/quiz 맨땅")
    assert "‘양자’ 주제의 질문은 없습니다" in await room.say("/quiz 양자")
    assert await room.say("퀴즈 재미있었어요") == ""
    assert "퀴즈 · " in await room.say("퀴즈")
    assert "답하신 분이 아직 없습니다" in await room.say("/quiz 순위")


async def test_who_asks_to_be_forgotten_leaves_the_board(talk: Conversation) -> None:
    room = talk.room(GROUP)
    room.name = "가람"
    poll = await asked(room, poll="p1")
    await room.vote("p1", poll.right[0])
    talk.clock.now += timedelta(minutes=1)
    assert "가람" in await room.say("/quiz 순위")
    await room.say("/forget")
    await room.press("나에 대한 것만")
    assert "답하신 분이 아직 없습니다" in await room.say("/quiz 순위")
    assert await ratings(talk.database) == []


async def test_the_board_is_switched_by_words_and_by_a_button(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "일요일의 퀴즈 순위: 켬" in await room.say("/settings")
    assert "일요일의 퀴즈 순위: 끔" in await room.press("퀴즈 순위 끄기")
    assert "퀴즈 순위를 알려 드립니다" in await room.say("/settings 퀴즈 순위 켬")
    assert "퀴즈 순위" not in await talk.room(ALONE, private=True).say("/settings")
