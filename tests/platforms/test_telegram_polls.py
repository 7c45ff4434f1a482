"""Quiz polls at Telegram: what is sent, what comes instead where polls are refused, and how votes come back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.errors import ThreadGone, TryLater
from bot.model.chat import Block, Button, Poll, Reply, Span
from tests.fake_telegram import MEMBER, FakeTelegram, Refuse, chat_of
from tests.platforms.telegram_stage import GROUP, TelegramStage, staged

NO_POLLS = Refuse(400, "Bad Request: not enough rights to send polls to the chat")
OTHER_WAY = Refuse(400, "Bad Request: CHAT_SEND_POLLS_FORBIDDEN")
CLOSED = Refuse(400, "Bad Request: TOPIC_CLOSED")


@pytest.fixture
async def stage() -> AsyncIterator[TelegramStage]:
    async with FakeTelegram() as telegram, staged(telegram) as stage:
        yield stage


def quiz(*right: int) -> Reply:
    poll = Poll("무엇이 맞나요?", ("하나", "둘", "셋"), right, "그렇기 때문입니다.", "quiz:stands:7")
    return Reply((Block((Span("글로 된 퀴즈"),)),), ((Button("1번", "quiz:pick:7:0"),),), poll=poll)


async def test_a_quiz_is_sent_so_that_votes_come_with_names(stage: TelegramStage) -> None:
    await stage.platform.send(stage.room, quiz(1), thread="5")
    [asked] = stage.telegram.called("sendPoll")
    options = [one["text"] for one in asked.pop("options")]
    assert options == ["하나", "둘", "셋"]
    assert asked == {
        "chat_id": GROUP, "message_thread_id": 5, "question": "무엇이 맞나요?", "type": "quiz", "is_anonymous": False,
        "allows_multiple_answers": False, "correct_option_ids": [1], "explanation": "그렇기 때문입니다.",
    }  # fmt: skip
    [call] = stage.bot.calls
    assert (call.room, call.action) == (stage.room, "quiz:stands:7")
    assert call.poll


async def test_several_right_options_may_be_chosen_together(stage: TelegramStage) -> None:
    await stage.platform.send(stage.room, quiz(2, 0))
    [asked] = stage.telegram.called("sendPoll")
    assert (asked["correct_option_ids"], asked["allows_multiple_answers"]) == ([0, 2], True)


async def test_what_is_longer_than_telegram_takes_is_cut(stage: TelegramStage) -> None:
    long = Poll("가" * 400, ("나" * 200, "다"), (0,), "라" * 300, "quiz:stands:7")
    await stage.platform.send(stage.room, Reply(quiz(0).blocks, poll=long))
    [asked] = stage.telegram.called("sendPoll")
    lengths = (len(asked["question"]), len(asked["options"][0]["text"]), len(asked["explanation"]))
    assert lengths == (300, 100, 200)


@pytest.mark.parametrize("refusal", [NO_POLLS, OTHER_WAY])
async def test_where_polls_are_refused_words_and_buttons_come(stage: TelegramStage, refusal: Refuse) -> None:
    stage.telegram.plan("sendPoll", refusal)
    await stage.platform.send(stage.room, quiz(1))
    assert [one.text for one in await stage.shown(stage.room, 1)] == ["글로 된 퀴즈"]
    assert stage.telegram.called("sendMessage")[0]["reply_markup"]["inline_keyboard"][0][0]["text"] == "1번"
    assert stage.bot.calls == []


async def test_trouble_that_is_no_refusal_of_polls_is_told_as_ever(stage: TelegramStage) -> None:
    stage.telegram.plan(
        "sendPoll", CLOSED, Refuse(429, "Too Many Requests: retry after 9", {"retry_after": 9})
    )
    with pytest.raises(ThreadGone):
        await stage.platform.send(stage.room, quiz(1), thread="5")
    with pytest.raises(TryLater):
        await stage.platform.send(stage.room, quiz(1))
    assert stage.telegram.called("sendMessage") == []


async def test_votes_come_with_the_member_and_one_can_be_taken_back(stage: TelegramStage) -> None:
    sent = int(await stage.platform.send(stage.room, quiz(1)))
    poll = stage.bot.calls[0].poll
    await stage.telegram.vote(GROUP, sent, 2)
    await stage.telegram.vote(GROUP, sent)
    await stage.telegram.push(
        "poll_answer",
        {"poll_id": poll, "voter_chat": chat_of(GROUP), "option_ids": [1], "option_persistent_ids": ["1"]},
    )
    await stage.telegram.vote(GROUP, sent, 0, 1)
    await stage.telegram.until(lambda: len(stage.bot.calls) == 4)
    votes = [(call.poll, call.options, call.member.id, call.member.name) for call in stage.bot.calls[1:]]
    assert votes == [(poll, chosen, str(MEMBER["id"]), "하늘") for chosen in ((2,), (), (0, 1))]
    assert len(await stage.shown(stage.room)) == 1, "nothing is said to a vote"
