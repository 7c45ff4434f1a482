"""What comes in, each thing once, handed to its room's lane.

Order: an update seen before is passed over; a press, a vote, a change of the bot's own standing, a move, a member who left, then
words. Not answered, only counted, are words said more than STALE ago (during a downtime: an answer to an old question helps
nobody) and words behind CROWD others in their room (answers would come minutes late).
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import timedelta
from functools import partial

from telegram import CallbackQuery, Message, PollAnswer, Update

from bot.clock import Clock
from bot.platforms.contract import RoomChange
from bot.platforms.lanes import Lanes
from bot.platforms.telegram_answers import Answers
from bot.platforms.telegram_updates import Reader, change, left, moved, vote

log = logging.getLogger(__name__)

STALE = timedelta(minutes=10)
CROWD = 20
REMEMBERED = 1000


class Intake:
    """Takes updates without waiting for what they lead to. `unanswered` counts the words that were passed over."""

    def __init__(self, reader: Reader, answers: Answers, lanes: Lanes, clock: Clock) -> None:
        self._reader, self._answers, self._lanes, self._clock = reader, answers, lanes, clock
        self._seen: OrderedDict[int, None] = OrderedDict()
        self.unanswered = 0
        self._telling = False

    def take(self, update: Update) -> None:
        """Start what the update asks for, in its room's lane."""
        if self._again(update.update_id):
            return
        if update.callback_query:
            self._press(update.callback_query)
        elif update.poll_answer:
            self._vote(update.poll_answer)
        elif update.my_chat_member:
            self._change(change(update.my_chat_member))
        elif update.message and (found := moved(update.message) or left(update.message)):
            self._change(found)
        elif update.message:
            self._words(update.message)

    def _press(self, query: CallbackQuery) -> None:
        call = self._reader.press(query)
        if call:
            self._lanes.put(call.room.chat, partial(self._answers.pressed, call, query.id))
        else:
            self._lanes.put("", partial(self._answers.let_go, query.id))

    def _vote(self, answer: PollAnswer) -> None:
        # A vote counts however old it is; those for one poll are taken in their order.
        if (call := vote(answer)) is not None:
            self._lanes.put(f"poll {call.poll}", partial(self._answers.voted, call))

    def _change(self, change: RoomChange | None) -> None:
        if change:  # a move is in the lane of the new room, before what is said there
            self._lanes.put(change.to or change.room.chat, partial(self._answers.changed, change))

    def _words(self, message: Message) -> None:
        call = self._reader.call(message)
        if call is None:
            return
        old = self._clock() - message.date > STALE
        if old or self._lanes.waiting(call.room.chat) >= CROWD:
            self._pass_over("10분보다 오래된 말" if old else f"방 {call.room}에 밀린 말")
            return
        self._telling = False
        self._lanes.put(call.room.chat, partial(self._answers.said, call))

    def _pass_over(self, what: str) -> None:
        self.unanswered += 1
        if not self._telling:  # once a spell: a backlog may be thousands
            log.warning("%s에는 답하지 않습니다 (지금까지 모두 %d개).", what, self.unanswered)
        self._telling = True

    def _again(self, number: int) -> bool:
        if number in self._seen:
            return True
        self._seen[number] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return False
