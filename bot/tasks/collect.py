"""One round of one source: ask, hold against what is known, read what is new, and hand it to the intake.

A failed round, and one that the day's budget forbids, write their standing and nothing else: they never close a posting. A
posting of which only a part is told this time (`partial`: a mail's few words; or a part that a changed layout hides) replaces
nothing that is known: it is kept as it was. Sources are asked side by side, but what they brought is taken in one after another:
the store has one writer, and who answers a member must not wait behind all of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from bot.clock import Clock, korean_day
from bot.errors import SourceError, SourceResting
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.model.source import Pull, Standing
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from bot.store import postings, standings
from bot.store.database import Database
from bot.tasks.drip import let_out
from bot.tasks.intake import Intake, differs
from bot.tasks.oddities import Look, look

Read = Callable[[RawPosting, date], Reading]
"""Reads a posting's words as of a Korean day."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one round of a source came to.

    `why` is set when it failed, `resting` when it was not asked, `odd` when its answers did not look as usual.
    """

    source: str
    new: int = 0
    changed: int = 0
    known: int = 0
    closed: int = 0
    skipped: int = 0
    alerts: int = 0
    why: str = ""
    resting: str = ""
    odd: str = ""


class Collector:
    """Collects sources. `after` is called when alerts were put on their way."""

    def __init__(
        self,
        database: Database,
        fetcher: Fetcher,
        read: Read,
        intake: Intake,
        clock: Clock,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        self._database, self._fetcher, self._read = database, fetcher, read
        self._intake, self._clock, self._after = intake, clock, after
        self._turn = asyncio.Lock()

    async def collect(self, entry: Entry) -> Outcome:
        """One round of one source; never raises for what the source does."""
        async with self._database.reading() as connection:
            standing = await standings.get(connection, entry.name)
        try:
            # Samples are let out one by one from the same file: an unchanged file is no reason to stop.
            pull = await self._fetcher.pull(entry, {} if entry.sample else standing.validators)
        except SourceResting as error:
            return await self._resting(entry, error)
        except SourceError as error:
            return await self._failed(entry, str(error))
        if pull.unchanged:
            return await self._unchanged(entry, standing.count, pull)
        async with self._turn:
            outcome, pull = await self._take(entry, standing, pull)
        if outcome.alerts:
            self._after()
        await self._fetcher.stored(pull)
        return outcome

    async def _take(self, entry: Entry, standing: Standing, pull: Pull) -> tuple[Outcome, Pull]:
        """Read what is new and write everything; what came of it, and what was taken of the pull."""
        async with self._database.reading() as connection:
            known = await postings.known(connection, entry.name)
        seen = look(pull, standing.usual)
        pull = _without_parts(seen, known.keys())
        today = korean_day(self._clock())
        fresh = [raw for raw in pull.postings if differs(raw, known)]
        readings = await asyncio.to_thread(lambda: {raw.external_id: self._read(raw, today) for raw in fresh})
        async with self._database.writing() as connection:
            await self._intake.wishes.refresh(connection)
            if entry.sample:
                pull = let_out(pull, known.keys(), readings, self._intake.wishes, today)
            taken = await self._intake.take(connection, entry, pull, readings)
            await standings.note_look(connection, entry.name, seen.odd, seen.usual)
        outcome = Outcome(
            entry.name,
            taken.new,
            taken.changed,
            len(pull.postings) + len(pull.kept) - taken.new - taken.changed,
            taken.closed,
            pull.skipped,
            taken.alerts,
            odd=seen.odd,
        )
        return outcome, pull

    async def _failed(self, entry: Entry, why: str) -> Outcome:
        async with self._database.writing() as connection:
            await standings.note_failure(connection, entry.name, self._clock(), why)
        return Outcome(entry.name, why=why)

    async def _resting(self, entry: Entry, error: SourceResting) -> Outcome:
        until = error.until or self._clock()
        async with self._database.writing() as connection:
            await standings.note_resting(connection, entry.name, self._clock(), until, str(error))
        return Outcome(entry.name, resting=str(error))

    async def _unchanged(self, entry: Entry, count: int, pull: Pull) -> Outcome:
        async with self._database.writing() as connection:
            await standings.note_good(connection, entry.name, self._clock(), count, pull.validators)
        return Outcome(entry.name, known=count)


def _without_parts(seen: Look, known: AbstractSet[str]) -> Pull:
    """What is told in part again counts as still there, and no more."""
    partial = {one.external_id for one in seen.pull.postings if "partial" in one.fields}
    parts = (partial | seen.lacking) & known
    if not parts:
        return seen.pull
    whole = tuple(one for one in seen.pull.postings if one.external_id not in parts)
    return replace(seen.pull, postings=whole, kept=seen.pull.kept | parts)
