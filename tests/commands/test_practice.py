"""이 공고로 연습 and /ask as conversations: what fits a posting is asked, what it leaves unclear is asked back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from bot.clock import korean_day
from bot.commands.dispatch import Dispatcher
from bot.model.chat import Reply
from bot.model.posting import Posting
from bot.rendering import sharing
from bot.store import postings, schema
from tests.commands.conversation import Conversation, Room, posting
from tests.town import GROUP, YES, Town

TRACKING = (
    "[주요업무]\n- 다중 객체 추적 알고리즘 연구 및 개발\n- 객체탐지 모델 학습과 컴퓨터 비전 논문 재현\n"
    "[자격요건]\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
)
VAGUE = (
    "[담당업무]\n- AI 관련 업무 전반\n- 기타 회사가 정하는 업무\n[자격요건]\n- 신입 가능\n전문연구요원 가능"
)


def buttons(reply: Reply | None) -> Iterator[tuple[str, str]]:
    assert reply is not None
    yield from ((button.label, button.action) for row in reply.buttons for button in row)


def action(reply: Reply | None, label: str) -> str:
    return next(action for name, action in buttons(reply) if label in name)


async def stored(town: Town) -> dict[int, Posting]:
    async with town.database.reading() as connection:
        return await postings.get(connection, [1])


@pytest.fixture
async def alert(town: Town) -> Reply:
    await town.subscribe()
    [alert] = await town.bring(posting(1, TRACKING, title="컴퓨터비전 엔지니어", company="가람로보틱스"))
    return alert


async def test_the_button_of_an_alert_asks_what_fits_and_says_why(town: Town, alert: Reply) -> None:
    room = town.room()
    shown = await room.press_action(action(alert, "이 공고로 연습"))
    assert shown.startswith("면접 질문 · ")
    assert "\n‘컴퓨터비전 엔지니어’ (가람로보틱스) 공고로 연습합니다. " in shown
    assert "있어서" in shown
    assert "고른 질문입니다" in shown
    assert room.last is not None
    assert not room.last.replaces, "the alert stays"
    assert "이 공고에 할 역질문" in room.labels()
    uncovered = await room.press("모범답안")
    assert "공고로 연습합니다" in uncovered, "why it was chosen stays"
    assert "이 공고에 할 역질문" in room.labels()


async def test_the_next_question_stays_with_the_posting_also_after_a_restart(
    town: Town, alert: Reply
) -> None:
    room, seen = town.room(), set()
    shown = await room.press_action(action(alert, "이 공고로 연습"))
    for _ in range(5):
        assert "공고로 연습합니다" in shown
        assert room.last is not None
        seen.add(room.last.blocks[2].text)
        await town.wait(minutes=1)
        town.talk.dispatcher = Dispatcher(town.talk.config.commands, town.talk.services)
        shown = await room.press("다음")
    assert len(seen) == 5, "nothing twice"


async def test_two_members_pressing_next_at_once_get_one_question(town: Town, alert: Reply) -> None:
    people = [town.room(user=str(number)) for number in range(6)]
    await people[0].press_action(action(alert, "이 공고로 연습"))
    after = action(people[0].last, "다음")
    told = await asyncio.gather(*[one.press_action(after) for one in people])
    assert sum("면접 질문" in words for words in told) == 1
    assert sum("이미 나왔습니다" in words for words in told) == 5
    async with town.database.reading() as connection:
        count = (await connection.execute(select(func.count()).select_from(schema.prompts))).scalar_one()
    assert count == 2


async def test_interview_in_reply_to_an_alert_is_about_it_and_with_a_wish_is_not(
    town: Town, alert: Reply
) -> None:
    room = town.room()
    assert "공고로 연습합니다" in await room.say("/interview", reply_to="1")
    assert "공고로 연습합니다" not in await room.say("/interview 통계", reply_to="1")
    assert "공고로 연습합니다" not in await room.say("/interview", reply_to="999")


async def test_of_a_digest_it_is_asked_which_one(town: Town) -> None:
    await town.subscribe()
    [digest] = await town.bring(posting(1, YES), posting(2, TRACKING, title="비전 연구원"))
    assert "이 공고로 연습" not in [label for label, _ in buttons(digest)], "digests carry no button more"
    room = town.room()
    assert await room.say("/면접", reply_to="1") == "어느 공고로 연습할까요?"
    assert "비전 연구원" in await room.press("비전 연구원")
    await room.say("/ask", reply_to="1")
    assert "‘비전 연구원’" in await room.press("비전 연구원")
    second = await room.say("/ask 2", reply_to="1")
    assert second.startswith("‘연구원 1’"), "the newer one stands first"
    assert "찾지 못했습니다" in await room.say("/ask 3번", reply_to="1")


async def test_a_posting_without_a_word_of_ours_says_so_and_offers_others(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, "전문연구요원 가능", title="구내식당 조리사"))
    room = town.room()
    assert "맞는 질문을 고를 수 없습니다" in await room.press_action(action(alert, "이 공고로 연습"))
    asked = room.last
    assert "면접 질문 ·" in await room.press("면접 질문")
    room.last = asked
    assert "역질문" in await room.press("이 공고에 할 역질문")


async def test_what_is_unclear_is_asked_back_first_with_the_words_it_rests_on(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, VAGUE, title="AI 개발자 모집", company="높새아침"))
    room = town.room()
    told = await room.say("/ask", reply_to="1")
    assert told.startswith("‘AI 개발자 모집’ (높새아침)에 할 역질문\n\n1. ")
    assert "— 공고가 애매해서: 업무에 구체적인 과제가 없음 (“" in told
    assert "AI 관련 업무 전반" in told
    assert "현역·보충역, 신규·전직이 안 적혀서" in told
    assert room.labels() == ["1번", "2번", "3번", "4번", "5번", "다른 다섯 개"]
    detail = await room.press("1번")
    for part in ("좋은 대답\n", "걱정되는 대답\n", "이어서 물을 것\n- "):
        assert part in detail
    assert room.last is not None
    assert room.last.replaces
    assert await room.press("목록으로") == told
    more = await room.press("다른 다섯 개")
    assert "\n6. " in more
    assert await room.press("앞의 다섯 개") == told
    assert "애매한 점: 업무에 구체적인 과제가 없음" in await room.say("/why", reply_to="1")


async def test_pay_that_is_not_stated_is_asked_about_and_stated_pay_is_not(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, TRACKING), posting(2, f"{TRACKING}\n연봉 6,000만원", company="너울"))
    room = town.room()
    assert "— 연봉이 안 적혀서" in await room.say("/ask 가람1")
    assert "— 전문연 전직을 받는다고 해서" in await room.say("/ask 가람1")
    assert "연봉이 안 적혀서" not in await room.say("/ask 너울")


async def test_by_address_by_company_and_by_nothing(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, TRACKING, company="가람로보틱스"), posting(2, VAGUE, company="가람로보틱스"))
    room = town.room()
    assert "‘연구원 1’" in await room.say("/ask https://example.com/1")
    assert await room.say("/ask 가람로보틱스") == "어느 공고에 대해 물으실 건가요?"
    assert "‘연구원 2’" in await room.press("연구원 2")
    assert "‘없는회사’에 맞는 열린 공고를 찾지 못했습니다." in await room.say("/ask 없는회사")
    general = await room.press("어디서나 할 역질문")
    assert general.startswith("면접에서 할 역질문\n\n1. ")
    subtopics = [line.split(":")[0] for line in general.splitlines() if line.startswith("— ")]
    assert len(set(subtopics)) == 5, "one of each kind"
    assert await room.say("/ask") == general
    assert await room.say("역질문 뭐 하지") == "", "every day's talk"
    assert "찾지 못했습니다" in await room.say('/ask "')


@pytest.mark.parametrize("private", [True, False])
async def test_it_works_in_private_as_in_a_group_and_old_buttons_say_so(
    conversation: Conversation, private: bool
) -> None:
    room: Room = conversation.room("telegram:7" if private else str(GROUP), private=private)
    assert "면접에서 할 역질문" in await room.say("역질문")
    conversation.dispatcher = Dispatcher(conversation.config.commands, conversation.services)
    assert "좋은 대답" in await room.press("3번")
    for old in (
        "ask:new:999",
        "ask:show:0:0:99",
        "ask:list:0:500",
        "ask:dance",
        "practice:go:999",
        "practice",
    ):
        assert "오래된 버튼" in await room.press_action(old)


async def test_a_posting_can_be_practised_in_another_room_by_its_card(town: Town, alert: Reply) -> None:
    card = sharing.card(next(iter((await stored(town)).values())), today=korean_day(town.clock()))
    elsewhere = town.talk.room("telegram:-100777")
    assert "공고로 연습합니다" in await elsewhere.press_action(action(card, "이 공고로 연습"))
