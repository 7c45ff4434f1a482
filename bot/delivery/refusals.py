"""What follows when a platform does not take a message, in one transaction.

RoomMoved      everything follows the room, the message goes out again at once
RoomGone       the room is paused; its messages wait for its return
TryLater       the same message later: when the platform said, or after a growing wait
ThreadGone     the topic is forgotten and the room told once; the message goes out again without it
MessageRefused the message is dropped and logged; an edit that is refused (the message was deleted) without a word
TokenRefused   this platform is left alone for a while; nothing is lost
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.delivery import backoff
from bot.errors import (
    DeliveryError,
    MessageRefused,
    RoomGone,
    RoomMoved,
    ThreadGone,
    TokenRefused,
    TryLater,
)
from bot.model.outbox import OutboxMessage
from bot.model.room import RoomId
from bot.rendering.setting_changes import thread_gone
from bot.store import backlog, outbox, rooms, sent, subscriptions
from bot.store.database import Connection

log = logging.getLogger(__name__)

TOKEN_PAUSE = 60.0


async def act(
    connection: Connection, message: OutboxMessage, error: DeliveryError, now: datetime, jitter: float
) -> None:
    """Write down what becomes of the message; `jitter` in [0, 1) spreads the waits."""
    why, again = type(error).__name__, 0.0
    match error:
        case ThreadGone() if message.thread:
            await _leave_thread(connection, message.room, message.thread, now)
        case MessageRefused() if message.edits:
            await sent.edited(connection, message.id)
            return
        case MessageRefused():
            log.error(
                "메시지를 받아 주지 않아 버립니다 (방 %s, 메시지 %d): %s", message.room, message.id, error
            )
            await outbox.drop(connection, message.id, str(error), now)
            return
        case RoomMoved(to=to):
            await rooms.move(connection, message.room, RoomId(message.room.platform, to))
            await subscriptions.touch(connection)
        case RoomGone():
            log.warning("방 %s에서 나왔거나 막혔습니다. 구독은 그대로 두고 멈춥니다.", message.room)
            await rooms.pause(connection, message.room, now)
        case TokenRefused():
            again = TOKEN_PAUSE
        case TryLater(wait=asked):
            why = backlog.ASKED if asked else why
            again = patience(message, error, jitter)
        case _:
            again = backoff.wait(message.attempts, jitter)
    unsure = isinstance(error, TryLater) and error.ambiguous
    await outbox.postpone(connection, message.id, now + timedelta(seconds=again), why, ambiguous=unsure)


def patience(message: OutboxMessage, error: TryLater, jitter: float) -> float:
    """Seconds until a message that is to come later is tried again, and its chat left alone."""
    return backoff.wait(message.attempts, jitter, error.wait)


async def _leave_thread(connection: Connection, address: RoomId, thread: str, now: datetime) -> None:
    """Forget a topic: what goes there goes elsewhere from now on, and the room is told."""
    log.warning("방 %s의 주제 %s이(가) 닫혔습니다. 방에 알리고 다시 보냅니다.", address, thread)
    await rooms.forget_thread(connection, address, thread)
    await subscriptions.touch(connection)
    known = await rooms.numbered(connection, address)
    if known is not None:
        number, room = known
        await outbox.leave_thread(connection, address, thread, room.thread)
        await outbox.queue_notice(connection, number, thread_gone(), now)
