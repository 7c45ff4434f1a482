"""The running bot: platforms, relay and schedule around the core, until it is told to stop.

The end has an order: nothing new is started, the message in hand is finished, platforms stop listening, the store is closed.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import shutil
import signal
from contextlib import AsyncExitStack
from functools import partial

import httpx

from bot import clock
from bot.commands.command import Boards
from bot.commands.dispatch import Dispatcher
from bot.core import BOARDS_ON, Core, is_local, opened
from bot.delivery.relay import Post, Relay
from bot.errors import ConfigError
from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.platforms.contract import Change, MenuEntry, Platform, RoomChange
from bot.platforms.pacing import Pacer
from bot.rendering.start import welcome
from bot.schedule import Schedule
from bot.settings import Settings
from bot.sources import public_only
from bot.sources.contract import Entry
from bot.store import facts, pairs, rooms, sqlite, standings, subscriptions
from bot.store.database import file_of
from bot.store.search_index import freshen_all
from bot.tasks.daily import Asker
from bot.tasks.daily_week import tell_weeks
from bot.tasks.mocks import end_abandoned
from bot.tasks.pairs import tell_pairs
from bot.tasks.prune import prune
from bot.tasks.quiz_board import tell_boards
from bot.tasks.remind import remind
from bot.tasks.watch import watch
from bot.tasks.weekly import tell_favourites

log = logging.getLogger(__name__)

SORRY = "죄송합니다. 처리하다가 문제가 생겼습니다. 잠시 뒤 다시 해 주세요."


async def run(settings: Settings, now: clock.Clock = clock.now) -> None:
    """Run until SIGTERM or SIGINT. ConfigError, StoreError or TokenRefused when it cannot start."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async with AsyncExitStack() as stack:
        if (path := file_of(settings.database)) is not None:
            stack.enter_context(sqlite.held_alone(path))
        core = await stack.enter_async_context(opened(settings, now))
        # What checks certificates takes a megabyte: both share it.
        checks = httpx.create_ssl_context()
        client = await stack.enter_async_context(httpx.AsyncClient(verify=checks))
        sharing = await stack.enter_async_context(public_only.client(checks=checks))
        bot = Bot(core, client, sharing)
        stack.push_async_callback(bot.stop)
        await bot.start()
        # What is there now stays: walking through it again and again would hold everything up, 150 ms each time.
        gc.collect()
        gc.freeze()
        await stop.wait()
        log.info("멈추는 중입니다. 보내던 메시지는 마저 보냅니다.")


class Bot:
    """One running bot."""

    def __init__(self, core: Core, client: httpx.AsyncClient, sharing: httpx.AsyncClient) -> None:
        self._core = core
        self._posts = {platform.name: post for platform, post in _platforms(core)}
        if not self._posts:
            raise ConfigError(
                "켤 곳이 없습니다. GONGGO_TELEGRAM_TOKEN을 주거나 GONGGO_WEB을 비우지 말아 주세요."
            )
        self._relay = Relay(
            core.database, self._posts, core.now, core.config.samples, tables=core.config.salary.tables
        )
        intake = core.intake()
        self._collector = core.collector(client, intake, self._deliver_now)
        self._schedule = Schedule(core.now)
        self._dispatcher = Dispatcher(
            core.config.commands,
            core.services(self._boards(), core.sharer(sharing, intake).share, core.employers(client)),
        )
        self._asker = Asker(core.database, core.now, core.config.questions, random.Random())  # noqa: S311  a question is chosen
        self._delivering: set[asyncio.Task[int]] = set()

    async def start(self) -> None:
        """Listen, then begin to collect and deliver."""
        await self._relay.recover()
        menu = tuple(MenuEntry(entry.command, entry.help) for entry in self._core.config.help)
        for post in self._posts.values():
            await post.platform.start(self._dispatcher.answer, self._changed, menu)
        for entry in await self._core.live():
            await self._collect_in_turn(entry)
        self._schedule.every("deliver", 1.0, self._relay.round)
        if (owner := self._core.settings.owner_room) is not None:
            self._schedule.every("watch", 60.0, partial(self._watch, owner))
        self._schedule.every("morning", 60.0, self._morning)
        self._schedule.each_minute("daily", self._daily)
        self._schedule.every("search", 5.0, partial(freshen_all, self._core.database))
        self._schedule.every("mocks", 60.0, self._mocks)
        self._schedule.daily("prune", 4, 10, partial(prune, self._core.database, self._core.now))
        self._schedule.start()
        log.info("공고봇이 켜졌습니다: %s", ", ".join(sorted(self._posts)))

    async def stop(self) -> None:
        """End in order."""
        await self._schedule.stop()
        await self._relay.finish()
        for post in self._posts.values():
            await post.platform.stop()
        await self._dispatcher.finish()

    def _deliver_now(self) -> None:
        task = asyncio.create_task(self._relay.round())
        self._delivering.add(task)
        task.add_done_callback(self._delivering.discard)

    async def _collect_in_turn(self, entry: Entry) -> None:
        async with self._core.database.reading() as connection:
            last = (await standings.get(connection, entry.name)).last_tried_at
        self._schedule.source(entry.name, entry.every, last, partial(self._collect, entry))

    async def _watch(self, owner: RoomId) -> None:
        gaps = {entry.name: entry.every for entry in await self._core.live()}
        path = file_of(self._core.settings.database)
        free = None if path is None else shutil.disk_usage(path.parent).free / 1e6
        await watch(self._core.database, self._core.now, owner, gaps, free)

    async def _morning(self) -> None:
        core = self._core
        await remind(core.database, core.now, core.config.samples)
        await tell_favourites(core.database, core.now, core.config.samples)
        await tell_pairs(core.database, core.now)

    async def _daily(self) -> None:
        core = self._core
        await self._asker.round()
        await tell_weeks(core.database, core.now, core.config.questions)
        await tell_boards(core.database, core.now)

    async def _mocks(self) -> None:
        core = self._core
        await end_abandoned(core.database, core.now, core.config.questions)

    async def _collect(self, entry: Entry) -> None:
        outcome = await self._collector.collect(entry)
        if outcome.why:
            log.warning("%s: %s", entry.name, outcome.why)

    def _boards(self) -> Boards | None:
        """The bare local room's switch; None where real boards are on anyway."""
        if not self._core.bare:
            return None
        distant = [
            one for one in self._core.config.sources if one.enabled and not one.sample and not is_local(one)
        ]

        async def switch_on() -> None:
            async with self._core.database.writing() as connection:
                await facts.put(connection, BOARDS_ON, True)
            for entry in distant:
                await self._collect_in_turn(entry)

        return (
            Boards(tuple(entry.name for entry in distant), self._core.boards_on, switch_on)
            if distant
            else None
        )

    async def _changed(self, change: RoomChange) -> Reply | None:
        """The bot was added, removed, or a room moved."""
        now = self._core.now()
        async with self._core.database.writing() as connection:
            match change.change:
                case Change.REMOVED:
                    await rooms.pause(connection, change.room, now)
                case Change.MOVED:
                    await rooms.move(
                        connection,
                        change.room,
                        type(change.room).parse(f"{change.room.platform}:{change.to}"),
                    )
                    await subscriptions.touch(connection)
                case Change.LEFT:
                    await pairs.leave(connection, change.room, change.member)
                case Change.ADDED:
                    known = await rooms.get(connection, change.room) is not None
                    await rooms.know(connection, change.room, now, title=change.title, private=change.private)
                    await rooms.resume(connection, change.room)
                    return None if known or change.private else welcome(try_it="subscribe:try", group=True)
        return None


def _platforms(core: Core) -> list[tuple[Platform, Post]]:
    """The platforms that settings ask for, each with its pace."""
    settings, found = core.settings, list[Platform]()
    pacers: dict[str, Pacer] = {}
    if settings.web_address is not None:
        from bot.platforms.web import WebPlatform

        found.append(WebPlatform(*settings.web_address, clock=core.now))
    if settings.telegram_token is not None:
        from bot.platforms.telegram import TelegramPlatform, Webhook

        telegram = TelegramPlatform(
            settings.telegram_token,
            sorry=SORRY,
            api=settings.telegram_api,
            webhook=Webhook(settings.telegram_webhook, settings.webhook_address)
            if settings.telegram_webhook
            else None,
            clock=core.now,
        )
        pacers[telegram.name] = telegram.pacer
        found.append(telegram)
    return [
        (platform, Post(platform, pacers.get(platform.name) or Pacer(platform.limits))) for platform in found
    ]
