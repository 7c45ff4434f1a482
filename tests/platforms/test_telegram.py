"""A Telegram bot's life: start, answers, trouble, stop; the library unmodified on a fake server."""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.errors import TokenRefused, TryLater
from bot.model.chat import Call, Member, Reply
from bot.model.room import RoomId
from bot.platforms.contract import Change, Limits
from bot.platforms.pacing import Pacer
from bot.platforms.telegram import TelegramPlatform
from bot.platforms.telegram_answers import Answers
from bot.platforms.telegram_asking import Asking
from bot.platforms.telegram_sending import Sender
from tests.fake_telegram import LOST, MEMBER, RESET, TOKEN, FakeTelegram, Page, Refuse, chat_of
from tests.platforms.contract import MENU, SORRY, Answering, saying
from tests.platforms.telegram_stage import GROUP, OTHER, TelegramStage, staged

PRIVATE = 71
ODD = '{"ok": true, "result": ["no update"]}'


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def stage(telegram: FakeTelegram) -> AsyncIterator[TelegramStage]:
    async with staged(telegram) as stage:
        yield stage


async def test_the_menu_is_set_in_korean_for_private_chats_and_groups(stage: TelegramStage) -> None:
    await stage.telegram.until(lambda: len(stage.telegram.called("setMyCommands")) == 2)
    first, second = stage.telegram.called("setMyCommands")
    assert {first["scope"]["type"], second["scope"]["type"]} == {"all_private_chats", "all_group_chats"}
    assert first["commands"] == [{"command": e.command, "description": e.help} for e in MENU]


async def test_polling_takes_any_webhook_away_and_asks_only_for_what_is_read(stage: TelegramStage) -> None:
    await stage.telegram.until(lambda: stage.telegram.called("getUpdates"))
    assert stage.telegram.called("deleteWebhook") == [{}]
    asked = stage.telegram.called("getUpdates")[0]
    assert asked["allowed_updates"] == ["message", "callback_query", "my_chat_member", "poll_answer"]
    assert asked["timeout"] == 30


async def test_a_wrong_token_fails_the_start_with_korean_words(telegram: FakeTelegram) -> None:
    platform = TelegramPlatform(SecretStr("777:" + "x" * 20), sorry=SORRY, api=telegram.url)
    with pytest.raises(TokenRefused, match="GONGGO_TELEGRAM_TOKEN"):
        await platform.start(Answering().on_call, Answering().on_change, MENU)
    await platform.stop()


@pytest.mark.parametrize("token", ["", "abc", "12:", "12:a b", "12:a\n"])
async def test_what_is_no_token_is_refused_without_asking(telegram: FakeTelegram, token: str) -> None:
    platform = TelegramPlatform(token, sorry=SORRY, api=telegram.url)
    with pytest.raises(TokenRefused, match="GONGGO_TELEGRAM_TOKEN"):
        await platform.start(Answering().on_call, Answering().on_change, MENU)
    with pytest.raises(TokenRefused):
        await platform.send(RoomId("telegram", str(GROUP)), saying("갑니까?"))
    await platform.stop()
    assert telegram.calls == []


async def test_without_network_the_bot_comes_up_and_goes_on_trying(telegram: FakeTelegram) -> None:
    telegram.plan(
        "getMe",
        RESET,
        Page(200, '{"ok": true}'),
        Page(503),
        Refuse(429, "Too Many Requests", {"retry_after": 7}),
    )
    async with staged(telegram) as stage:
        stage.bot.always(saying("왔습니다."))
        await stage.say(stage.room, "/help")
        assert [shown.text for shown in await stage.shown(stage.room, 1)] == ["왔습니다."]
        assert stage.waits.asked[:3] == [1, 2, 7]


async def test_a_bot_that_was_never_connected_can_be_stopped() -> None:
    platform = TelegramPlatform(TOKEN, sorry=SORRY, api="http://127.0.0.1:1")
    await platform.start(Answering().on_call, Answering().on_change, MENU)
    with pytest.raises(TryLater) as refusal:
        await platform.send(RoomId("telegram", str(GROUP)), saying("아직"))
    assert not refusal.value.ambiguous
    await platform.stop()


async def test_a_token_revoked_while_running_ends_telegram_alone(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[bool] = []
    async with staged(telegram, on_refused=lambda: told.append(True)) as stage:
        await telegram.until(lambda: telegram.called("getUpdates"))
        telegram.token = "424242:another"
        await telegram.say(GROUP, "/help")  # ends the poll that is under way
        await telegram.until(lambda: told)
        asked = len(telegram.calls)
        with pytest.raises(TokenRefused):
            await stage.platform.send(stage.room, saying("갑니까?"))
        assert len(telegram.calls) == asked
    assert told == [True]
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len([words for words in errors if "텔레그램만 멈추고" in words]) == 1


async def test_a_send_that_finds_the_token_revoked_says_so_too(stage: TelegramStage) -> None:
    stage.telegram.plan("sendMessage", Refuse(401, "Unauthorized"))
    with pytest.raises(TokenRefused):
        await stage.platform.send(stage.room, saying("갑니까?"))
    assert stage.platform.refused


async def test_another_poller_is_told_once_and_waited_out(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.plan("getUpdates", *[Refuse(409, "Conflict: terminated by other getUpdates request")] * 7)
    async with staged(telegram) as stage:
        stage.bot.always(saying("왔습니다."))
        await stage.say(stage.room, "/help")
        await stage.shown(stage.room, 1)
    assert stage.waits.asked == [1, 2, 4, 8, 16, 30, 30]
    assert [r.getMessage() for r in caplog.records if "같은 토큰" in r.getMessage()] == [
        "같은 토큰을 쓰는 봇이 또 돌고 있어 말을 받지 못합니다. 다른 쪽을 꺼 주세요."
    ]


async def test_trouble_while_polling_loses_nothing(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    stage.telegram.plan("getUpdates", RESET, Page(), LOST, Page(200, "<html>로그인</html>"), Page(200, ODD))
    for _ in range(3):
        await stage.say(stage.room, "/help")
    assert len(await stage.shown(stage.room, 3)) == 3
    await asyncio.sleep(0.05)
    assert len(stage.bot.calls) == 3


async def test_an_update_that_cannot_be_read_does_not_block_the_next(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    await stage.telegram.push("message", {"message_id": "no number", "chat": 5})
    await stage.telegram.push("something_new", {"never": "seen"})
    await stage.say(stage.room, "/help")
    assert len(await stage.shown(stage.room, 1)) == 1


async def test_an_update_that_comes_twice_is_answered_once(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    payload = {"message_id": 5, "date": 2**31, "chat": chat_of(GROUP), "from": MEMBER, "text": "/help"}
    await stage.telegram.push("message", payload, number=50_000)
    await stage.telegram.push("message", payload, number=50_000)
    await stage.say(stage.other, "/help")
    await stage.shown(stage.other, 1)
    assert len(stage.telegram.texts(GROUP)) == 1


async def test_what_was_said_more_than_ten_minutes_ago_is_counted_and_not_answered(
    stage: TelegramStage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.bot.always(saying("왔습니다."))
    for _ in range(5):
        await stage.telegram.say(GROUP, "/help", age=601)
    await stage.telegram.say(GROUP, "/help", age=590)
    await stage.shown(stage.room, 1)
    assert stage.platform.unanswered == 5
    assert caplog.text.count("10분보다 오래된") == 1
    assert len(stage.bot.calls) == 1


async def test_ten_thousand_updates_of_a_downtime_are_gone_through_and_only_what_is_new_is_answered(
    stage: TelegramStage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.bot.always(saying("왔습니다."))
    for number in range(10_000):
        await stage.telegram.say(GROUP - number % 50, "/help", age=3600)
    await stage.telegram.say(GROUP, "/help")
    await stage.telegram.until(lambda: stage.telegram.texts(GROUP), 30)
    assert stage.platform.unanswered == 10_000
    assert len(stage.telegram.called("sendMessage")) == 1
    assert caplog.text.count("10분보다 오래된") == 1
    assert len(stage.telegram.called("getUpdates")) < 150, "a hundred at a time"


async def test_a_room_that_says_too_much_at_once_is_answered_as_far_as_answers_are_of_use(
    stage: TelegramStage,
) -> None:
    go = asyncio.Event()

    async def slow(call: Call) -> Reply | None:
        await go.wait()
        return saying(call.rest)

    stage.bot.answer = slow
    for number in range(30):
        await stage.telegram.say(GROUP, f"/jobs {number}")
    await stage.telegram.until(lambda: stage.platform.unanswered == 10)
    go.set()
    await stage.shown(stage.room, 20)
    assert [call.rest for call in stage.bot.calls] == [str(number) for number in range(20)]


async def test_in_a_group_the_answer_replies_to_who_asked_and_in_private_it_does_not(
    stage: TelegramStage,
) -> None:
    stage.bot.always(saying("왔습니다."))
    asked = await stage.telegram.say(GROUP, "/help")
    await stage.telegram.say(PRIVATE, "/help")
    await stage.telegram.until(lambda: len(stage.telegram.called("sendMessage")) == 2)
    by_chat = {sent["chat_id"]: sent for sent in stage.telegram.called("sendMessage")}
    assert by_chat[GROUP]["reply_parameters"] == {"message_id": asked, "allow_sending_without_reply": True}
    assert "reply_parameters" not in by_chat[PRIVATE]


async def test_the_answer_goes_to_the_topic_it_was_asked_in(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    await stage.telegram.say(GROUP, "/help", message_thread_id=44, is_topic_message=True)
    await stage.telegram.say(GROUP, "/help", message_thread_id=45)  # a chain of answers, not a topic
    await stage.telegram.until(lambda: len(stage.telegram.called("sendMessage")) == 2)
    assert [sent.get("message_thread_id") for sent in stage.telegram.called("sendMessage")] == [44, None]


async def test_the_answer_to_what_was_asked_in_a_closed_topic_goes_to_the_room(stage: TelegramStage) -> None:
    stage.bot.always(saying("답"))
    stage.telegram.plan("sendMessage", Refuse(400, "Bad Request: TOPIC_CLOSED"))
    await stage.telegram.say(GROUP, "/help", message_thread_id=44, is_topic_message=True)
    await stage.telegram.until(lambda: stage.telegram.texts(GROUP) == ["답"])
    refused, sent = stage.telegram.called("sendMessage")
    assert (refused["message_thread_id"], sent.get("message_thread_id")) == (44, None)
    assert "reply_parameters" not in sent


async def test_an_answer_waits_out_a_flood_wait_to_the_second_and_comes_once(telegram: FakeTelegram) -> None:
    telegram.plan("sendMessage", Refuse(429, "Too Many Requests: retry after 1", {"retry_after": 1}))
    async with staged(telegram, sleep=asyncio.sleep) as stage:
        stage.bot.always(saying("왔습니다."))
        begun = time.monotonic()
        await stage.say(stage.room, "/help")
        assert len(await stage.shown(stage.room, 1)) == 1
        assert 1 <= time.monotonic() - begun < 1.5
        assert len(telegram.called("sendMessage")) == 2


async def test_an_answer_is_tried_again_after_trouble(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    stage.telegram.plan("sendMessage", RESET, Page())
    await stage.say(stage.room, "/help")
    assert len(await stage.shown(stage.room, 1)) == 1
    assert stage.waits.asked == [1, 2]


async def test_an_answer_nobody_can_send_is_given_up_and_the_next_one_comes(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    stage.telegram.plan("sendMessage", *[Page()] * 4)
    await stage.say(stage.room, "/help")
    await stage.say(stage.room, "/help")
    await stage.shown(stage.room, 1)
    assert len(stage.telegram.called("sendMessage")) == 5


async def test_an_answer_follows_a_room_that_moved(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    stage.telegram.plan("sendMessage", Refuse(400, "Bad Request: upgraded", {"migrate_to_chat_id": OTHER}))
    await stage.telegram.say(-55, "/help")
    assert len(await stage.shown(stage.other, 1)) == 1
    assert [(c.room.chat, c.change, c.to) for c in stage.bot.changes] == [("-55", Change.MOVED, str(OTHER))]


async def test_an_answer_to_a_room_that_is_closed_is_dropped(stage: TelegramStage) -> None:
    stage.bot.always(saying("왔습니다."))
    stage.telegram.plan("sendMessage", Refuse(403, "Forbidden: bot was kicked from the supergroup chat"))
    await stage.say(stage.room, "/help")
    await stage.say(stage.room, "/help")
    assert len(await stage.shown(stage.room, 1)) == 1


async def test_a_private_answer_goes_to_the_member_when_it_can_and_stays_in_place_when_not(
    stage: TelegramStage,
) -> None:
    stage.bot.always(saying("나만 보는 말", private=True))
    await stage.say(stage.room, "/bookmarks")
    await stage.telegram.until(lambda: stage.telegram.texts(PRIVATE))
    assert stage.telegram.texts(GROUP) == []
    stage.telegram.plan("sendMessage", Refuse(403, "Forbidden: bot can't initiate conversation with a user"))
    await stage.say(stage.room, "/bookmarks")
    assert len(await stage.shown(stage.room, 1)) == 1


async def test_a_private_answer_leaves_its_aside_in_the_room(stage: TelegramStage) -> None:
    stage.bot.always(replace(saying("나만 보는 말", private=True), aside="따로 답했습니다."))
    await stage.say(stage.room, "/offer 5200")
    assert [shown.text for shown in await stage.shown(stage.room, 1)] == ["따로 답했습니다."]
    assert stage.telegram.texts(PRIVATE) == ["나만 보는 말"]


async def test_a_member_who_never_opened_the_bot_gets_a_link_and_the_room_never_the_answer(
    stage: TelegramStage,
) -> None:
    stage.bot.always(
        replace(
            saying("나만 보는 말", private=True), aside="따로", unreached="먼저 열어 주세요.", opens="offer"
        )
    )
    stage.telegram.plan("sendMessage", Refuse(403, "Forbidden: bot can't initiate conversation with a user"))
    await stage.say(stage.room, "/offer 5200")
    assert [shown.text for shown in await stage.shown(stage.room, 1)] == ["먼저 열어 주세요."]
    sent = stage.telegram.called("sendMessage")[-1]
    assert "https://t.me/gonggo_test_bot?start=offer" in str(sent)


async def test_a_late_answer_to_a_press_ends_the_spinner_first(stage: TelegramStage) -> None:
    go = asyncio.Event()

    async def slow(call: Call) -> Reply | None:
        await go.wait()
        return Reply(toast="늦은 말")

    pressed = Call(stage.room, Member("71"), action="save:1", message_id="5")
    sender = Sender(stage.platform.bot, Asking(lambda: None))
    answers = Answers(sender, Pacer(Limits()), slow, stage.bot.on_change, SORRY, stage.waits, patience=0.02)
    task = asyncio.create_task(answers.pressed(pressed, "77"))
    await stage.telegram.until(lambda: stage.telegram.toasts == {"77": ""})
    go.set()
    await task
    assert [shown.text for shown in await stage.shown(stage.room, 1)] == ["늦은 말"]


async def test_a_press_that_is_too_old_is_let_go_and_acted_on(stage: TelegramStage) -> None:
    sent = await stage.platform.send(stage.room, saying("1쪽"))
    stage.bot.always(saying("2쪽", replaces=True))
    old = Refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    stage.telegram.plan("answerCallbackQuery", old)
    await stage.telegram.press(GROUP, int(sent), "page:2")
    assert [shown.text for shown in await stage.settled(stage.room, "2쪽")] == ["2쪽"]


async def test_a_press_under_a_message_out_of_reach_gets_a_new_message(stage: TelegramStage) -> None:
    stage.bot.always(saying("새로", replaces=True))
    await stage.telegram.press(GROUP, 3, "page:2")
    assert [shown.text for shown in await stage.shown(stage.room, 1)] == ["새로"]


async def test_a_press_under_a_message_that_was_deleted_gets_a_new_message(stage: TelegramStage) -> None:
    sent = await stage.platform.send(stage.room, saying("1쪽"))
    stage.bot.always(saying("새로", replaces=True))
    stage.telegram.plan("editMessageText", Refuse(400, "Bad Request: message to edit not found"))
    await stage.telegram.press(GROUP, int(sent), "page:2")
    assert [shown.text for shown in await stage.shown(stage.room, 2)] == ["1쪽", "새로"]


async def test_a_press_on_nothing_of_ours_is_answered_all_the_same(stage: TelegramStage) -> None:
    await stage.telegram.push(
        "callback_query",
        {"id": "9", "from": MEMBER, "chat_instance": "1", "data": "x", "inline_message_id": "a"},
    )
    await stage.telegram.until(lambda: stage.telegram.toasts == {"9": ""})
    assert stage.bot.calls == []


async def test_trouble_at_a_press_is_told_at_the_press(stage: TelegramStage) -> None:
    async def trouble(call: Call) -> Reply | None:
        raise ZeroDivisionError("inside")

    stage.bot.answer = trouble
    sent = await stage.platform.send(stage.room, saying("공고"))
    assert await stage.press(stage.room, sent, "save:1") == SORRY


async def test_rights_are_looked_up_only_when_asked_for(stage: TelegramStage) -> None:
    async def ask(call: Call) -> Reply | None:
        return saying(f"{await call.is_admin()}") if call.rest else saying("그냥")

    stage.bot.answer = ask
    await stage.say(stage.room, "/help")
    await stage.shown(stage.room, 1)
    assert stage.telegram.called("getChatMember") == []
    stage.telegram.admins.add((GROUP, PRIVATE))
    await stage.say(stage.room, "/settings x")
    assert (await stage.shown(stage.room, 2))[1].text == "True"
    assert stage.telegram.called("getChatMember") == [{"chat_id": GROUP, "user_id": PRIVATE}]


async def test_a_group_that_becomes_a_supergroup_is_told_from_both_sides(stage: TelegramStage) -> None:
    base = {"message_id": 1, "date": 2**31, "from": MEMBER}
    await stage.telegram.push("message", {**base, "chat": chat_of(GROUP), "migrate_from_chat_id": -55})
    await stage.telegram.push("message", {**base, "chat": chat_of(-55), "migrate_to_chat_id": GROUP})
    await stage.telegram.until(lambda: len(stage.bot.changes) == 2)
    assert {(c.room.chat, c.change, c.to) for c in stage.bot.changes} == {("-55", Change.MOVED, str(GROUP))}


@pytest.mark.parametrize("number", [GROUP, PRIVATE])
async def test_being_added_brings_a_welcome_and_being_removed_silence(
    stage: TelegramStage, number: int
) -> None:
    stage.bot.welcome = saying("안녕하세요.")
    me = {"id": 424242, "is_bot": True, "first_name": "공고봇"}
    away = {"status": "kicked", "user": me, "until_date": 0}
    here = {"status": "member", "user": me}
    base = {"chat": chat_of(number), "from": MEMBER, "date": 2**31}
    await stage.telegram.push("my_chat_member", {**base, "old_chat_member": away, "new_chat_member": here})
    await stage.telegram.until(lambda: stage.telegram.texts(number))
    await stage.telegram.push("my_chat_member", {**base, "old_chat_member": here, "new_chat_member": away})
    await stage.telegram.until(lambda: len(stage.bot.changes) == 2)
    assert [(c.room.chat, c.change, c.private) for c in stage.bot.changes] == [
        (str(number), Change.ADDED, number > 0),
        (str(number), Change.REMOVED, number > 0),
    ]
    assert stage.telegram.texts(number) == ["안녕하세요."]


async def test_a_member_who_leaves_is_told_of_and_is_no_word_for_the_bot(stage: TelegramStage) -> None:
    gone = {"id": 8, "is_bot": False, "first_name": "너울"}
    service = {"message_id": 5, "date": 2**31, "chat": chat_of(GROUP), "from": gone, "left_chat_member": gone}
    await stage.telegram.push("message", service)
    await stage.telegram.until(lambda: stage.bot.changes)
    [change] = stage.bot.changes
    assert (change.room.chat, change.change, change.member) == (str(GROUP), Change.LEFT, "8")
    assert stage.bot.calls == []
    assert stage.telegram.texts(GROUP) == []


async def test_a_stop_leaves_nothing_to_be_answered_twice(telegram: FakeTelegram) -> None:
    async with staged(telegram) as first:
        first.bot.always(saying("왔습니다."))
        await first.say(first.room, "/help")
        await first.shown(first.room, 1)
    async with staged(telegram) as second:
        await second.say(second.room, "/status")
        await telegram.until(lambda: second.bot.calls)
    assert [call.command for call in second.bot.calls] == ["status"]


async def test_nothing_warns_without_the_library_being_told_of_timedeltas(telegram: FakeTelegram) -> None:
    telegram.plan("sendMessage", Refuse(429, "Too Many Requests: retry after 3", {"retry_after": 3}))
    async with staged(telegram) as stage:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(TryLater) as refusal:
                await stage.platform.send(stage.room, saying("안녕"))
    assert refusal.value.wait == 3
