"""The buttons of a digest: 더 보기 turns its page in place, 🔖 담기 brings a button for each posting of the page.

Only the room it was sent to may press them.
"""

from __future__ import annotations

from dataclasses import replace

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import errors
from bot.rendering.message import again
from bot.salary.shown import message_with_take_home
from bot.store import sent


async def answer(_call: Call, _services: Services) -> Reply:
    """Nothing is typed for it."""
    raise LookupError


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """The page from the asked place on."""
    number, first, *rest = arguments
    async with services.database.reading() as connection:
        digest = await sent.get(connection, int(number))
    if digest is None or digest.room != call.room or int(first) > len(digest.alerts):
        return errors.stale_button()
    today, picking = korean_day(services.clock()), rest == ["pick"]
    digest = message_with_take_home(digest, today, services.salary.tables)
    page = again(digest, today=today, samples=services.samples, first=int(first), picking=picking)
    return replace(page, replaces=True)


command = Command("digest", answer, press, hidden=True)
