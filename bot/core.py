"""What the running bot and the command line share: config read, database open, and which sources are on.

With a Telegram token all enabled sources are on but the samples. Without one, in the bare local room, the samples and what is
read from this machine; boards of other hosts wait for the room's button.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import httpx

from bot import clock, reading
from bot.commands.command import Boards, LookUp, Services, Share
from bot.config import Config
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.settings import Settings
from bot.sources import addresses
from bot.sources.asking import Limits
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from bot.sources.pension_api import PensionApi
from bot.store import facts, migrations
from bot.store.database import Database
from bot.tasks.collect import Collector
from bot.tasks.counting import StoredCalls
from bot.tasks.employers import EmployerLookup
from bot.tasks.intake import Intake
from bot.tasks.share import Sharer
from bot.tasks.twins import Twins
from bot.tasks.wishes import Wishes

log = logging.getLogger(__name__)

BOARDS_ON = "boards.on"


@dataclass(frozen=True, slots=True)
class Core:
    """Config and store, opened together."""

    settings: Settings
    config: Config
    database: Database
    now: clock.Clock

    @property
    def bare(self) -> bool:
        """The local room alone, with no account anywhere."""
        return self.settings.telegram_token is None

    async def boards_on(self) -> bool:
        """Whether boards of other hosts are asked."""
        if not self.bare:
            return True
        async with self.database.reading() as connection:
            return bool(await facts.get(connection, BOARDS_ON))

    async def live(self) -> tuple[Entry, ...]:
        """The sources that are asked in turn."""
        on = await self.boards_on()
        enabled = (entry for entry in self.config.sources if entry.enabled)
        return tuple(entry for entry in enabled if (self.bare if entry.sample else on or is_local(entry)))

    def services(
        self, boards: Boards | None = None, share: Share | None = None, employers: LookUp | None = None
    ) -> Services:
        """What commands may ask for."""

        async def names() -> tuple[str, ...]:
            return tuple(entry.name for entry in await self.live())

        return Services(
            self.database,
            self.config.vocabulary,
            self.now,
            self.config.help,
            self.config.duplicates.names,
            names,
            self.config.samples,
            boards,
            share,
            self.config.known_boards,
            salary=self.config.salary,
            questions=self.config.questions,
            headings=self.config.lexicon.headings,
            employers=employers,
        )

    def read(self, raw: RawPosting, on: date) -> Reading:
        """What a posting says, as of a Korean day."""
        return reading.read(raw, on=on, lexicon=self.config.lexicon)

    def intake(self) -> Intake:
        """Takes postings in; one for all that does so in a process, since it knows the subscriptions by heart."""
        return Intake(Wishes(self.config.vocabulary), Twins(self.config.duplicates), self.now)

    def collector(
        self,
        client: httpx.AsyncClient,
        intake: Intake | None = None,
        after: Callable[[], object] = lambda: None,
    ) -> Collector:
        """Collects over this client; `after` is called when alerts were put on their way."""
        return Collector(
            self.database, self.fetcher(client), self.read, intake or self.intake(), self.now, after
        )

    def fetcher(
        self, client: httpx.AsyncClient, limits: Limits | None = None, *, spread: bool = True
    ) -> Fetcher:
        """Asks sources over this client, with the operator's keys, and within the budget of each kind."""
        calls, keys = StoredCalls(self.database), self.settings.source_keys
        return Fetcher(client, limits=limits, clock=self.now, secrets=keys, calls=calls, spread=spread)

    def sharer(self, client: httpx.AsyncClient, intake: Intake) -> Sharer:
        """Reads what members share, over a client that reaches public addresses only."""
        return Sharer(self.database, Fetcher(client, clock=self.now), self.read, intake, self.now)

    def employers(self, client: httpx.AsyncClient) -> LookUp | None:
        """Asks for companies that are not in the store; None without the key for it."""
        if self.settings.data_go_kr_key is None:
            return None
        quick = Limits(total=10.0, tries=2)
        return EmployerLookup(self.database, PensionApi(self.fetcher(client, quick)), self.now).look_up


@asynccontextmanager
async def opened(settings: Settings, now: clock.Clock = clock.now) -> AsyncIterator[Core]:
    """Config read and database at its newest schema; ConfigError or StoreError says what is wrong."""
    database = Database(settings.database)
    try:
        config = Config.load(settings.config)
        copy = await migrations.migrate(database, now())
        if copy is not None:
            log.info("데이터베이스를 새 판으로 옮겼습니다. 옮기기 전 사본: %s", copy)
        yield Core(settings, config, database, now)
    finally:
        await database.close()


def is_local(entry: Entry) -> bool:
    """Whether a source is read from this machine."""
    first = (urlsplit(request.url) for request in entry.source.start(entry))
    return all(url.scheme == "file" or addresses.is_loopback(url.hostname or "") for url in first)
