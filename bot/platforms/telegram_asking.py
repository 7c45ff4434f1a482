"""One request into one chat: the flood wait kept before it, its refusal translated after it.

A chat in flood wait gets nothing, whoever asks, until the wait is over to the second; other chats are not held up. What
leaves is a DeliveryError, whatever the library raised.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import RetryAfter, TelegramError

from bot.errors import DeliveryError, TokenRefused, TryLater
from bot.platforms.telegram_errors import BASE_WAIT, translate

log = logging.getLogger(__name__)
T = TypeVar("T")


class Asking:
    """`refused` is called when the token is refused; `tick` counts seconds."""

    def __init__(self, refused: Callable[[], None], tick: Callable[[], float] = time.monotonic) -> None:
        self._refused, self._tick = refused, tick
        self._until: dict[int, float] = {}

    async def ask(self, chat: int, request: Callable[[], Awaitable[T]]) -> T:
        """The request's answer; TryLater at once, without asking, while the chat is in flood wait."""
        left = self._until.get(chat, 0.0) - self._tick()
        if left > 0:
            raise TryLater(left)
        self._until.pop(chat, None)
        try:
            return await request()
        except DeliveryError:
            raise
        except TelegramError as error:
            refusal = self.translated(error)
            if isinstance(error, RetryAfter) and isinstance(refusal, TryLater):
                self._until[chat] = self._tick() + refusal.wait
            raise refusal from error
        except Exception as error:
            log.exception("텔레그램의 답을 읽지 못했습니다.")
            raise TryLater(BASE_WAIT, ambiguous=True) from error

    def translated(self, error: TelegramError) -> DeliveryError:
        """What a refusal means; tells `refused` when it is the token's."""
        refusal = translate(error)
        if isinstance(refusal, TokenRefused):
            self._refused()
        return refusal
