"""What every chat platform must do. A platform's test module inherits `PlatformContract` and gives a `stage` fixture."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.errors import FilterError, MessageRefused
from bot.model.chat import Block, BlockKind, Button, Call, Picture, Poll, Reply, Span, Style
from bot.model.room import RoomId
from bot.platforms.contract import MenuEntry, Platform, RoomChange

MENU = (MenuEntry("help", "도움말: 할 수 있는 일"), MenuEntry("jobs", "공고: 열린 공고 찾기"))
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c6390cf0e0700018e00e2b81d431e0000000049454e44ae426082"
)
"""A picture of one point."""
SORRY = "문제가 생겼습니다. 잠시 뒤에 다시 해 주세요."


def saying(text: str, **more: bool) -> Reply:
    return Reply((Block((Span(text),)),), **more)  # type: ignore[arg-type]  # only flags are given


class Answering:
    """A bot for tests: remembers calls and changes, answers as its `answer` says."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.changes: list[RoomChange] = []
        self.welcome: Reply | None = None
        self.answer: Callable[[Call], Awaitable[Reply | None]] = self.nothing

    async def nothing(self, call: Call) -> Reply | None:
        return None

    async def on_call(self, call: Call) -> Reply | None:
        self.calls.append(call)
        return await self.answer(call)

    async def on_change(self, change: RoomChange) -> Reply | None:
        self.changes.append(change)
        return self.welcome

    def always(self, reply: Reply) -> None:
        """Give the same answer to everything."""

        async def same(call: Call) -> Reply | None:
            return reply

        self.answer = same


@dataclass(frozen=True)
class Shown:
    """One message of the bot as a member sees it now."""

    id: str
    text: str


class Stage(ABC):
    """A started platform with two rooms, and somebody who speaks in them."""

    platform: Platform
    bot: Answering
    room: RoomId
    other: RoomId

    @abstractmethod
    async def say(self, room: RoomId, text: str) -> None:
        """A member says something; may return before it is answered."""

    @abstractmethod
    async def press(self, room: RoomId, message_id: str, action: str) -> str:
        """A member presses a button; the word shown at the press, "" for none."""

    async def choose(self, room: RoomId, message_id: str, reply: Reply, option: int) -> None:
        """A member chooses an option of a poll; where there are none, by its button."""
        await self.press(room, message_id, reply.buttons[0][option].action)

    @abstractmethod
    async def shown(self, room: RoomId, least: int = 0) -> list[Shown]:
        """The bot's messages in a room; waits until there are `least`, fails when there never are."""

    async def settled(self, room: RoomId, text: str) -> list[Shown]:
        """The bot's messages once one of them says `text`, or after a while all the same."""
        for _ in range(200):
            if any(message.text == text for message in await self.shown(room)):
                break
            await asyncio.sleep(0.01)
        return await self.shown(room)


class PlatformContract:
    """Inherit it, and give a fixture `stage`."""

    async def test_words_arrive_with_every_sign_in_them(self, stage: Stage) -> None:
        text = "R&D <b>연구원</b> \"모집\" 'AI' 👩🏽‍🔬 ‏שלום‏ &amp; 1 < 2"
        reply = Reply((Block((Span(text, Style.BOLD),)), Block((Span(text),), BlockKind.QUOTE)))
        await stage.platform.send(stage.room, reply)
        assert (await stage.shown(stage.room, 1))[0].text.count(text) == 2

    async def test_a_title_of_5000_characters_arrives_whole_or_visibly_cut(self, stage: Stage) -> None:
        title = ("<b>&‏박사👩🏽‍🔬" * 1000)[:5000]
        await stage.platform.send(stage.room, Reply((Block((Span(title, Style.BOLD),)),)))
        text = (await stage.shown(stage.room, 1))[0].text
        assert text == title or (
            text.endswith("… (줄임)") and title.startswith(text.removesuffix("… (줄임)"))
        )

    async def test_half_a_character_does_not_stop_a_message(self, stage: Stage) -> None:
        await stage.platform.send(stage.room, saying("앞 \ud83d\x00 뒤"))
        text = (await stage.shown(stage.room, 1))[0].text
        assert text.startswith("앞")
        assert text.endswith("뒤")

    async def test_each_message_has_an_id_of_its_own(self, stage: Stage) -> None:
        ids = [await stage.platform.send(stage.room, saying(text)) for text in ("하나", "둘")]
        assert [message.id for message in await stage.shown(stage.room, 2)] == ids
        assert len({*ids, ""}) == 3

    async def test_an_edit_puts_other_words_in_the_same_place(self, stage: Stage) -> None:
        sent = await stage.platform.send(stage.room, saying("모집 중"))
        await stage.platform.edit(stage.room, sent, saying("마감"))
        await stage.platform.edit(stage.room, sent, saying("마감"))
        assert await stage.shown(stage.room, 1) == [Shown(sent, "마감")]

    async def test_editing_what_is_not_there_is_refused(self, stage: Stage) -> None:
        with pytest.raises(MessageRefused):
            await stage.platform.edit(stage.room, "404404", saying("마감"))

    async def test_a_picture_comes_with_its_words(self, stage: Stage) -> None:
        reply = Reply((Block((Span("연봉 분포"),)),), picture=Picture(DOT, "가운데 5,200만원"))
        await stage.platform.send(stage.room, reply)
        assert "연봉 분포" in (await stage.shown(stage.room, 1))[0].text

    async def test_what_is_said_becomes_a_call(self, stage: Stage) -> None:
        stage.bot.always(saying("들었습니다."))
        await stage.say(stage.room, "/구독 전문연  서울|경기")
        await stage.shown(stage.room, 1)
        call = stage.bot.calls[0]
        assert (call.room, call.command, call.rest) == (stage.room, "구독", "전문연  서울|경기")
        assert call.text == "/구독 전문연  서울|경기"
        assert call.member.id
        assert call.message_id

    async def test_nothing_to_say_says_nothing(self, stage: Stage) -> None:
        async def second_only(call: Call) -> Reply | None:
            return saying("두 번째") if call.rest == "2" else None

        stage.bot.answer = second_only
        await stage.say(stage.room, "/help 1")
        await stage.say(stage.room, "/help 2")
        assert [message.text for message in await stage.shown(stage.room, 1)] == ["두 번째"]

    async def test_a_press_becomes_a_call_and_its_toast_is_seen(self, stage: Stage) -> None:
        sent = await stage.platform.send(
            stage.room, Reply((Block((Span("공고"),)),), ((Button("담기", "save:7"),),))
        )
        stage.bot.always(Reply(toast="담았습니다."))
        assert await stage.press(stage.room, sent, "save:7") == "담았습니다."
        assert (stage.bot.calls[0].action, stage.bot.calls[0].message_id) == ("save:7", sent)
        assert len(await stage.shown(stage.room, 1)) == 1

    async def test_a_press_may_change_the_message_it_stands_on(self, stage: Stage) -> None:
        sent = await stage.platform.send(
            stage.room, Reply((Block((Span("1쪽"),)),), ((Button("다음", "page:2"),),))
        )
        stage.bot.always(saying("2쪽", replaces=True))
        await stage.press(stage.room, sent, "page:2")
        assert await stage.settled(stage.room, "2쪽") == [Shown(sent, "2쪽")]

    async def test_a_poll_can_be_read_and_chosen_from(self, stage: Stage) -> None:
        options = ("하나 & 둘", "<b>셋</b>", "넷")
        buttons = tuple(Button(f"{at}번", f"quiz:pick:7:{at}") for at in range(3))
        words = tuple(Block((Span(text),)) for text in ("무엇이 맞나요?", *options))
        poll = Poll("무엇이 맞나요?", options, (1,), "그렇기 때문입니다.", "quiz:stands:7")
        reply = Reply(words, (buttons,), poll=poll)
        sent = await stage.platform.send(stage.room, reply)
        text = (await stage.shown(stage.room, 1))[0].text
        assert all(words in text for words in (poll.ask, *options))
        known = {call.poll for call in stage.bot.calls if call.action == poll.action}
        await stage.choose(stage.room, sent, reply, 1)
        for _ in range(200):
            if (call := stage.bot.calls[-1:]) and call[0].action != poll.action:
                break
            await asyncio.sleep(0.01)
        [chosen] = [call for call in stage.bot.calls if call.action != poll.action]
        assert (chosen.options == (1,) and chosen.poll in known) or chosen.action == "quiz:pick:7:1"
        assert chosen.member.id

    async def test_trouble_is_told_and_the_next_word_is_answered(self, stage: Stage) -> None:
        async def trouble(call: Call) -> Reply | None:
            raise ZeroDivisionError("inside")

        stage.bot.answer = trouble
        await stage.say(stage.room, "/jobs")
        told = (await stage.shown(stage.room, 1))[0].text
        assert "문제가 생겼습니다" in told
        assert "inside" not in told
        stage.bot.always(saying("이제 됩니다."))
        await stage.say(stage.room, "/jobs")
        assert (await stage.shown(stage.room, 2))[1].text == "이제 됩니다."

    async def test_an_error_raised_on_purpose_is_told_in_its_own_words(self, stage: Stage) -> None:
        async def refuse(call: Call) -> Reply | None:
            raise FilterError("괄호가 닫히지 않았습니다.", "(신입", 0, 1)

        stage.bot.answer = refuse
        await stage.say(stage.room, "/jobs (신입")
        assert (await stage.shown(stage.room, 1))[0].text == "괄호가 닫히지 않았습니다."

    async def test_one_room_is_answered_in_order_and_does_not_hold_up_another(self, stage: Stage) -> None:
        go = asyncio.Event()

        async def slow_here(call: Call) -> Reply | None:
            if call.rest == "1":
                await go.wait()
            return saying(call.rest)

        stage.bot.answer = slow_here
        first = asyncio.create_task(stage.say(stage.room, "/jobs 1"))
        await asyncio.sleep(0.05)
        second = asyncio.create_task(stage.say(stage.room, "/jobs 2"))
        await stage.say(stage.other, "/jobs 3")
        assert [message.text for message in await stage.shown(stage.other, 1)] == ["3"]
        assert await stage.shown(stage.room) == []
        go.set()
        await asyncio.gather(first, second)
        assert [message.text for message in await stage.shown(stage.room, 2)] == ["1", "2"]

    async def test_a_stop_finishes_the_answer_in_hand(self, stage: Stage) -> None:
        begun, go = asyncio.Event(), asyncio.Event()

        async def slow(call: Call) -> Reply | None:
            begun.set()
            await go.wait()
            return saying("끝까지 말했습니다.")

        stage.bot.answer = slow
        said = asyncio.create_task(stage.say(stage.room, "/jobs"))
        await asyncio.wait_for(begun.wait(), 5)
        stopping = asyncio.create_task(stage.platform.stop())
        await asyncio.sleep(0.05)
        go.set()
        await asyncio.gather(said, stopping)
        assert [message.text for message in await stage.shown(stage.room, 1)] == ["끝까지 말했습니다."]
