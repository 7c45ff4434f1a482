"""Follows an address to what became of its posting for a room, in the order a thoughtful person would look.

Was it ever seen? Is it a made-up one? Did its opening come, from whichever board, does it wait, was it given up? Else each
subscription is asked about the posting as of the day it was seen, for that is when it was decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.clock import korean_day
from bot.commands.command import Services
from bot.commands.finding import hidden
from bot.errors import FilterError
from bot.matching.language import parse
from bot.matching.subject import Subject
from bot.model.posting import Posting
from bot.model.room import RoomId, Subscription
from bot.model.tracing import Finding, Traced, Unseen, Verdict
from bot.sources import same_posting
from bot.store import backlog, postings, standings, subscriptions, tracing
from bot.store.database import Connection


async def trace(services: Services, room: RoomId, url: str) -> Traced | Unseen | None:
    """What became of the posting at that address; None when it is none."""
    if not same_posting.carried(url):
        return None
    asked = await services.sources()
    async with services.database.reading() as connection:
        number = await opening(connection, url)
        if number is None:
            return await _unseen(connection, url, asked)
        return await _traced(connection, services, room, number)


async def _traced(connection: Connection, services: Services, room: RoomId, number: int) -> Traced:
    found = (await postings.get(connection, [number]))[number]
    seen_at, changed_at = await tracing.times(connection, number)
    traced = Traced(found, seen_at, hidden=found.raw.source in hidden(services, room))
    if traced.hidden:
        return traced
    theirs = await subscriptions.of_room(connection, room)
    way = await tracing.way(connection, room, number)
    if way is not None:
        modes = {one.id: one.mode for one in theirs}
        waiting = await backlog.of_message(connection, way.message, modes, services.clock())
        return replace(traced, way=replace(way, waiting=waiting))
    # What another board says of an opening is held for true of it too.
    changed = changed_at > seen_at or bool(found.duplicates)
    return replace(traced, findings=_findings(services, found, theirs, seen_at, changed))


async def opening(connection: Connection, url: str) -> int | None:
    """The number of the posting that stands at an address, by its first board; None when none is stored."""
    for address in same_posting.carried(url):
        names, beginnings = same_posting.names(address), same_posting.beginnings(address)
        for one in await tracing.at(connection, names, beginnings):
            if same_posting.same(one.url, address):
                return one.opening
    return None


async def _unseen(connection: Connection, url: str, asked: tuple[str, ...]) -> Unseen:
    """Of an address that carries others, the first one of a board we know, else the address itself."""
    for address in same_posting.carried(url):
        source = await tracing.source_of(connection, same_posting.board_beginnings(address))
        if source:
            standing = await standings.get(connection, source)
            return Unseen(url, same_posting.board(address), asked, standing, live=source in asked)
    return Unseen(url, same_posting.board(url), asked)


def _findings(
    services: Services,
    posting: Posting,
    theirs: Sequence[Subscription],
    seen_at: datetime,
    changed: bool,
) -> tuple[Finding, ...]:
    """What each subscription says, those that want it first, then the nearest misses."""
    subject = Subject(posting, korean_day(seen_at))
    found = [_finding(services, subject, one, seen_at, changed) for one in theirs]
    return tuple(sorted(found, key=lambda one: (one.verdict is Verdict.UNWANTED, len(one.lines))))


def _finding(
    services: Services, subject: Subject, one: Subscription, seen_at: datetime, changed: bool
) -> Finding:
    try:
        wish = parse(one.filter_text, services.vocabulary, limit=None)
    except FilterError as error:
        return Finding(one, Verdict.UNREADABLE, (str(error),))
    if wish.wants(subject) is None:
        return Finding(one, Verdict.UNWANTED, wish.why_not(subject))
    last = subject.reading.deadline.closes_on
    if one.created_at is not None and one.created_at > seen_at:
        return Finding(one, Verdict.LATER)
    if one.paused:
        return Finding(one, Verdict.PAUSED)
    if last is not None and last < subject.today:
        return Finding(one, Verdict.PAST)
    return Finding(one, Verdict.CHANGED if changed else Verdict.UNEXPLAINED)
