"""Moves due outbox messages to rooms.

A round looks which rooms have something due and starts one delivery a room; a room that waits or is refused never holds up
another. Messages whose rooms may be spoken to are taken in hand together, ahead of their turn. That one is given to the platform
is written before it is (with the next two), and what became of it at once. What a refusal leads to is in refusals.py. An edit
makes a sent message say what holds now, by the same rules.

A crash between sending and writing repeats that one message when the bot is back; it and up to two that were next are counted as
ones that may have arrived.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from bot.clock import Clock, korean_day
from bot.delivery import backoff, refusals
from bot.delivery.gathering import Gathering
from bot.errors import DeliveryError, StoreError, TryLater
from bot.model.chat import Reply
from bot.model.outbox import OutboxMessage, Sent
from bot.platforms.contract import Platform
from bot.platforms.pacing import Pacer
from bot.rendering.message import again, unsaid
from bot.rendering.message import message as words_of
from bot.salary.shown import message_with_take_home
from bot.salary.tables import Tables
from bot.store import interests, outbox, sent
from bot.store.database import Database
from bot.store.outbox import Due

log = logging.getLogger(__name__)

AT_ONCE = 48
"""Rooms that are delivered to side by side."""
TOGETHER = 3
"""Messages that are written down as being sent in one go: as many count as maybe repeated after a crash."""
SOON = 2.0
"""Seconds a room is waited for in one of these places; one that must wait longer is looked at again then."""


@dataclass(frozen=True, slots=True)
class Post:
    """A platform and the pace it is spoken to at."""

    platform: Platform
    pacer: Pacer


@dataclass(frozen=True, slots=True)
class InHand:
    """A message taken in hand, and the alerts it carries or, as an edit, concerns."""

    message: OutboxMessage
    carried: Sent | None


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
        self._busy = set[int]()
        """Rooms, by number, that are delivered to."""
        self._later: dict[int, datetime] = {}
        """Rooms that must wait, and until when."""
        self._in_hand: dict[int, InHand] = {}
        self._starts = set[int]()
        """Those in hand that are written down as being sent."""
        self._taking = Gathering(self._take)
        self._looking = asyncio.Lock()
        self._running = set[asyncio.Task[None]]()
        self._unsent = set[asyncio.Task[None] | None]()
        self._stopping = False

    async def recover(self) -> int:
        """At the start: messages that were in hand when the bot died wait again; how many."""
        async with self._database.writing() as connection:
            return await outbox.recover(connection)

    async def round(self) -> int:
        """Start what may go out now; how many deliveries were started."""
        async with self._looking:
            return await self._look()

    async def _refill(self) -> None:
        """A look at what is due is not cheap with many rooms waiting: it is taken when half of the places are free."""
        async with self._looking:
            if len(self._busy) <= AT_ONCE // 2:
                await self._look()

    async def _look(self) -> int:
        started, looking = 0, True
        while looking and not self._stopping and (places := AT_ONCE - len(self._busy)) > 0:
            found = await self._due(places)
            put_off = sum(not self._start(due) for due in found)
            started, looking = started + len(found) - put_off, put_off > 0
        return started

    async def _due(self, most: int) -> list[Due]:
        now = self._clock()
        self._later = {room: until for room, until in self._later.items() if until > now}
        async with self._database.reading() as connection:
            return await outbox.due(connection, now, list(self._posts), [*self._busy, *self._later], most)

    def _start(self, due: Due) -> bool:
        """Begin a delivery, unless the room must wait for long."""
        wait = self._posts[due.room.platform].pacer.wait(due.room.chat, group=not due.private)
        if wait > SOON:
            self._later[due.room_number] = self._clock() + timedelta(seconds=wait)
            return False
        self._busy.add(due.room_number)
        task = asyncio.create_task(self._deliver(due))
        self._running.add(task)
        self._unsent.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(self._unsent.discard)
        return True

    async def finish(self) -> None:
        """Start nothing new and let what is being sent end; what only waited for its turn waits in the store again."""
        self._stopping = True
        for task in self._running & self._unsent:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._taking.finish()
        if self._in_hand:
            async with self._database.writing() as connection:
                await outbox.put_back(connection, self._in_hand)

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
            self._busy.discard(due.room_number)
        if len(self._busy) <= AT_ONCE // 2:
            await self._refill()

    async def _hand_over(self, due: Due) -> None:
        pacer, group = self._posts[due.room.platform].pacer, not due.private
        await pacer.free(due.room.chat, group=group)
        taken = await self._taking.ask(due.message)
        if taken is None:
            return
        reply, moment = self._words(taken.message, taken.carried), 0.0
        if reply is not None:
            starting = partial(self._insist, partial(self._starting, taken.message))
            moment = await pacer.turn(taken.message.room.chat, group=group, next_up=starting)
        # From here on it is not cut off any more.
        self._unsent.discard(asyncio.current_task())
        try:
            done = await self._done(taken, reply)
            pacer.answered(moment)
            await self._insist(done)
        finally:
            del self._in_hand[taken.message.id]
            self._starts.discard(taken.message.id)

    async def _take(self, messages: Sequence[int]) -> list[InHand | None]:
        """Take messages in hand in one transaction, with all that their words are made from."""
        async with self._database.writing() as connection:
            begun = await outbox.begin(connection, messages, self._clock())
            targets = [one.edits or one.id for one in begun]
            carried = await sent.get_all(connection, targets, self._today(), self._naming())
        taken = {one.id: InHand(one, carried.get(one.edits or one.id)) for one in begun}
        self._in_hand |= taken
        return [taken.get(message) for message in messages]

    async def _done(self, taken: InHand, reply: Reply | None) -> Callable[[], Awaitable[None]]:
        """Send or edit; what is to be written down of it."""
        message, carried = taken.message, taken.carried
        if reply is None:
            return partial(self._dropped, message)
        reply, platform = (
            replace(reply, silent=reply.silent or message.silent),
            self._posts[message.room.platform].platform,
        )
        try:
            if message.edits and carried:
                await platform.edit(message.room, carried.platform_message_id, reply)
                return partial(self._edited, message)
            platform_id = await platform.send(message.room, reply, thread=message.thread)
            return partial(self._sent, message, carried, platform_id)
        except DeliveryError as error:
            return partial(self._refused, message, error)

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

    def _naming(self) -> set[interests.Named]:
        """Whom messages in hand name: nobody is named twice because the first is not out yet."""
        carried = (one.carried for one in self._in_hand.values())
        return {(one.room.platform, member.id) for one in carried if one is not None for member in one.named}

    async def _starting(self, message: OutboxMessage) -> None:
        """Write that it is being sent, and the next few with it."""
        if message.id in self._starts:
            return
        following = [
            number for number in self._in_hand if number not in self._starts and number != message.id
        ]
        numbers = [message.id, *following[: TOGETHER - 1]]
        async with self._database.writing_once() as connection:
            await outbox.start(connection, numbers)
        self._starts |= self._in_hand.keys() & numbers

    async def _sent(self, message: OutboxMessage, carried: Sent | None, platform_id: str) -> None:
        left_out = unsaid(carried) if carried else []
        more = carried is not None and (left_out or carried.wished)
        async with self._database.writing() if more else self._database.writing_once() as connection:
            await outbox.mark_sent(connection, message.id, platform_id, self._clock())
            if carried is not None and more:
                await sent.leave_out(connection, message.id, left_out)
                await interests.note_named(connection, message.id, carried.named, self._today())

    async def _edited(self, message: OutboxMessage) -> None:
        async with self._database.writing() as connection:
            await sent.edited(connection, message.id)

    async def _dropped(self, message: OutboxMessage) -> None:
        async with self._database.writing() as connection:
            await outbox.drop(connection, message.id, "nothing left to say", self._clock())

    async def _refused(self, message: OutboxMessage, error: DeliveryError) -> None:
        jitter = self._chance()
        if isinstance(error, TryLater):
            wait = refusals.patience(message, error, jitter)
            self._posts[message.room.platform].pacer.hold(message.room.chat, wait)
        async with self._database.writing() as connection:
            await refusals.act(connection, message, error, self._clock(), jitter)

    async def _insist(self, write: Callable[[], Awaitable[None]]) -> None:
        """What became of a message that is out of our hands must be written, however long the disk is full; before that too."""
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
