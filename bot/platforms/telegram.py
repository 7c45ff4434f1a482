"""Telegram, by python-telegram-bot's Bot: polling by default, a webhook when one is given.

At start the token is asked about once: refused, the start fails; no network, the bot comes up all the same and goes on trying
in the background. Then, in this order: who am I, webhook or polling, the command menus. A token refused while running ends
this platform alone (`on_refused`); the rest of the process goes on. Updates of one room are answered in order, rooms side by
side. Nothing here or below lets the token into an error's words.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from telegram import Update, User

from bot import clock as clocks
from bot.errors import MessageRefused, TokenRefused
from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.platforms.contract import Limits, MenuEntry, OnCall, OnChange
from bot.platforms.lanes import Lanes
from bot.platforms.pacing import Pacer
from bot.platforms.telegram_answers import Answers
from bot.platforms.telegram_asking import Asking
from bot.platforms.telegram_client import Client
from bot.platforms.telegram_errors import TOKEN_WORDS, translate
from bot.platforms.telegram_intake import Intake
from bot.platforms.telegram_menu import set_menu
from bot.platforms.telegram_polling import Poller, Sleep, until_answered
from bot.platforms.telegram_rights import Rights
from bot.platforms.telegram_sending import Sender
from bot.platforms.telegram_updates import PLATFORM, Reader
from bot.platforms.telegram_webhook import Listener, Webhook

__all__ = ["TelegramPlatform", "Webhook"]

log = logging.getLogger(__name__)

FIRST_TRY = 5.0
"""Seconds the start waits for Telegram before it goes on trying in the background."""
GRACE = 10.0
"""Seconds a stop gives to the answers in hand."""


class Secret(Protocol):
    """A token that does not print."""

    def get_secret_value(self) -> str:
        """The token itself."""


class TelegramPlatform:
    """One bot. `sorry` is said to a member whose call went wrong; `pacer` is the pace that all it sends is to keep."""

    name = PLATFORM
    limits = Limits(per_second=30.0, per_chat_second=1.0, per_group_minute=20)

    def __init__(
        self,
        token: Secret | str,
        *,
        sorry: str,
        api: str = "https://api.telegram.org",
        webhook: Webhook | None = None,
        pacer: Pacer | None = None,
        on_refused: Callable[[], None] | None = None,
        clock: clocks.Clock = clocks.now,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._client = Client(token if isinstance(token, str) else token.get_secret_value(), api)
        self.bot = self._client.bot
        self.pacer = pacer or Pacer(self.limits)
        self.refused = not self._client.well_formed
        self._sorry, self._on_refused, self._clock, self._sleep = sorry, on_refused, clock, sleep
        self._sender = Sender(self.bot, Asking(self._refuse))
        self._poller = Poller(self.bot, self._take, sleep)
        self._listener = Listener(webhook, self.bot, self._take) if webhook else None
        self._lanes = Lanes()
        self._intake: Intake | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def unanswered(self) -> int:
        """How many things said were passed over: too old, or too many waiting in one room."""
        return self._intake.unanswered if self._intake else 0

    @property
    def listens_at(self) -> tuple[str, int] | None:
        """Where the webhook is served, None when polling."""
        return self._listener.address if self._listener else None

    async def start(self, on_call: OnCall, on_change: OnChange, menu: tuple[MenuEntry, ...]) -> None:
        """Begin to listen. TokenRefused for a wrong token, ConfigError when the webhook's address cannot be had."""
        self._check()
        answers = Answers(self._sender, self.pacer, on_call, on_change, self._sorry, self._sleep)
        self._sender.on_poll = answers.polled
        me = await self._first_try()
        if self._listener:
            await self._listener.start()
        self._running = asyncio.create_task(self._run(me, answers, menu))

    async def stop(self) -> None:
        """Take nothing new, finish the answers in hand (at most GRACE seconds), close the connections."""
        await _end(self._running)
        if self._listener:
            await self._listener.stop()
        await self._lanes.close(GRACE)
        if not self.refused:
            await self._poller.confirm()
        await self._client.close()

    async def send(self, room: RoomId, reply: Reply, *, thread: str = "") -> str:
        """Send; the message's number. ThreadGone when the topic is closed; nothing was sent then."""
        self._check()
        return await self._sender.send(room.chat, reply, thread=thread, reply_to=reply.reply_to)

    async def edit(self, room: RoomId, message_id: str, reply: Reply) -> None:
        """Put other words and buttons in a message's place; no change is no error."""
        self._check()
        await self._sender.edit(room.chat, message_id, reply)

    async def _first_try(self) -> User | None:
        try:
            return await asyncio.wait_for(self.bot.get_me(), FIRST_TRY)
        except Exception as error:  # but for a refused token, whatever it was is tried again
            refusal = translate(error)
            if isinstance(refusal, TokenRefused):
                raise refusal from error
            return None

    async def _run(self, me: User | None, answers: Answers, menu: tuple[MenuEntry, ...]) -> None:
        menus: asyncio.Task[None] | None = None
        try:
            if me is None:
                me = await until_answered("봇 확인", self.bot.get_me, self._sleep)
            reader = Reader(me, Rights(self.bot))
            self._intake = Intake(reader, answers, self._lanes, self._clock)
            if self._listener:
                await until_answered("웹훅 알리기", self._listener.announce, self._sleep)
                await set_menu(self.bot, menu, self._sleep)
            else:
                await until_answered("웹훅 지우기", self.bot.delete_webhook, self._sleep)
                menus = asyncio.create_task(set_menu(self.bot, menu, self._sleep))
                await self._poller.run()
        except TokenRefused:
            self._refuse()
        except MessageRefused as error:
            log.error("텔레그램에서 말을 받을 수 없습니다: %s", error)  # noqa: TRY400  the sentence says it
        except Exception:
            log.exception("텔레그램에서 말을 받다가 뜻밖의 잘못으로 멈췄습니다. 다시 켜 주세요.")
        finally:
            await _end(menus)

    def _take(self, update: Update) -> None:
        if self._intake and not self.refused:
            self._intake.take(update)

    def _check(self) -> None:
        if self.refused:
            raise TokenRefused(TOKEN_WORDS)

    def _refuse(self) -> None:
        """The token is refused: say so once and end this platform's own work."""
        if self.refused:
            return
        self.refused = True
        log.error("%s 텔레그램만 멈추고 나머지는 그대로 돕니다.", TOKEN_WORDS)
        if self._running and self._running is not asyncio.current_task():
            self._running.cancel()
        if self._on_refused:
            self._on_refused()


async def _end(task: asyncio.Task[None] | None) -> None:
    if task:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
