"""Asking Telegram again and again: until it answers, and for updates.

Trouble never ends the asking: network errors and 5xx wait 1, 2, 4 … 30 seconds, a flood wait is kept to the second, another
process with the same token is told in clear words and waited out. Only a refused token ends it. Each kind of trouble is
logged once until it is over. Updates are read one by one, so that one the library cannot read does not block the rest.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.constants import UpdateType
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.errors import MessageRefused, TokenRefused, TryLater
from bot.platforms.telegram_errors import BASE_WAIT, translate

log = logging.getLogger(__name__)
T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT = 30.0
POLL_SECONDS = 30
ANSWER_SECONDS = 10.0
"""How much longer than a poll's own time its answer may take to come."""
WANTED = [UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY, UpdateType.MY_CHAT_MEMBER, UpdateType.POLL_ANSWER]
CONFLICT = "같은 토큰을 쓰는 봇이 또 돌고 있어 말을 받지 못합니다. 다른 쪽을 꺼 주세요."


async def until_answered(what: str, ask: Callable[[], Awaitable[T]], sleep: Sleep) -> T:
    """Ask until there is an answer. Leaves with TokenRefused or MessageRefused (asking again would not help)."""
    failures, told = 0, ""
    while True:
        try:
            answer = await ask()
        except Exception as error:  # whatever it was, asking again is all there is to do
            refusal = translate(error)
            if isinstance(refusal, TokenRefused | MessageRefused):
                raise refusal from error
            wait = refusal.wait if isinstance(refusal, TryLater) else BASE_WAIT
            if (words := _words(what, error)) != told:
                log.warning("%s", words)
                told = words
            await sleep(wait if isinstance(error, RetryAfter) else min(LONGEST_WAIT, wait * 2**failures))
            failures = min(failures + 1, 10)
        else:
            if told:
                log.info("텔레그램과 다시 이어졌습니다 (%s).", what)
            return answer


def hand_over(data: Any, bot: Bot, take: Callable[[Update], None]) -> None:
    """Read one update out of its JSON and have it taken. One that fails is logged and passed over: it would fail again."""
    try:
        take(Update.de_json(data, bot))
    except Exception:
        number = data.get("update_id") if isinstance(data, dict) else None
        log.exception("읽을 수 없는 소식(update %s)을 건너뜁니다.", number)


class Poller:
    """Long polling: hands each update to `take`, and asks for the next ones only then."""

    def __init__(self, bot: Bot, take: Callable[[Update], None], sleep: Sleep) -> None:
        self._bot, self._take, self._sleep = bot, take, sleep
        self._next = 0

    async def run(self) -> None:
        """Poll until cancelled; TokenRefused leaves."""
        while True:
            try:
                batch = await until_answered("소식 받기", lambda: self._fetch(POLL_SECONDS), self._sleep)
            except MessageRefused as error:
                log.error("텔레그램이 소식을 주지 않습니다: %s", error)  # noqa: TRY400  the sentence says it
                await self._sleep(LONGEST_WAIT)
                continue
            for number, data in batch:
                self._next = number + 1
                hand_over(data, self._bot, self._take)
            await asyncio.sleep(0)  # answers set out before the next question does

    async def confirm(self) -> None:
        """Tell Telegram what was taken, so that it does not come again after a restart."""
        if not self._next:
            return
        try:
            await self._fetch(0)
        except TelegramError as error:
            log.info("받은 소식을 확인해 주지 못했습니다: %s", translate(error))

    async def _fetch(self, seconds: int) -> list[tuple[int, Any]]:
        """What waits, each with its number; `seconds` to wait when nothing does."""
        # Written with a capital because the library warns when its own get_updates is asked for this way; that one
        # reads a whole batch or nothing, and an update it cannot read would come back for ever.
        found = await self._bot.do_api_request(
            "get_Updates",
            {"offset": self._next, "timeout": seconds, "allowed_updates": WANTED},
            read_timeout=seconds + ANSWER_SECONDS,
        )
        return [(int(data["update_id"]), data) for data in found]


def _words(what: str, error: Exception) -> str:
    if isinstance(error, Conflict):
        return CONFLICT
    if isinstance(error, RetryAfter):
        return f"텔레그램이 기다리라고 합니다 ({what})."
    return f"텔레그램과 이어지지 않습니다 ({what}). 이어질 때까지 다시 해 봅니다: {type(error).__name__}"
