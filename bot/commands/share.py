"""/share URL: reads the posting a member found and shows it as a card; a pasted link of a known board is the same.

What cannot be read is said with the reason: no link, a site that does not allow it, no posting there.
"""

from __future__ import annotations

import re

from bot.clock import korean_day
from bot.commands.command import Command, Services
from bot.errors import SourceError
from bot.model.chat import Call, Reply
from bot.rendering import sharing

URL = re.compile(r"https?://[^\s<>\"']{4,2000}")


async def answer(call: Call, services: Services) -> Reply:
    """The card, or why there is none."""
    url = address_in(call)
    if not url:
        return sharing.which_link()
    if services.share is None:
        return sharing.not_here()
    try:
        posting = await services.share(url, call.room)
    except SourceError as error:
        return sharing.unread(url, str(error))
    except ValueError as error:
        return sharing.unread(url, f"{error}.")
    return sharing.card(posting, today=korean_day(services.clock()))


def address_in(call: Call) -> str:
    """The first address that was said, or that the answered message has; "" for none."""
    words = (call.rest,) if call.rest else (call.reply_to_text, *call.reply_to_links)
    found = next((found for one in words if (found := URL.search(one))), None)
    return found.group().rstrip(".,)") if found else ""


command = Command("share", answer)
