"""/ask [COMPANY or LINK], also in reply to an alert: five questions for the candidate to ask, each with why.

With a posting they begin with what it leaves unclear; without one they are of one kind each. A number's button shows what a good
and a worrying answer sound like, in the same message; another one brings the next five. Nothing is kept of it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.commands import meant
from bot.commands.command import Command, Services
from bot.interview.countering import suggestions
from bot.model.chat import Call, Reply
from bot.model.fitting import Suggestion
from bot.model.posting import Posting
from bot.rendering import asking as words
from bot.rendering.asking import PAGE
from bot.rendering.picking import which


async def answer(call: Call, services: Services) -> Reply:
    """Five for the posting that is meant, or which of several it is, or five that can be asked anywhere."""
    said = " ".join(call.rest.split())
    found = await meant.said(call, services, said)
    if len(found) > 1:
        return which("어느 공고에 대해 물으실 건가요?", found, "ask:new:")
    if found:
        return await _page(services, found[0].id, 0)
    if not said:
        return await _page(services, 0, 0)
    # 역질문 may begin a sentence among people: only a command is answered about what it does not know.
    return words.not_found(said) if call.text.startswith("/") else Reply()


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """Another page, or one question of it."""
    match arguments:
        case ["new", number]:
            return await _page(services, int(number), 0)
        case ["list", number, first]:
            return replace(await _page(services, int(number), int(first)), replaces=True)
        case ["show", number, first, place]:
            _, found = await _suggested(services, int(number))
            back = f"ask:list:{int(number)}:{int(first)}"
            return replace(words.one(found[int(place)], back), replaces=True)
    raise LookupError(call.action)


async def _page(services: Services, number: int, first: int) -> Reply:
    posting, found = await _suggested(services, number)
    page = found[first : first + PAGE]
    if not page:
        raise LookupError(first)
    return words.five(page, posting, first, more=first + PAGE < len(found))


async def _suggested(services: Services, number: int) -> tuple[Posting | None, list[Suggestion]]:
    """The posting (None for 0) and all that could be asked about it; LookupError when it is not kept any more."""
    bank = await services.questions.bank()
    if not number:
        return None, suggestions(bank)
    posting = await meant.get(services, number)
    return posting, suggestions(bank, posting.reading, meant.lines_of(services, posting))


command = Command("ask", answer, press)
