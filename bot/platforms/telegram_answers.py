"""Answers: what was said goes up, what comes back goes out where it was asked.

A press gets its spinner ended once, with the reply's toast, or empty when the answer takes longer than PATIENCE; only then is
the message changed. An answer that cannot go out now is tried again a few times, in its room's lane only; it follows a room
that moved, goes to the room itself where its topic is closed, and is dropped with a word in the log where the room is closed.
An answer for one member alone goes to their own chat with the bot; the room sees its `aside`, or its `unreached` with a link
to that chat when the member has never opened it (the answer itself where it has neither).
An error raised on purpose is told in its own words; an unexpected one is logged with its traceback and told as `sorry`.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from bot.errors import DeliveryError, GonggoError, MessageRefused, RoomGone, RoomMoved, ThreadGone, TryLater
from bot.model.chat import Block, Button, Call, Member, Reply, Span
from bot.model.room import RoomId
from bot.platforms.contract import Change, OnCall, OnChange, RoomChange
from bot.platforms.pacing import Pacer
from bot.platforms.telegram_polling import Sleep
from bot.platforms.telegram_sending import Sender
from bot.platforms.telegram_updates import PLATFORM

log = logging.getLogger(__name__)

PATIENCE = 5.0
TRIES = 4
LONGEST_WAIT = 60.0
OPEN = "봇과 대화 열기"


class Answers:
    """Answers what happens in rooms. `sorry` are the words for a member whose call went wrong; `patience` in seconds."""

    def __init__(
        self,
        sender: Sender,
        pacer: Pacer,
        on_call: OnCall,
        on_change: OnChange,
        sorry: str,
        sleep: Sleep,
        patience: float = PATIENCE,
    ) -> None:
        self._sender, self._pacer, self._on_call, self._on_change = sender, pacer, on_call, on_change
        self._sorry, self._sleep, self._patience = sorry, sleep, patience

    async def said(self, call: Call) -> None:
        """Answer words."""
        reply = await self._answer(call)
        if reply:
            await self._say(call, reply)

    async def pressed(self, call: Call, query: str) -> None:
        """Answer a press: the spinner first, then the message."""
        answering = asyncio.ensure_future(self._answer(call))
        try:
            done, _ = await asyncio.wait({answering}, timeout=self._patience)
            ready = answering.result() if done else None
            await self._sender.answer_press(query, ready.toast if ready else "")
            reply = await answering
        finally:
            answering.cancel()
        if reply and reply.toast and not done and not reply.blocks:  # too late for a toast: said in the room
            reply = words(reply.toast)
        if reply:
            await self._say(call, reply)

    async def let_go(self, query: str) -> None:
        """Answer a press that nobody can do anything with."""
        await self._sender.answer_press(query, "")

    async def voted(self, call: Call) -> None:
        """Hand a vote over; nothing is said to it."""
        await self._answer(call)

    async def polled(self, chat: str, action: str, poll: str) -> None:
        """Let the bot know that a poll stands, by the id that votes will name."""
        await self._answer(Call(RoomId(PLATFORM, chat), Member(""), action=action, poll=poll))

    async def changed(self, change: RoomChange) -> None:
        """Pass a change on, and say what comes back (a welcome) unless the room is closed."""
        reply = await self._on_change(change)
        if reply and change.change is not Change.REMOVED:
            room = RoomId(PLATFORM, change.to) if change.to else change.room
            await self._say(Call(room, Member(""), private=change.private), reply)

    async def _answer(self, call: Call) -> Reply | None:
        try:
            return await self._on_call(call)
        except GonggoError as error:
            log.warning("방 %s에 답하지 못했습니다: %s", call.room, error)
            told = str(error)
        except Exception:
            what = call.command or call.action
            log.exception("방 %s에서 온 말에 답하다 잘못되었습니다 (%r).", call.room, what)
            told = self._sorry
        return Reply(toast=told) if call.action else words(told)

    async def _say(self, call: Call, reply: Reply) -> None:
        if not (reply.blocks or reply.picture or reply.document):
            return
        left: Reply | None = reply
        if reply.private and not call.private and call.member.id.isdigit():
            alone = replace(
                call, room=RoomId(PLATFORM, call.member.id), private=True, thread="", message_id="", action=""
            )
            left = self._left_to_say(reply, await self._deliver(alone, reply))
        if left:
            await self._deliver(call, left)

    def _left_to_say(self, reply: Reply, refused: DeliveryError | None) -> Reply | None:
        """What the room gets to see of an answer for one member alone."""
        if refused is None:
            return words(reply.aside) if reply.aside else None
        if not isinstance(refused, RoomGone):
            return None
        # The member has never opened the bot.
        if not reply.unreached:
            return reply
        return replace(words(reply.unreached), buttons=((Button(OPEN, url=self._sender.link(reply.opens)),),))

    async def _deliver(self, call: Call, reply: Reply) -> DeliveryError | None:
        """Send an answer where it was asked; what kept it from arriving, if anything did."""
        for attempt in range(1, TRIES + 1):
            try:
                await self._once(call, reply)
            except TryLater as error:
                wait = max(error.wait, float(attempt))
                if attempt == TRIES or wait > LONGEST_WAIT:
                    return _given_up(call, error)
                await self._sleep(wait)
            except RoomMoved as error:
                await self._on_change(RoomChange(call.room, Change.MOVED, error.to, call.room_title))
                call = replace(call, room=RoomId(PLATFORM, error.to), thread="", message_id="")
            except DeliveryError as error:
                return _given_up(call, error)
            else:
                return None
        return None

    async def _once(self, call: Call, reply: Reply) -> None:
        await self._pacer.turn(call.room.chat, group=not call.private, urgent=True)
        if reply.replaces and call.action and call.message_id:
            try:
                await self._sender.edit(call.room.chat, call.message_id, reply)
            except MessageRefused as error:
                log.info("방 %s의 메시지를 고치지 못해 새로 보냅니다: %s", call.room, error)
            else:
                return
        said_in_group = "" if call.private or call.action else call.message_id
        answered = reply.reply_to or said_in_group
        try:
            await self._sender.send(call.room.chat, reply, thread=call.thread, reply_to=answered)
        except ThreadGone:
            log.info("주제 %s가 닫혀 있어 방 %s의 첫 화면에 답합니다.", call.thread, call.room)
            # Said as an answer it would be pulled back into the topic.
            await self._sender.send(call.room.chat, reply)


def _given_up(call: Call, error: DeliveryError) -> DeliveryError:
    log.warning("방 %s에 답을 보내지 못했습니다: %s", call.room, error)
    return error


def words(text: str) -> Reply:
    """A reply of one plain sentence."""
    return Reply((Block((Span(text),)),))
