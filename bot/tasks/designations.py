"""Takes in a list of designated companies, and tells rooms what it says otherwise of the companies they follow.

The list and its notices are one transaction. A list is held against the one of the day before it, or, when it is brought
again, against what was kept of that day. An older list than the newest is history: nobody is told of it. A change of nothing
but codes is no change. Refused with ConfigError unless `anyway`: a list without half of the companies of the one before, for
that is mostly a search that was downloaded in part, and rooms would be told that companies are no longer listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.errors import ConfigError
from bot.model.designation import DesignatedCompany, DesignationChange, Headcount
from bot.reading.company_names import CompanyNames
from bot.rendering import designation as rendering
from bot.store import companies, outbox
from bot.store.database import Connection

Rows = Mapping[str, DesignatedCompany]
MANY = 20
"""From so many companies on a list is one that can miss half of them."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list came to: its companies, what changed since `before` (None: there was no list), and the rooms told."""

    companies: int
    before: date | None
    added: int
    removed: int
    changed: int
    rooms: int


async def take_list(
    connection: Connection,
    found: Sequence[DesignatedCompany],
    names: CompanyNames,
    *,
    listed_on: date,
    file: str,
    now: datetime,
    anyway: bool = False,
) -> Imported:
    """Keep the list of a day and queue the notices it causes."""
    days = await companies.days(connection)
    before = next((day for day in reversed(days) if day <= listed_on), None)
    was = _by_name(await companies.listed(connection, before)) if before else {}
    if before and not anyway:
        _refuse_a_part(was, _by_name(found), before)
    keyed = [(one, names.keys(one.name)) for one in found]
    await companies.put_list(connection, listed_on, file, keyed, now)
    changes = _changes(was, _by_name(found)) if before else []
    told = 0
    if before and changes and listed_on >= max(days):
        told = await _tell(connection, changes, names, before, listed_on, now)
    return Imported(
        len(found),
        before,
        added=sum(one.before is None for one in changes),
        removed=sum(one.after is None for one in changes),
        changed=sum(one.before is not None and one.after is not None for one in changes),
        rooms=told,
    )


async def _tell(
    connection: Connection,
    changes: Iterable[DesignationChange],
    names: CompanyNames,
    before: date,
    after: date,
    now: datetime,
) -> int:
    """One notice a room, of all that changed for it; how many rooms."""
    by_key: dict[str, list[DesignationChange]] = {}
    for change in changes:
        for key in names.keys(change.name):
            by_key.setdefault(key, []).append(change)
    news: dict[int, list[DesignationChange]] = {}
    for room, follow in await companies.all_followed(connection):
        news.setdefault(room, []).extend(by_key.get(follow.key, ()))
    told = {room: list(dict.fromkeys(mine)) for room, mine in news.items() if mine}
    for room, mine in told.items():
        await outbox.queue_notice(connection, room, rendering.news(mine, before=before, after=after), now)
    return len(told)


def _refuse_a_part(was: Rows, now: Rows, before: date) -> None:
    missing = len(was.keys() - now.keys())
    if len(was) >= MANY and missing * 2 > len(was):
        raise ConfigError(
            f"{before.isoformat()} 명단의 {len(was):,}곳 가운데 {missing:,}곳이 없습니다. 일부만 내려받은 파일 같습니다. "
            "정말 이대로라면 --anyway를 붙여 주세요."
        )


def _changes(was: Rows, now: Rows) -> list[DesignationChange]:
    found = [DesignationChange(was.get(name), now.get(name)) for name in dict.fromkeys((*was, *now))]
    return [one for one in found if _counted(one.before) != _counted(one.after)]


def _by_name(found: Iterable[DesignatedCompany]) -> Rows:
    """By name; by name and place where several of one name are listed."""
    rows = list(found)
    times = Counter(one.name for one in rows)
    return {one.name if times[one.name] == 1 else f"{one.name}\n{one.place}": one for one in rows}


def _counted(one: DesignatedCompany | None) -> tuple[Headcount, Headcount] | None:
    """What of a row is worth telling."""
    if one is None:
        return None
    active = one.active
    if active.allotted is not None and active.allotted >= rendering.CODES_FROM:
        active = replace(active, allotted=None)
    return active, replace(one.supplementary, allotted=None)
