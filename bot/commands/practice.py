"""이 공고로 연습, below an alert or a shared posting, and /interview in reply to one: questions that fit it, each with why.

Among the best that were not asked lately one is chosen; its buttons are those of every question, and beside them stands what
could be asked back about this posting. Of a digest it is asked which posting is meant, so that digests carry no button more.
The prompt's wish names the posting, so 다음 stays with it, also after a restart.
"""

from __future__ import annotations

from bot.commands import meant
from bot.commands.command import Command, Services
from bot.commands.review import AT_ONCE
from bot.interview.bank import Bank
from bot.interview.choosing import choose
from bot.model.chat import Block, Button, Call, Reply
from bot.model.fitting import Fit
from bot.model.posting import Posting
from bot.model.reviews import Prompt, PromptKind
from bot.rendering import fitting as words
from bot.rendering import interview
from bot.rendering.picking import which
from bot.store import prompts, rooms

WISH = "공고:"
FEW = 6


async def answer(_call: Call, _services: Services) -> Reply:
    """Nothing is typed for it."""
    raise LookupError


async def press(call: Call, services: Services, arguments: list[str]) -> Reply:
    """The button below a posting."""
    verb, number = arguments
    if verb != "go":
        raise LookupError(call.action)
    return await ask(call, services, int(number))


async def on_reply(call: Call, services: Services) -> Reply | None:
    """A question for the posting that this message answers, or which of several is meant; None when it answers none."""
    there = await meant.replied(call, services)
    if len(there) > 1:
        return which("어느 공고로 연습할까요?", there, "practice:go:")
    return await ask(call, services, there[0].id) if there else None


async def ask(call: Call, services: Services, number: int, after: Prompt | None = None) -> Reply:
    """A question that fits the posting; not when somebody else just asked for the one `after` it."""
    posting = await meant.get(services, number)
    fits = {fit.question.id: fit for fit in await meant.fitting(services, posting)}
    if not fits:
        return words.nothing_fits(posting)
    now = services.clock()
    async with services.database.writing() as connection:
        if after and await prompts.is_followed(connection, after, now - AT_ONCE):
            return interview.already_next()
        room, _ = await rooms.know(connection, call.room, now, title=call.room_title, private=call.private)
        lately = await prompts.lately(connection, room)
        fresh = [fit.question for one, fit in fits.items() if one not in lately][:FEW]
        one = choose(fresh or [fit.question for fit in fits.values()], lately, services.chance)
        wish, by = f"{WISH}{number}", call.member.id
        shown = await prompts.add(connection, room, one.id, PromptKind.INTERVIEW, now, asked_by=by, wish=wish)
    why = _why(services, posting, fits[one.id])
    return interview.prompt(shown, one, why=why, beside=words.asking_back(posting))


def posting_in(wish: str) -> int | None:
    """The number of the posting that a prompt was chosen by; None when it was not."""
    number = wish.removeprefix(WISH)
    return int(number) if wish.startswith(WISH) and number.isdecimal() else None


async def because(services: Services, shown: Prompt, bank: Bank) -> tuple[Block | None, Button | None]:
    """Why it was chosen and the button beside, for a prompt that a posting brought; nothing for any other."""
    number = posting_in(shown.wish)
    if number is None or bank.get(shown.question) is None:
        return None, None
    try:
        posting: Posting = await meant.get(services, number)
    except LookupError:
        return None, None
    fit = next(
        (one for one in await meant.fitting(services, posting) if one.question.id == shown.question), None
    )
    return _why(services, posting, fit) if fit else None, words.asking_back(posting)


def _why(services: Services, posting: Posting, fit: Fit) -> Block:
    names = services.vocabulary.domains.called | services.vocabulary.roles.called
    return words.why(posting, fit, names)


command = Command("practice", answer, press, hidden=True)
