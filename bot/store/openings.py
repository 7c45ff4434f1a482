"""What stored postings say of pay: the few facts of each opening, once each however many boards it stands on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Text, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.reading import Experience, Pay, PayPeriod, Region
from bot.model.salary import Opening
from bot.store.codec import Json
from bot.store.schema import postings

_FACTS = ("roles", "pay", "experience", "regions")
_YEARS = ("entry_ok", "min_years", "max_years")


async def of_roles(
    connection: AsyncConnection,
    roles: Collection[str],
    *,
    seen_since: datetime,
    without_source: Collection[str] = (),
) -> list[Opening]:
    """Openings of these roles (all for none), open or closed, first seen since that moment."""
    c = postings.c
    where: list[ColumnElement[bool]] = [c.first_seen_at >= seen_since, c.source.not_in(without_source)]
    if roles:
        # The words of the JSON choose the rows; the facts themselves are looked at below.
        where.append(or_(*(cast(c.reading, Text).contains(f'"{role}"') for role in sorted(roles))))
    query = select(func.coalesce(c.same_as, c.id), c.reading).where(*where).order_by(c.id)
    found: dict[int, list[Json]] = {}
    for number, reading in await connection.execute(query):
        found.setdefault(number, []).append(reading)
    openings = (_opening(readings) for readings in found.values())
    return [one for one in openings if not roles or not set(roles).isdisjoint(one.roles)]


def _opening(readings: Sequence[Json]) -> Opening:
    """What any board says outranks what another leaves out; the evidence is left where it is."""
    roles, pay, experience, regions = (
        next((one[name] for one in readings if one.get(name)), None) for name in _FACTS
    )
    return Opening(
        tuple(role["value"] for role in roles or ()),
        Pay(pay.get("low"), pay.get("high"), PayPeriod(pay["period"]), pay["text"]) if pay else None,
        Experience(*(experience.get(name) for name in _YEARS)) if experience else Experience(),
        tuple(Region(region["sido"], region.get("sigungu", "")) for region in regions or ()),
    )
