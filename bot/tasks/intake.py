"""Writes what a good pull brought, in one transaction with the alerts it causes.

In this order: new postings, changed ones, twins on other boards, alerts, what closed, the source's standing, the search's index;
the messages that rooms have of what changed or closed are made true (truth.py). A posting closes when a complete pull comes
without it or when it bears its closed mark; it opens again when a pull shows it again before its last day. A new posting goes
to every room that wants it; a changed one to the rooms it fits only now; the same opening goes to a room once, on however many
boards it stands. Samples go to the local room alone. When a room hears of it is up to its subscriptions and its quiet hours
(timing.py).
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import Clock, korean_day
from bot.matching.subject import Subject
from bot.model.designation import Designation
from bot.model.posting import Posting, RawPosting
from bot.model.reading import Reading
from bot.model.room import RoomId
from bot.model.source import Pull
from bot.sources.contract import Entry
from bot.store import companies, postings, queueing, rooms, search_index, standings
from bot.store.database import Connection
from bot.store.postings import Known, NewPosting
from bot.store.queueing import Bundle, Place, Wanted
from bot.tasks import truth
from bot.tasks.naming import note_interest
from bot.tasks.twins import Twins
from bot.tasks.wishes import Wishes
from bot.timing import Slot, first_slot

Readings = Mapping[str, Reading]
ListedAs = Mapping[int, Designation]
"""What the lists of designated companies say of the company of postings, by number."""
WHERE_SAMPLES_GO = ("web",)


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a pull was new, changed, closed, and how many alerts it caused."""

    new: int
    changed: int
    closed: int
    alerts: int


class Intake:
    """Takes pulls into the store."""

    def __init__(self, wishes: Wishes, twins: Twins, clock: Clock) -> None:
        self.wishes, self._twins, self._clock = wishes, twins, clock

    async def take(self, connection: Connection, entry: Entry, pull: Pull, readings: Readings) -> Taken:
        """Write a good pull; `readings` by external id, for every posting of it that is new or changed."""
        now = self._clock()
        today = korean_day(now)
        known = await postings.known(connection, entry.name)
        fresh = [self._prepared(raw, readings, known) for raw in pull.postings if differs(raw, known)]
        new = [one for one in fresh if one.known_as is None]
        changed = [one for one in fresh if one.known_as is not None]
        were = [one.known_as for one in changed if one.known_as is not None]
        before, told = await postings.get(connection, were), await truth.look(connection, were, now)
        numbers = await postings.add(connection, new, now)
        await postings.change(connection, changed, now)
        await truth.tell(connection, told, today, now)
        await self._twins.link(connection, zip(numbers, new, strict=True))
        now_open = [
            (number, one)
            for number, one in zip(numbers, new, strict=True)
            if not _is_past(one.reading, today)
        ]
        numbered = [*now_open, *((one.known_as, one) for one in changed if one.known_as)]
        listed_as = await companies.of_signatures(connection, {n: one.signature for n, one in numbered})
        wanted = self._wanted(entry, now_open, listed_as, today)
        _merge(wanted, self._newly_wanted(entry, changed, before, listed_as, today))
        last_days = {number: one.reading.deadline.closes_on for number, one in now_open}
        last_days |= {one.known_as: one.reading.deadline.closes_on for one in changed if one.known_as}
        alerts = await self._queue(connection, wanted, last_days, now)
        closed = await _close(connection, pull, known, now)
        closed += await postings.close_past(connection, today, now)
        back = await _reopen(connection, pull, known, today)
        await truth.tell_closed(connection, [*closed, *back], now)
        count = len(pull.postings) + len(pull.kept)
        await standings.note_good(connection, entry.name, now, count, pull.validators)
        await search_index.freshen(connection, search_index.A_FEW)
        return Taken(len(new), len(changed), len(closed), alerts)

    def _prepared(self, raw: RawPosting, readings: Readings, known: Mapping[str, Known]) -> NewPosting:
        reading = readings[raw.external_id]
        number = known[raw.external_id].id if raw.external_id in known else None
        signature = self._twins.signature(raw, reading)
        return NewPosting(raw, reading, digest(raw), signature.pack(), signature.keys, known_as=number)

    def _wanted(
        self, entry: Entry, new: Iterable[tuple[int, NewPosting]], listed_as: ListedAs, today: date
    ) -> dict[RoomId, list[Wanted]]:
        platforms = WHERE_SAMPLES_GO if entry.sample else None
        wanted: dict[RoomId, list[Wanted]] = defaultdict(list)
        for number, one in new:
            subject = _subject(number, one, listed_as, today)
            for room, reasons in self.wishes.wanted_by(subject, platforms).items():
                wanted[room].append(Wanted(number, reasons))
        return wanted

    def _newly_wanted(
        self,
        entry: Entry,
        changed: Iterable[NewPosting],
        before: Mapping[int, Posting],
        listed_as: ListedAs,
        today: date,
    ) -> dict[RoomId, list[Wanted]]:
        """What a change made fit: the subscriptions that did not want the posting as it was."""
        platforms = WHERE_SAMPLES_GO if entry.sample else None
        wanted: dict[RoomId, list[Wanted]] = defaultdict(list)
        for one in changed:
            if one.known_as is None or _is_past(one.reading, today):
                continue
            was = self.wishes.wanted_by(Subject(before[one.known_as], today), platforms)
            had = {reason.subscription_id for reasons in was.values() for reason in reasons}
            subject = _subject(one.known_as, one, listed_as, today)
            for room, reasons in self.wishes.wanted_by(subject, platforms).items():
                if fresh := tuple(reason for reason in reasons if reason.subscription_id not in had):
                    wanted[room].append(Wanted(one.known_as, fresh))
        return wanted

    async def _queue(
        self,
        connection: Connection,
        wanted: Mapping[RoomId, list[Wanted]],
        last_days: Mapping[int, date | None],
        now: datetime,
    ) -> int:
        """Put what is wanted on its way, a message for each room, topic and moment; the sooner one first."""
        bundles: list[Bundle] = []
        for number, room in (await rooms.all_numbered(connection, wanted)).values():
            slots = defaultdict[Slot, list[Wanted]](list)
            for one in wanted[room.id]:
                wishes = self.wishes.subscriptions(one.reasons)
                slots[first_slot(room, wishes, now, last_days[one.posting_id])].append(one)
            bundles += [(Place(number, slot.due_at, slot.thread), slots[slot]) for slot in sorted(slots)]
        alerts = await queueing.queue_alerts(connection, bundles, now)
        await note_interest(connection, self.wishes, bundles, now)
        return alerts


def digest(raw: RawPosting) -> str:
    """A short digest of all a source said of a posting: equal digest, nothing changed."""
    said = [
        raw.title,
        raw.url,
        raw.company,
        raw.body,
        raw.location,
        raw.pay_text,
        str(raw.posted_at),
        str(raw.closes_at),
    ]
    words = json.dumps([*said, raw.open_until_filled, sorted(raw.fields.items())], ensure_ascii=False)
    return hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def differs(raw: RawPosting, known: Mapping[str, Known]) -> bool:
    """Whether a posting is new or says something else than the store has."""
    return raw.external_id not in known or known[raw.external_id].digest != digest(raw)


def _subject(number: int, one: NewPosting, listed_as: ListedAs, today: date) -> Subject:
    return Subject(Posting(one.raw, one.reading, number, designation=listed_as.get(number)), today)


def _is_past(reading: Reading, today: date) -> bool:
    return reading.deadline.closes_on is not None and reading.deadline.closes_on < today


def _merge(wanted: dict[RoomId, list[Wanted]], more: Mapping[RoomId, list[Wanted]]) -> None:
    for room, ones in more.items():
        wanted[room].extend(ones)


async def _close(connection: Connection, pull: Pull, known: Mapping[str, Known], now: datetime) -> list[int]:
    gone = set(pull.closed)
    if pull.complete:
        gone |= known.keys() - {raw.external_id for raw in pull.postings} - pull.kept
    numbers = _numbers(gone, known, closed=False)
    await postings.close(connection, numbers, now)
    return numbers


async def _reopen(connection: Connection, pull: Pull, known: Mapping[str, Known], today: date) -> list[int]:
    shown = ({raw.external_id for raw in pull.postings} | pull.kept) - pull.closed
    back = await postings.get(connection, _numbers(shown, known, closed=True))
    numbers = [n for n, posting in back.items() if not _is_past(posting.reading, today)]
    await postings.reopen(connection, numbers)
    return numbers


def _numbers(names: Collection[str], known: Mapping[str, Known], *, closed: bool) -> list[int]:
    return [known[name].id for name in names if name in known and known[name].closed == closed]
