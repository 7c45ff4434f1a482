"""Finds the postings a filter wants without looking at each of them. The one function is `search`.

The indexed postings of the scope are settled by sets (search_filter.py). Those that changed since they were indexed are looked at
one by one. So the answer is always the filter's own, and the index only makes it quick.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.matching.bounds import BitMap
from bot.matching.language import Filter
from bot.matching.parts import written
from bot.model.posting import Posting
from bot.model.search import Found, Order
from bot.store import postings, search_parts
from bot.store.database import batches
from bot.store.schema import postings as stored
from bot.store.schema import search_stale
from bot.store.search_filter import FEW, wanted, wants

_NEVER = "9999"
"""After every day."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which postings count at all: those seen since a moment, or without one those that are open; and no source left out."""

    seen_since: datetime | None = None
    without_source: frozenset[str] = frozenset()


async def search(
    connection: AsyncConnection,
    wish: Filter | None,
    today: date,
    scope: Scope,
    *,
    order: Order = Order.NEWEST,
    offset: int = 0,
    limit: int,
    few: int = FEW,
) -> Found:
    """How many postings fit (all of the scope, for None), and the `limit` ones after the first `offset` in that order.

    `few`: so many postings are sooner looked into than the index is asked for words; the answer does not depend on it.
    """
    stale = BitMap((await connection.execute(select(search_stale.c.posting_id))).scalars())
    apart = await _looked_at(connection, wish, today, scope, stale)
    fitting = (await _inside(connection, scope)) - stale
    if wish is not None and fitting:
        fitting = await wanted(connection, wish.root, today, fitting, few)
    days: Iterable[BitMap] = [fitting | BitMap(apart)]
    if order is Order.DEADLINE and limit:
        days = await _by_last_day(connection, fitting, apart)
    numbers = list(islice(_newest_first(days), offset, offset + limit))
    found = await postings.get(connection, numbers)
    return Found(len(fitting) + len(apart), tuple(found[number] for number in numbers))


async def _inside(connection: AsyncConnection, scope: Scope) -> BitMap:
    """The indexed postings of the scope."""
    opened = written(search_parts.OPEN, (True,))
    if scope.seen_since is None:
        found = await search_parts.with_any(connection, [opened])
    else:
        found = await _seen_since(connection, scope.seen_since)
    sources = [written(search_parts.SOURCE, (name,)) for name in scope.without_source]
    return found - await search_parts.with_any(connection, sources)


async def _seen_since(connection: AsyncConnection, moment: datetime) -> BitMap:
    """All of later days, and of that day those that were seen later."""
    day, found = written(search_parts.SEEN, (moment.astimezone(UTC).date().isoformat(),)), BitMap()
    for key, packed in (await search_parts.of_kind(connection, search_parts.SEEN)).items():
        if key > day:
            found |= BitMap.deserialize(packed)
        elif key == day:
            c, numbers = stored.c, json.dumps(list(BitMap.deserialize(packed)))
            these = select(func.json_each(numbers).table_valued("value").c.value)
            later = select(c.id).where(c.id.in_(these), c.first_seen_at >= moment)
            found |= BitMap((await connection.execute(later)).scalars())
    return found


async def _looked_at(
    connection: AsyncConnection, wish: Filter | None, today: date, scope: Scope, numbers: BitMap
) -> dict[int, Posting]:
    """Those of the postings that fit, each looked at."""
    found: dict[int, Posting] = {}
    for batch in batches(list(numbers)):
        some = await postings.listed(
            connection,
            seen_since=scope.seen_since,
            only_open=scope.seen_since is None,
            among=batch,
            without_source=scope.without_source,
        )
        found |= {one.id: one for one in some if wish is None or wants(wish.root, one, today)}
    return found


async def _by_last_day(
    connection: AsyncConnection, fitting: BitMap, apart: Mapping[int, Posting]
) -> list[BitMap]:
    """The postings of each last day, the nearest first, then those without one."""
    days = defaultdict[str, BitMap](BitMap)
    for part, numbers in search_parts.by_value(await search_parts.of_kind(connection, search_parts.DEADLINE)):
        days[json.loads(part)[0] or _NEVER] |= numbers & fitting
    for number, posting in apart.items():
        last = posting.reading.deadline.closes_on
        days[last.isoformat() if last else _NEVER].add(number)
    return [days[day] for day in sorted(days)]


def _newest_first(groups: Iterable[BitMap]) -> Iterator[int]:
    for group in groups:
        yield from reversed(group)
