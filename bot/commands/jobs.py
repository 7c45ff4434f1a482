"""/jobs FILTER: what is open now, five at a time, newest first or (마감순) by last day; buttons turn the page in place.

A list belongs to who asked for it. A button carries order and place; the filter it stands for is kept under a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.commands.finding import found
from bot.commands.opener import may_press, opener
from bot.matching.language import parse
from bot.model.chat import Call, Reply
from bot.model.search import Found, Order
from bot.rendering import errors, ordering
from bot.rendering.postings import PAGE, listing
from bot.salary.shown import with_take_home
from bot.store import drafts, rooms


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list shows. `draft`: the number the query is kept under, 0 for none."""

    query: str
    order: Order
    mark: str
    draft: int = 0

    def turn(self, order: Order, first: int) -> str:
        """The action of a button that shows the list in that order from that place on."""
        return f"{command.name}:page:{self.mark}:{order}:{first}:{self.draft}"


async def answer(call: Call, services: Services) -> Reply:
    """The first page."""
    query, order = ordering.split(call.rest)
    return await _page(call, services, Asked(query, order or Order.NEWEST, opener(call)), 1)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Another page of a list, or its first in the other order."""
    what, mark, order, first, draft = arguments
    if what != "page":
        raise LookupError(call.action)
    if not may_press(call, mark):
        return errors.not_yours("목록", "/jobs")
    query = await _query(call, services, int(draft)) if draft != "0" else ""
    asked = Asked(query, Order(order), mark, int(draft))
    return replace(await _page(call, services, asked, max(1, int(first))), replaces=True)


async def _query(call: Call, services: Services, draft: int) -> str:
    async with services.database.reading() as connection:
        payload = await drafts.get(connection, call.room, draft)
    if payload is None or "query" not in payload:
        raise LookupError(call.action)
    return str(payload["query"])


async def _page(call: Call, services: Services, asked: Asked, first: int) -> Reply:
    page = await _found(call, services, asked, first)
    if page.total and not page.postings:
        # Some were closed since the button was made.
        first = (page.total - 1) // PAGE * PAGE + 1
        page = await _found(call, services, asked, first)
    if page.total > 1 and asked.query and not asked.draft:
        asked = replace(asked, draft=await _draft(call, services, asked.query))
    today = korean_day(services.clock())
    return listing(
        [with_take_home(one, today, services.salary.tables) for one in page.postings],
        total=page.total,
        today=today,
        first=first,
        query=asked.query,
        order=asked.order,
        turn=asked.turn,
        samples=services.samples,
    )


async def _found(call: Call, services: Services, asked: Asked, first: int) -> Found:
    wish = parse(asked.query, services.vocabulary) if asked.query else None
    async with services.database.reading() as connection:
        return await found(
            connection, services, call.room, wish, order=asked.order, offset=first - 1, limit=PAGE
        )


async def _draft(call: Call, services: Services, query: str) -> int:
    now = services.clock()
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        return await drafts.put(connection, room, call.member.id, {"query": query}, now)


command = Command("jobs", answer, press)
