"""Which postings are meant: those of the message this one answers, the one at an address, or a company's open ones.

A number said in reply to a digest is the place in it.
"""

from __future__ import annotations

from bot.clock import korean_day
from bot.commands.command import Services
from bot.commands.finding import found
from bot.commands.share import URL
from bot.commands.tracing import opening
from bot.errors import FilterError
from bot.interview.fitting import fits
from bot.matching.language import parse
from bot.model.chat import Call
from bot.model.fitting import Fit, Line
from bot.model.posting import Posting
from bot.reading.lines import lines
from bot.rendering.message import in_order
from bot.store import outbox, postings, sent


async def replied(call: Call, services: Services) -> tuple[Posting, ...]:
    """What the message of ours brought that this one answers, in its order; none when it is no such message."""
    if not call.reply_to:
        return ()
    async with services.database.reading() as connection:
        number = await outbox.message_by_platform_id(connection, call.room, call.reply_to)
        message = await sent.get(connection, number) if number is not None else None
    return in_order(message, korean_day(services.clock())) if message and message.alerts else ()


async def said(call: Call, services: Services, words: str) -> tuple[Posting, ...]:
    """What the words mean, with the message they answer."""
    if URL.search(words or call.reply_to_text):
        return await _at(services, words or call.reply_to_text)
    there = await replied(call, services)
    if there and words.rstrip("번").isdecimal():
        place = int(words.rstrip("번"))
        return there[place - 1 : place] if place else ()
    return there if there and not words else await _of_company(call, services, words)


async def get(services: Services, number: int) -> Posting:
    """The posting of that number; LookupError when it is not kept any more."""
    async with services.database.reading() as connection:
        return (await postings.get(connection, [number]))[number]


async def _at(services: Services, words: str) -> tuple[Posting, ...]:
    address = URL.search(words)
    async with services.database.reading() as connection:
        number = await opening(connection, address.group().rstrip(".,)")) if address else None
        return tuple((await postings.get(connection, [number])).values()) if number else ()


async def _of_company(call: Call, services: Services, words: str) -> tuple[Posting, ...]:
    name = words.replace('"', "").strip()
    try:
        wish = parse(f'회사:"{name}"', services.vocabulary) if name else None
    except FilterError:
        return ()
    async with services.database.reading() as connection:
        return (await found(connection, services, call.room, wish)).postings if wish else ()


def lines_of(services: Services, posting: Posting) -> tuple[Line, ...]:
    """What the posting says of the work and of who is wanted."""
    return lines(posting.raw, on=korean_day(services.clock()), headings=services.headings)


async def fitting(services: Services, posting: Posting) -> list[Fit]:
    """The questions of the bank that fit it, the best first."""
    return fits(await services.questions.bank(), posting.reading, lines_of(services, posting))
