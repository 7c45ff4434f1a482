"""Moves due outbox messages to rooms.

A round looks which rooms have something due and starts one delivery a room; a room that waits or is refused never holds up
another. Each message is committed by itself: taken in hand, sent, marked. What a platform answers decides what follows:

RoomMoved      everything follows the room, the message goes out again at once
RoomGone       the room is paused; its messages wait for its return
TryLater       the same message later: when the platform said, or after a growing wait
ThreadGone     the topic is forgotten and the room told once; the message goes out again without it
MessageRefused the message is dropped and logged; the rest goes on
TokenRefused   this platform is left alone for a while; nothing is lost

An edit makes a sent message say what holds now, by the same rules; one that is refused (the message was deleted) is dropped
without a word.

A crash between sending and marking repeats that one message when the bot is back; it is counted as one that may have arrived.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from bot.clock import Clock, korean_day
from bot.delivery import backoff
from bot.errors import (
    DeliveryError,
    MessageRefused,
    RoomGone,
    RoomMoved,
    StoreError,
    ThreadGone,
    TokenRefused,
    TryLater,
)
from bot.model.chat import Reply
from bot.model.outbox import OutboxMessage, Sent
from bot.model.room import RoomId
from bot.platforms.contract import Platform
from bot.platforms.pacing import Pacer
from bot.rendering.message import again, unsaid
from bot.rendering.message import message as words_of
from bot.rendering.setting_changes import thread_gone
from bot.salary.shown import message_with_take_home
from bot.salary.tables import Tables
from bot.store import backlog, interests, outbox, rooms, sent, subscriptions
from bot.store.database import Connection, Database
from bot.store.outbox import Due

log = logging.getLogger(__name__)

AT_ONCE = 32
"""Rooms that are delivered to side by side."""
TOKEN_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class Post:
    """A platform and the pace it is spoken to at."""

    platform: Platform
    pacer: Pacer


class Relay:
    """Delivers what is due. `samples`: sources whose postings are marked as made up; `tables`: what take-home is figured by."""

    def __init__(
        self,
        database: Database,
        posts: Mapping[str, Post],
        clock: Clock,
        samples: Collection[str] = (),
        *,
        tables: Tables | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._database, self._posts, self._clock, self._samples = database, posts, clock, samples
        self._tables, self._sleep, self._chance = tables, sleep, chance
        self._in_hand = set[int]()
        self._running = set[asyncio.Task[None]]()
        self._stopping = False

    async def recover(self) -> int:
        """At the start: messages that were in hand when the bot died wait again; how many."""
        async with self._database.writing() as connection:
            return await outbox.recover(connection)

    async def round(self) -> int:
        """Start what may go out now; how many deliveries were started."""
        if self._stopping or len(self._in_hand) >= AT_ONCE:
            return 0
        async with self._database.reading() as connection:
            found = await outbox.due(
                connection,
                self._clock(),
                list(self._posts),
                list(self._in_hand),
                AT_ONCE - len(self._in_hand),
            )
        for due in found:
            if due.room_number not in self._in_hand:
                self._in_hand.add(due.room_number)
                task = asyncio.create_task(self._deliver(due))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
        return len(found)

    async def finish(self) -> None:
        """Start nothing new and let what is in hand end."""
        self._stopping = True
        await asyncio.gather(*self._running, return_exceptions=True)

    async def drain(self) -> None:
        """Go on until nothing is due; for a command line or a test."""
        while await self.round() or self._running:
            await asyncio.gather(*self._running)

    async def _deliver(self, due: Due) -> None:
        try:
            await self._hand_over(due)
        except StoreError as error:
            # Nothing was sent, or it was and stays in hand: the next round sees the truth in the store.
            log.warning("발신함을 쓰지 못했습니다: %s", error)
            await self._sleep(1.0)
        except Exception:
            log.exception("알림을 보내다 뜻밖의 문제가 생겼습니다 (방 %s)", due.room)
            await self._sleep(1.0)
        finally:
            self._in_hand.discard(due.room_number)
        # A look at what is due is not cheap with many rooms waiting: it is taken when half of the places are free.
        if not self._stopping and len(self._in_hand) <= AT_ONCE // 2:
            await self.round()

    async def _hand_over(self, due: Due) -> None:
        post = self._posts[due.room.platform]
        await post.pacer.turn(due.room.chat, group=not due.private)
        if self._stopping:
            return
        async with self._database.writing() as connection:
            message = await outbox.begin(connection, due.message, self._clock())
            if message is None:
                return
            carried = await sent.get(connection, message.edits or message.id, self._today())
            reply = self._words(message, carried)
            # The room may have moved since the look at what is due: its address now is the message's.
            room = await rooms.get(connection, message.room)
            if reply is None or room is None:
                await outbox.drop(connection, message.id, "nothing left to say", self._clock())
                return
        reply = replace(reply, silent=reply.silent or room.settings.silent)
        try:
            if message.edits and carried:
                await post.platform.edit(message.room, carried.platform_message_id, reply)
                write_down = partial(self._edited, message)
            else:
                platform_id = await post.platform.send(message.room, reply, thread=message.thread)
                write_down = partial(self._sent, message, carried, platform_id)
        except DeliveryError as error:
            write_down = partial(self._refused, message, error)
        await self._insist(write_down)

    def _words(self, message: OutboxMessage, carried: Sent | None) -> Reply | None:
        if message.notice is not None or carried is None:
            return message.notice
        carried = message_with_take_home(carried, self._today(), self._tables)
        if not message.edits:
            return words_of(carried, today=self._today(), samples=self._samples)
        there = carried.sent_at is not None and carried.platform_message_id
        return again(carried, today=self._today(), samples=self._samples) if there else None

    def _today(self) -> date:
        return korean_day(self._clock())

    async def _sent(self, message: OutboxMessage, carried: Sent | None, platform_id: str) -> None:
        async with self._database.writing() as connection:
            await outbox.mark_sent(connection, message.id, platform_id, self._clock())
            if carried is not None:
                await sent.leave_out(connection, message.id, unsaid(carried))
                await interests.note_named(connection, message.id, carried.named, self._today())

    async def _edited(self, message: OutboxMessage) -> None:
        async with self._database.writing() as connection:
            await sent.edited(connection, message.id)

    async def _refused(self, message: OutboxMessage, error: DeliveryError) -> None:
        """Act on a refusal, in one transaction."""
        now, why, again = self._clock(), type(error).__name__, 0.0
        async with self._database.writing() as connection:
            match error:
                case ThreadGone() if message.thread:
                    await self._leave_thread(connection, message.room, message.thread)
                case MessageRefused() if message.edits:
                    await sent.edited(connection, message.id)
                    return
                case MessageRefused():
                    log.error(
                        "메시지를 받아 주지 않아 버립니다 (방 %s, 메시지 %d): %s",
                        message.room,
                        message.id,
                        error,
                    )
                    await outbox.drop(connection, message.id, str(error), now)
                    return
                case RoomMoved(to=to):
                    await rooms.move(connection, message.room, type(message.room)(message.room.platform, to))
                    await subscriptions.touch(connection)
                case RoomGone():
                    log.warning("방 %s에서 나왔거나 막혔습니다. 구독은 그대로 두고 멈춥니다.", message.room)
                    await rooms.pause(connection, message.room, now)
                case TokenRefused():
                    again = TOKEN_PAUSE
                case TryLater(wait=asked):
                    why = backlog.ASKED if asked else why
                    again = backoff.wait(message.attempts, self._chance(), asked)
                    self._posts[message.room.platform].pacer.hold(message.room.chat, again)
                case _:
                    again = backoff.wait(message.attempts, self._chance())
            unsure = isinstance(error, TryLater) and error.ambiguous
            await outbox.postpone(
                connection, message.id, now + timedelta(seconds=again), why, ambiguous=unsure
            )

    async def _leave_thread(self, connection: Connection, address: RoomId, thread: str) -> None:
        """Forget a topic: what goes there goes elsewhere from now on, and the room is told."""
        log.warning("방 %s의 주제 %s이(가) 닫혔습니다. 방에 알리고 다시 보냅니다.", address, thread)
        await rooms.forget_thread(connection, address, thread)
        await subscriptions.touch(connection)
        known = await rooms.numbered(connection, address)
        if known is not None:
            number, room = known
            await outbox.leave_thread(connection, address, thread, room.thread)
            await outbox.queue_notice(connection, number, thread_gone(), self._clock())

    async def _insist(self, write: Callable[[], Awaitable[None]]) -> None:
        """The message is out of our hands: what became of it must be written, however long the disk is full."""
        attempt = 0
        while True:
            try:
                await write()
            except StoreError as error:
                if self._stopping:
                    raise
                attempt += 1
                log.warning("보낸 결과를 적지 못했습니다. 다시 적습니다: %s", error)
                await self._sleep(backoff.wait(attempt, self._chance()))
            else:
                return
