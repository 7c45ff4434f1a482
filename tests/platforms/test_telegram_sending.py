"""Sending and editing: what Telegram is asked, and what its refusals become."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.errors import DeliveryError, MessageRefused, RoomGone, RoomMoved, ThreadGone, TryLater
from bot.model.chat import Block, Button, Picture, Reply, Span
from bot.platforms.telegram_asking import Asking
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_sending import Sender
from tests.fake_telegram import LOST, RESET, TOKEN, FakeTelegram, Page, Planned, Refuse
from tests.platforms.contract import DOT, saying

GROUP = -1001000000001
CHAT = str(GROUP)
FLOOD = Refuse(429, "Too Many Requests: retry after 9", {"retry_after": 9})
CLOSED = Refuse(400, "Bad Request: TOPIC_CLOSED")


class Ticks:
    """Seconds that go on when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
async def sender(telegram: FakeTelegram, ticks: Ticks) -> AsyncIterator[Sender]:
    client = Client(TOKEN, telegram.url)
    yield Sender(client.bot, Asking(lambda: None, ticks), ticks)
    await client.close()


def pictured(words: str) -> Reply:
    blocks = (Block((Span(words),)),) if words else ()
    return Reply(blocks, ((Button("담기", "save:1"),),), Picture(DOT, "가운데 5,200만원"))


async def test_a_message_goes_out_as_html_without_a_preview(sender: Sender, telegram: FakeTelegram) -> None:
    reply = Reply(
        (Block((Span("R&D"),)),), ((Button("보기", url="https://a.example/"), Button("담기", "s:1")),)
    )
    await sender.send(CHAT, reply)
    assert telegram.called("sendMessage") == [
        {
            "chat_id": GROUP,
            "text": "R&amp;D",
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "보기", "url": "https://a.example/"}, {"text": "담기", "callback_data": "s:1"}]
                ]
            },
        }
    ]


async def test_a_silent_message_in_a_topic_that_answers_another_says_so(
    sender: Sender, telegram: FakeTelegram
) -> None:
    await sender.send(CHAT, saying("조용히", silent=True), thread="44", reply_to="7")
    sent = telegram.called("sendMessage")[0]
    assert sent["disable_notification"] is True
    assert sent["message_thread_id"] == 44
    assert sent["reply_parameters"] == {"message_id": 7, "allow_sending_without_reply": True}


@pytest.mark.parametrize("words", ["", " \n", "\u200b"])
async def test_an_empty_message_is_never_sent(sender: Sender, telegram: FakeTelegram, words: str) -> None:
    with pytest.raises(MessageRefused):
        await sender.send(CHAT, saying(words))
    with pytest.raises(MessageRefused):
        await sender.edit(CHAT, "5", saying(words))
    assert telegram.calls == []


@pytest.mark.parametrize(
    ("answer", "kind", "ambiguous"),
    [
        (FLOOD, TryLater, False),
        (RESET, TryLater, True),
        (LOST, TryLater, True),
        (Page(), TryLater, False),
        (Page(504), TryLater, True),
        (Page(200, "<html>로그인하세요</html>"), TryLater, True),
        (Page(200, '{"ok": true}'), TryLater, True),
        (Refuse(500, "Internal Server Error"), TryLater, False),
        (Refuse(403, "Forbidden: bot was kicked from the supergroup chat"), RoomGone, None),
        (Refuse(400, "Bad Request: chat not found"), RoomGone, None),
        (Refuse(400, "Bad Request: message is too long"), MessageRefused, None),
        (Refuse(400, "Bad Request: upgraded", {"migrate_to_chat_id": -100777}), RoomMoved, None),
    ],
)
async def test_each_refusal_leaves_as_what_the_caller_is_to_do(
    sender: Sender, telegram: FakeTelegram, answer: Planned, kind: type[DeliveryError], ambiguous: bool | None
) -> None:
    telegram.plan("sendMessage", answer)
    with pytest.raises(kind) as refusal:
        await sender.send(CHAT, saying("공고"))
    assert type(refusal.value) is kind
    assert getattr(refusal.value, "ambiguous", None) == ambiguous
    assert refusal.value.__cause__ is not None


async def test_where_nobody_listens_the_message_was_surely_not_sent() -> None:
    client = Client(TOKEN, "http://127.0.0.1:1")
    with pytest.raises(TryLater) as refusal:
        await Sender(client.bot, Asking(lambda: None)).send(CHAT, saying("공고"))
    await client.close()
    assert not refusal.value.ambiguous


async def test_a_chat_in_flood_wait_is_left_alone_to_the_second_and_others_go_on(
    sender: Sender, telegram: FakeTelegram, ticks: Ticks
) -> None:
    telegram.plan("sendMessage", FLOOD)
    for wait in (9.0, 9.0):
        with pytest.raises(TryLater) as refusal:
            await sender.send(CHAT, saying("공고"))
        assert refusal.value.wait == wait
    assert len(telegram.calls) == 1
    await sender.send("-100555", saying("다른 방"))
    ticks.now += 8.5
    with pytest.raises(TryLater) as refusal:
        await sender.edit(CHAT, "5", saying("고침"))
    assert refusal.value.wait == 0.5
    ticks.now += 0.5
    await sender.send(CHAT, saying("공고"))
    assert telegram.texts(GROUP) == ["공고"]


@pytest.mark.parametrize("why", ["TOPIC_CLOSED", "TOPIC_DELETED", "Bad Request: message thread not found"])
async def test_a_closed_topic_is_told_and_nothing_was_sent(
    sender: Sender, telegram: FakeTelegram, why: str
) -> None:
    telegram.plan("sendMessage", Refuse(400, why))
    with pytest.raises(ThreadGone):
        await sender.send(CHAT, saying("공고"), thread="44", reply_to="7")
    assert telegram.texts(GROUP) == []


async def test_a_room_closed_as_a_whole_is_gone(sender: Sender, telegram: FakeTelegram) -> None:
    telegram.plan("sendMessage", CLOSED)
    with pytest.raises(RoomGone):
        await sender.send(CHAT, saying("공고"))


async def test_a_chat_number_that_is_none_is_no_room(sender: Sender, telegram: FakeTelegram) -> None:
    with pytest.raises(RoomGone):
        await sender.send("local", saying("공고"))
    assert telegram.calls == []


async def test_a_picture_carries_words_that_fit(sender: Sender, telegram: FakeTelegram) -> None:
    await sender.send(CHAT, pictured("연봉 분포"))
    assert [call.method for call in telegram.calls] == ["sendPhoto"]
    assert telegram.calls[0].files == {"photo": DOT}
    assert telegram.called("sendPhoto")[0]["caption"] == "연봉 분포"
    assert "reply_markup" in telegram.called("sendPhoto")[0]


async def test_a_picture_without_words_carries_those_for_who_cannot_see_it(
    sender: Sender, telegram: FakeTelegram
) -> None:
    await sender.send(CHAT, pictured(""))
    assert telegram.texts(GROUP) == ["가운데 5,200만원"]


async def test_words_too_long_for_a_picture_follow_it_with_the_buttons(
    sender: Sender, telegram: FakeTelegram
) -> None:
    number = await sender.send(CHAT, pictured("가" * 1025))
    assert [call.method for call in telegram.calls] == ["sendPhoto", "sendMessage"]
    assert "reply_markup" not in telegram.called("sendPhoto")[0]
    assert "reply_markup" in telegram.called("sendMessage")[0]
    assert int(number) == max(message for _, message in telegram.messages)


async def test_when_the_words_after_a_picture_must_wait_half_of_it_is_there(
    sender: Sender, telegram: FakeTelegram
) -> None:
    telegram.plan("sendMessage", FLOOD)
    with pytest.raises(TryLater) as refusal:
        await sender.send(CHAT, pictured("가" * 1025))
    assert (refusal.value.wait, refusal.value.ambiguous) == (9.0, True)


async def test_a_room_that_takes_no_pictures_gets_the_words(sender: Sender, telegram: FakeTelegram) -> None:
    telegram.plan("sendPhoto", Refuse(400, "Bad Request: not enough rights to send photos to the chat"))
    await sender.send(CHAT, pictured(""))
    assert [call.method for call in telegram.calls] == ["sendPhoto", "sendMessage"]
    assert telegram.texts(GROUP) == ["가운데 5,200만원"]


async def test_a_picture_for_a_closed_topic_is_not_sent_as_words_either(
    sender: Sender, telegram: FakeTelegram
) -> None:
    telegram.plan("sendPhoto", CLOSED)
    with pytest.raises(ThreadGone):
        await sender.send(CHAT, pictured("분포"), thread="44")
    assert telegram.called("sendMessage") == []


async def test_an_edit_that_changes_nothing_is_not_sent(
    sender: Sender, telegram: FakeTelegram, ticks: Ticks
) -> None:
    number = await sender.send(CHAT, saying("모집 중"))
    await sender.edit(CHAT, number, saying("모집 중"))
    await sender.edit(CHAT, number, saying("마감"))
    await sender.edit(CHAT, number, saying("마감"))
    assert len(telegram.called("editMessageText")) == 1
    ticks.now += 600
    await sender.edit(CHAT, number, saying("마감"))
    assert len(telegram.called("editMessageText")) == 2


async def test_an_edit_telegram_calls_none_is_no_error(sender: Sender, telegram: FakeTelegram) -> None:
    telegram.plan("editMessageText", Refuse(400, "Bad Request: message is not modified: specified new …"))
    await sender.edit(CHAT, "5", saying("마감"))
    assert len(telegram.calls) == 1


async def test_the_words_of_a_picture_are_edited_as_its_caption(
    sender: Sender, telegram: FakeTelegram
) -> None:
    number = await sender.send(CHAT, pictured("모집 중"))
    telegram.plan("editMessageText", Refuse(400, "Bad Request: there is no text in the message to edit"))
    await sender.edit(CHAT, number, saying("마감"))
    assert telegram.texts(GROUP) == ["마감"]


async def test_a_picture_can_take_a_messages_place(sender: Sender, telegram: FakeTelegram) -> None:
    number = await sender.send(CHAT, saying("모집 중"))
    await sender.edit(CHAT, number, pictured("분포"))
    assert telegram.texts(GROUP) == ["분포"]
    assert list(telegram.calls[-1].files.values()) == [DOT]


async def test_a_toast_is_cut_to_what_telegram_shows(sender: Sender, telegram: FakeTelegram) -> None:
    await sender.answer_press("1", "가" * 300)
    await sender.answer_press("2", "")
    assert [answer.get("text") for answer in telegram.called("answerCallbackQuery")] == ["가" * 200, None]


@pytest.mark.parametrize(
    "answer",
    [RESET, Page(), FLOOD, Refuse(400, "Bad Request: query is too old and response timeout expired")],
)
async def test_a_press_that_cannot_be_answered_is_asked_once_and_let_go(
    sender: Sender, telegram: FakeTelegram, answer: Planned
) -> None:
    telegram.plan("answerCallbackQuery", answer)
    await sender.answer_press("1", "담았습니다.")
    assert len(telegram.calls) == 1
