"""A room's own questions as a conversation: added, asked, carried to another room, deleted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.chat import Attachment, BlockKind
from tests.commands.conversation import Conversation, Room
from tests.interview.writing import question, write_topic

GROUP, OTHER = "telegram:-100123", "telegram:-100777"
ONE = "질문: 우리 팀은 실험을 어떻게 기록하나요?\n답: 설정과 결과를 남긴다.\n힌트: 다시 해 보려면?"
TWO = f"{ONE}\n---\n질문: 지난 실패에서 무엇을 배웠나요?\n답: 가설을 먼저 적는다."


@pytest.fixture
def talk(conversation: Conversation, tmp_path: Path) -> Conversation:
    write_topic(tmp_path, question(1))
    conversation.ask_from(tmp_path)
    return conversation


def exported(room: Room) -> str:
    assert room.last is not None
    return next(block.text for block in room.last.blocks if block.kind is BlockKind.PRE)


@pytest.mark.parametrize(("address", "private"), [(GROUP, False), ("telegram:7", True)])
async def test_a_room_is_asked_its_own_questions(talk: Conversation, address: str, private: bool) -> None:
    room = talk.room(address, private=private)
    assert "이렇게 적어 보내 주세요" in await room.say("/addquestion")
    for asked in ("목록", "내보내기", "내보내기 글"):
        assert "이 방이 더한 질문이 아직 없습니다." in await room.say(f"/addquestion {asked}")
    assert "질문 1개를 더했습니다 (1번)" in await room.say(f"/질문추가 {ONE}")
    shown = await room.say("/interview 우리방")
    assert "우리 방 · 개념 · 기본\n\n우리 팀은 실험을" in shown
    assert "힌트 다시 해 보려면?" in await room.press("힌트")
    assert "설정과 결과를 남긴다." in await room.press("모범답안")
    assert "적었습니다" in await room.press("다시")
    talk.clock.now += timedelta(hours=1)
    assert "복습 · 우리 방" in await room.say("/review")
    assert "우리 방: 1개 중 1개" in await room.say("/progress")


async def test_another_room_does_not_know_them(talk: Conversation) -> None:
    await talk.room(GROUP).say(f"/addquestion {ONE}")
    stranger = talk.room(OTHER)
    assert "주제의 질문은 없습니다" in await stranger.say("/interview 우리방")
    assert "이렇게 적어 보내 주세요" in await stranger.say("/addquestion 목록")


async def test_questions_are_carried_to_another_room_and_twice_is_once(talk: Conversation) -> None:
    room, other = talk.room(GROUP), talk.room(OTHER)
    await room.say(f"/addquestion {TWO}")
    await room.say("/addquestion 내보내기 글")
    text = exported(room)
    assert "질문 2개를 더했습니다 (1–2번)" in await other.say(f"/addquestion {text}")
    assert "더한 질문이 없습니다. 이미 있는 2개는" in await other.say(f"/addquestion {text}")
    await other.say("/addquestion 내보내기 글")
    assert exported(other) == text


async def test_many_are_exported_in_pages_that_fit_and_none_is_lost(talk: Conversation) -> None:
    room, other = talk.room(GROUP), talk.room(OTHER)
    for number in range(12):
        await room.say(f"/addquestion 질문: {number}번째로 묻는 것은?\n답: {'가나다라 ' * 100}")
    await room.say("/addquestion 내보내기 글")
    pages = [exported(room)]
    while room.buttons():
        await room.press("이어서")
        pages.append(exported(room))
    assert len(pages) > 1
    assert max(map(len, pages)) <= 3000
    for page in pages:
        await other.say(f"/addquestion {page}")
    assert "우리 방의 질문 12개" in await other.say("/addquestion 목록")
    assert "더 보기 (2개 남음)" in other.labels()
    assert "12. 11번째로" in await other.press("더 보기")


async def test_one_is_deleted_by_a_press_and_its_old_messages_say_so(talk: Conversation) -> None:
    room = talk.room(GROUP)
    await room.say(f"/addquestion {TWO}")
    await room.say("/interview 실험")
    await room.say("/addquestion 목록")
    told = await room.press("1번 지우기")
    assert room.last is not None
    assert "1번 ‘우리 팀은 실험을" in room.last.toast
    assert told == "우리 방의 질문 1개\n2. 지난 실패에서 무엇을 배웠나요?"
    assert "오래된 버튼" in await room.press_action("addquestion:drop:1")
    assert "3번" in await room.say(f"/addquestion {ONE}"), (
        "a number is not given twice while later ones are there"
    )


async def test_only_those_who_may_change_the_room_add_and_delete(talk: Conversation) -> None:
    admin, member = talk.room(GROUP), talk.room(GROUP, admin=False, user="8")
    assert "관리자만" in await member.say(f"/addquestion {ONE}")
    await admin.say(f"/addquestion {ONE}")
    await member.say("/addquestion 목록")
    assert "관리자만" in await member.press("1번 지우기")
    assert "우리 방의 질문 1개" in await admin.say("/addquestion 목록")


async def test_what_cannot_be_read_is_told_and_nothing_is_added(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "2번째 질문: ‘답:’이(가) 없습니다" in await room.say(f"/addquestion {ONE}\n---\n질문: 왜요?")
    assert "이렇게 적어 보내 주세요" in await room.say("/addquestion 목록")


async def test_there_is_an_end_to_it(talk: Conversation) -> None:
    room = talk.room(GROUP)
    many = "\n---\n".join(f"질문: {n} 더하기 {n}은?\n답: {2 * n}." for n in range(201))
    assert "200개까지" in await room.say(f"/addquestion {many}")


async def test_a_file_carries_them_to_another_room(talk: Conversation) -> None:
    room, other = talk.room(GROUP), talk.room(OTHER)
    await room.say(f"/addquestion {TWO}")
    assert "면접 질문 2개입니다" in await room.say("/addquestion 내보내기")
    assert room.last is not None
    assert room.last.document is not None
    assert room.last.document.name == "면접질문.txt"
    sent = file(room.last.document.content)
    assert "질문 2개를 더했습니다" in await other.say("/addquestion", attached=sent)
    assert "이미 있는 2개는" in await other.say("/addquestion 가져오기", attached=sent)
    member = talk.room(OTHER, admin=False, user="8")
    assert "관리자만" in await member.say("/addquestion", attached=sent)


async def test_a_file_of_another_kind_is_told_and_nothing_is_added(talk: Conversation) -> None:
    room = talk.room(GROUP)
    assert "더했습니다" in await room.say("/addquestion", attached=file(ONE.encode("cp949"))), (
        "an old editor's"
    )
    assert "글 파일(.txt, UTF-8)이 아닙니다" in await room.say(
        "/addquestion", attached=file(b"\xff\xd8\xff\xe0")
    )
    assert "512 KB까지" in await room.say("/addquestion", attached=file(b"x", size=10**6))
    assert "‘질문:’으로 시작해 주세요" in await room.say("/addquestion", attached=file(b"name,age"))
    assert "우리 방의 질문 1개" in await room.say("/addquestion 목록")


def file(content: bytes, size: int = 0) -> Attachment:
    async def read() -> bytes:
        return content

    return Attachment("면접질문.txt", size or len(content), read)
