"""Reads the one page a member named, and takes its posting into the store as source 공유.

Only that page, only over public addresses, only where the site's robots.txt lets us; the other rooms that want such a posting
are told as of any new one, the room it was shared in has its card already. Raises SourceError kinds with Korean words.
"""

from __future__ import annotations

from bot.clock import Clock, korean_day
from bot.errors import SourceChanged
from bot.model.posting import Posting
from bot.model.room import RoomId
from bot.sources import addresses
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from bot.sources.jobposting import Pages
from bot.sources.jobposting import source as page_kind
from bot.store import postings
from bot.store.database import Database
from bot.store.told import told_already
from bot.tasks.collect import Read
from bot.tasks.intake import Intake

SOURCE = "공유"


class Sharer:
    """Shares pages. The fetcher is one that reaches public addresses only."""

    def __init__(
        self, database: Database, fetcher: Fetcher, read: Read, intake: Intake, clock: Clock
    ) -> None:
        self._database, self._fetcher, self._read = database, fetcher, read
        self._intake, self._clock = intake, clock

    async def share(self, url: str, room: RoomId) -> Posting:
        """The posting of that page, as it stands in the store afterwards; ValueError for an address that may not be asked."""
        entry = Entry(SOURCE, page_kind, Pages(urls=(addresses.checked(url),)))
        pull = await self._fetcher.pull(entry, {})
        if not pull.postings:
            raise SourceChanged("이 페이지에서 공고를 찾지 못했습니다. 공고 하나의 주소인지 확인해 주세요.")
        today = korean_day(self._clock())
        readings = {raw.external_id: self._read(raw, today) for raw in pull.postings}
        async with self._database.writing() as connection:
            await self._intake.wishes.refresh(connection)
            await self._intake.take(connection, entry, pull, readings)
            known = await postings.known(connection, SOURCE)
            number = known[pull.postings[0].external_id].id
            await told_already(connection, room, number, self._clock())
            return (await postings.get(connection, [number]))[number]
