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
    found = URL.search(call.rest or call.reply_to_text)
    if found is None:
        return sharing.which_link()
    if services.share is None:
        return sharing.not_here()
    url = found.group().rstrip(".,)")
    try:
        posting = await services.share(url, call.room)
    except SourceError as error:
        return sharing.unread(url, str(error))
    except ValueError as error:
        return sharing.unread(url, f"{error}.")
    return sharing.card(posting, today=korean_day(services.clock()))


command = Command("share", answer)
