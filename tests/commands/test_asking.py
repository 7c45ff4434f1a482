"""/start, /help, /jobs, /why, /status, /privacy, /forget and what is no command, as conversations."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.commands.command import Boards
from bot.config import Config
from bot.delivery.relay import Post, Relay
from bot.platforms.contract import Limits
from bot.platforms.pacing import Pacer
from bot.store import drafts, rooms, standings, subscriptions
from bot.store.database import Database
from tests.commands.conversation import Conversation, Room, posting
from tests.conftest import NOW
from tests.fakes import FakePlatform

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
GROUP = "telegram:-100123"


async def subscribed(conversation: Conversation, *filters: str) -> Room:
    room = conversation.room(GROUP)
    for words in filters:
        await room.say(f"/subscribe {words}")
        await room.press("구독하기")
    return room


async def delivered(conversation: Conversation) -> FakePlatform:
    platform = FakePlatform()
    pacer = Pacer(Limits(), conversation.clock.seconds, conversation.clock.sleep)
    await Relay(conversation.database, {"telegram": Post(platform, pacer)}, conversation.clock).drain()
    return platform


async def test_the_greeting_leads_to_a_first_subscription(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    assert "공고봇" in await room.say("/start")
    assert "미리 보기" in await room.press("구독해 보기")
    assert "구독하기" in room.labels()


async def test_the_bare_local_room_says_that_all_is_made_up_and_can_switch_boards_on(
    database: Database, config: Config
) -> None:
    on: list[bool] = []

    async def are_on() -> bool:
        return bool(on)

    async def switch_on() -> None:
        on.append(True)

    conversation = Conversation(database, config, Boards(("가람보드",), are_on, switch_on))
    room = conversation.room("web:local", private=True)
    assert "예시 공고만" in await room.say("시작")
    assert "가람보드" in await room.press("실제 채용 사이트 켜기")
    assert on == [True]
    assert "예시 공고만" not in await room.say("시작")


async def test_boards_are_not_switched_from_a_group(conversation: Conversation) -> None:
    assert "오래된 버튼" in await conversation.room(GROUP).press_action("boards:on")


async def test_help_names_every_command_and_explains_one(conversation: Conversation) -> None:
    room = conversation.room(GROUP)
    words = await room.say("/help")
    assert all(f"/{entry.command}" in words for entry in conversation.config.help)
    assert "/subscribe 전문연" in await room.say("도움말 구독")
    assert "모르는 명령" in await room.say("/help 없는말")


async def test_why_an_alert_came(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    platform = await delivered(conversation)
    [(_, alert)] = platform.sent
    [action] = [button.action for row in alert.buttons for button in row if button.action.startswith("why:")]
    assert "전문연" in await room.press_action(action)
    assert "전문연구요원 신규편입" in await room.say("/why", reply_to="1")
    assert "답장으로" in await room.say("/why", reply_to="999")
    assert "답장으로" in await room.say("왜")


async def test_why_a_digest_came_asks_which(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES), posting(2, YES))
    await delivered(conversation)
    assert "어느 공고" in await room.say("/why", reply_to="1")
    assert "가람" in await room.press("1.")


async def test_why_in_reply_to_a_digest_keeps_its_numbers(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    soon = posting(12, f"{YES}\n2026년 12월 1일 마감")
    await conversation.bring(*(posting(n, YES) for n in range(1, 12)), soon)
    [(_, digest)] = (await delivered(conversation)).sent
    first = next(line for line in digest.text.splitlines() if line.startswith("1. "))
    asked = await room.say("/why", reply_to="1")
    assert first.startswith("1. 연구원 12"), "the nearest last day stands first"
    assert room.labels()[0] == first
    assert "11번부터는 번호를 적어 주세요: /why 11" in asked
    assert first.removeprefix("1. ") in await room.say("/why 1번", reply_to="1")
    assert "구독 ‘전문연’에 맞았습니다." in await room.say("/why 12", reply_to="1")
    assert "어느 공고" in await room.say("/why 13", reply_to="1")


async def test_a_digest_turns_its_pages_in_its_own_room_only(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(*[posting(n, YES) for n in range(15)])
    [(_, digest)] = (await delivered(conversation)).sent
    [action] = [button.action for row in digest.buttons for button in row if "더 보기" in button.label]
    assert "11–15번째" in await room.press_action(action)
    assert "오래된 버튼" in await conversation.room("telegram:-100777").press_action(action)


async def test_status_says_how_each_source_stands(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await conversation.bring(posting(1, YES))
    async with conversation.database.writing() as connection:
        await standings.note_failure(connection, "가람보드", NOW, "응답이 없습니다")
    words = await room.say("/상태")
    assert "마지막 확인 실패: 응답이 없습니다" in words
    assert "구독 1개" in words
    assert "1개가 기다리고" in words


async def test_privacy_is_told(conversation: Conversation) -> None:
    assert "/forget" in await conversation.room(GROUP).say("/privacy")


async def test_a_member_is_forgotten_and_the_room_goes_on(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await room.say("/forget")
    assert "지웠습니다" in await room.press("나에 대한 것만")
    async with conversation.database.reading() as connection:
        [one] = await subscriptions.of_room(connection, room.id)
        assert (one.filter_text, one.created_by) == ("전문연", "")
        assert await drafts.get(connection, room.id, 1) is None


async def test_a_room_is_forgotten_by_its_admins_only(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    member = conversation.room(GROUP, admin=False, user="8")
    await member.say("/forget")
    assert "이 방의 모든 것" not in member.labels()
    assert "관리자" in await member.press_action("forget:room:-")
    await room.say("잊어줘")
    assert "구독 1개" in await room.press("이 방의 모든 것")
    async with conversation.database.reading() as connection:
        assert await rooms.get(connection, room.id) is None
        for table in ("subscriptions", "drafts", "outbox", "alerts"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0  # noqa: S608  names above
    await conversation.bring(posting(1, YES))
    assert (await delivered(conversation)).sent == [], "nothing is sent to a forgotten room"


async def test_a_press_on_what_another_asked_deletes_nothing(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    member = conversation.room(GROUP, admin=False, user="8")
    await member.say("/forget")
    room.last = member.last
    assert "연 사람만 누를 수 있습니다" in await room.press("나에 대한 것만")
    async with conversation.database.reading() as connection:
        [one] = await subscriptions.of_room(connection, room.id)
        assert one.created_by != ""
    await member.press("나에 대한 것만")
    assert member.last is not None
    assert member.last.replaces, "the question is gone, so that nobody presses it again"


async def test_nothing_is_forgotten_when_they_think_better_of_it(conversation: Conversation) -> None:
    room = await subscribed(conversation, "전문연")
    await room.say("/forget")
    assert "아무것도" in await room.press("그만두기")


@pytest.mark.parametrize("words", ["안녕하세요", "/weather", "그 공고 봤어요?", ""])
async def test_a_group_hears_nothing_when_nobody_meant_the_bot(
    conversation: Conversation, words: str
) -> None:
    assert await conversation.room(GROUP).say(words) == ""


async def test_in_private_an_unknown_word_gets_a_hint(conversation: Conversation) -> None:
    room = conversation.room("telegram:7", private=True)
    assert "/subscribe" in await room.say("/subscibe 전문연")
    assert "/help" in await room.say("안녕하세요")


async def test_what_nobody_foresaw_is_told_with_a_reference(
    conversation: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(conversation.config.commands["help"], answer=None)  # type: ignore[arg-type]  # calling None fails
    conversation.dispatcher._commands = conversation.config.commands | {"help": broken}  # type: ignore[operator]
    words = await conversation.room(GROUP).say("/help")
    [record] = caplog.records
    assert record.args is not None
    assert str(record.args[0]) in words  # type: ignore[index]  # positional
