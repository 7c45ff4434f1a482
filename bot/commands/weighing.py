"""Holds a sum against everything known: the tables, the statistics that fit, the postings this bot saw, what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.clock import korean_day
from bot.commands.command import Services
from bot.errors import TableMissing
from bot.matching.places import Place
from bot.model.reading import PayPeriod
from bot.model.room import RoomId
from bot.model.salary import Amount, Citation, Claim, Opening, Seen, TakeHome, TooFew, Weighed
from bot.salary import statistics
from bot.salary.dated import in_force
from bot.salary.minimum_wage import NAME as MINIMUM_WAGE
from bot.salary.openings import fitting
from bot.salary.quartiles import quartiles
from bot.salary.takehome import take_home
from bot.store import openings

PERIOD = timedelta(days=180)
"""How far back postings count."""
SOURCE = "이 봇이 본 공고"


async def weigh(
    services: Services,
    room: RoomId,
    claim: Claim,
    amount: Amount,
    place: Place | None = None,
) -> Weighed:
    """All of it. A figure that is not in the tables for today is left out."""
    tables, today = services.salary.tables, korean_day(services.clock())
    stated = statistics.fitting(tables.statistics, statistics.person(claim))
    hourly = amount.period is PayPeriod.HOUR
    try:
        below = tables.below_minimum_wage(amount.low, today)
        hours = in_force(tables.minimum_wages, today, MINIMUM_WAGE).source if hourly else None
    except TableMissing:
        below = hours = None
    return Weighed(
        amount,
        below,
        tables.percentile().position(amount.low),
        statistics.compare(amount.low, stated),
        await seen(services, room, claim, place) if claim.roles else None,
        _left(services, amount.low, today),
        hours,
    )


async def seen(services: Services, room: RoomId, claim: Claim, place: Place | None = None) -> Seen:
    """What postings of the claim's roles say. Too few in the place: of the roles anywhere."""
    found = await look(services, room, claim.roles)
    pays, unclear = fitting(found, claim.years, place.targets if place else ())
    figures, where, too_few = quartiles(pays), place.name if place else "", ""
    if place and isinstance(figures, TooFew):
        pays, unclear = fitting(found, claim.years)
        figures, where, too_few = quartiles(pays), "", place.name
    names = tuple(services.salary.roles.titles[role] for role in claim.roles)
    return Seen(names, claim.years, where, figures, unclear, source(services), too_few)


def place_in(text: str, services: Services) -> Place | None:
    """The first place that is named."""
    named = (services.vocabulary.places.find(word) for word in text.split())
    return next((place for place in named if place is not None), None)


async def look(services: Services, room: RoomId, roles: Sequence[str]) -> list[Opening]:
    """The openings of these roles that count (of all roles for none)."""
    hidden = services.samples if room.platform != "web" else frozenset()
    async with services.database.reading() as connection:
        return await openings.of_roles(
            connection, roles, seen_since=services.clock() - PERIOD, without_source=hidden
        )


def source(services: Services) -> Citation:
    """The postings of the period."""
    now = services.clock()
    return Citation(SOURCE, korean_day(now - PERIOD), korean_day(now))


def _left(services: Services, won: int, today: date) -> TakeHome | None:
    try:
        return take_home(won, on=today, tables=services.salary.tables)
    except TableMissing:
        return None
