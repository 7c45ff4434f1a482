"""/jobs FILTER: what is open now, newest first, five at a time; 더 보기 turns the page in place."""

from __future__ import annotations

from dataclasses import replace

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.commands.finding import found
from bot.matching.language import parse
from bot.model.chat import Call, Reply
from bot.rendering.postings import PAGE, listing
from bot.salary.shown import with_take_home
from bot.store import drafts, rooms


async def answer(call: Call, services: Services) -> Reply:
    """The first page."""
    return await _page(call, services, call.rest, 1)


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """더 보기: the page from a given place on, for the query the button stands for."""
    what, number, first = arguments
    if what != "more":
        raise LookupError(call.action)
    async with services.database.reading() as connection:
        payload = await drafts.get(connection, call.room, int(number))
    if payload is None:
        raise LookupError(call.action)
    return replace(await _page(call, services, payload["query"], int(first), number), replaces=True)


async def _page(call: Call, services: Services, query: str, first: int, draft: str = "") -> Reply:
    wish, now = parse(query, services.vocabulary) if query else None, services.clock()
    async with services.database.reading() as connection:
        page = await found(connection, services, call.room, wish, offset=first - 1, limit=PAGE)
    more = ""
    if page.total >= first + PAGE:
        draft = draft or str(await _draft(call, services, query))
        more = f"jobs:more:{draft}:{first + PAGE}"
    today = korean_day(now)
    return listing(
        [with_take_home(one, today, services.salary.tables) for one in page.postings],
        total=page.total,
        today=today,
        first=first,
        query=query,
        more=more,
        samples=services.samples,
    )


async def _draft(call: Call, services: Services, query: str) -> int:
    now = services.clock()
    async with services.database.writing() as connection:
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        return await drafts.put(connection, room, call.member.id, {"query": query}, now)


command = Command("jobs", answer, press)
