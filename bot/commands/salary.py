"""/salary with a sum, something heard, a company or a role; or as a reply to a message that claims something.

Order: what is quoted, or the message this one answers, is a claim; one sum is weighed, two are asked back; a company of that
very name is told, several are buttons; a role alone is answered with what postings say. Anything else is asked back.
"""

from __future__ import annotations

import re
from datetime import date

from bot.commands import drawing
from bot.commands.command import Command, Services
from bot.commands.weighing import place_in, seen, weigh
from bot.errors import AmountError, SourceError, TableMissing
from bot.model.chat import Call, Reply
from bot.model.salary import Citation, Claim, Employer
from bot.rendering import employer
from bot.rendering import salary as rendering
from bot.salary import claims, statistics
from bot.salary.companies import choose
from bot.salary.pension_estimates import data_of, estimate, flow
from bot.salary.reasons import Reason, refusal
from bot.store import workplaces

MONTHLY = "월급"

_QUOTED = re.compile(r"[\"“”‘’'「『](?P<said>.+)[\"“”‘’'」』]", re.DOTALL)


async def answer(call: Call, services: Services) -> Reply:
    """What is known of it."""
    quoted = _QUOTED.search(call.rest)
    heard = quoted["said"] if quoted else "" if call.rest else call.reply_to_text
    text = _by_the_month(call, (heard or call.rest).strip())
    if not text:
        return rendering.how()
    try:
        said = claims.read(text, services.salary.roles)
    except AmountError:
        # A company may be called by what looks like a sum.
        if found := await _company(services, text, only_that_name=True):
            return found
        raise
    if len(said.amounts) > 1:
        raise refusal(Reason.TWO)
    if said.amounts:
        return await _sum(call, services, said, is_claim=bool(heard) or said.in_service)
    return await _company(services, text, is_role=bool(said.roles)) or await _role(call, services, said, text)


async def press(_call: Call, services: Services, arguments: list[str]) -> Reply:
    """One of several companies."""
    what, number = arguments
    if what != "company":
        raise LookupError(what)
    async with services.database.reading() as connection:
        found = await workplaces.get(connection, int(number))
    if found is None:
        raise LookupError(number)
    return await _told(services, found)


def _by_the_month(call: Call, text: str) -> str:
    """/월급 350 is a month's pay."""
    word = call.command or call.text.strip().partition(" ")[0]
    return f"{MONTHLY} {text}" if word == MONTHLY and text[:1].isdigit() else text


async def _sum(call: Call, services: Services, said: Claim, *, is_claim: bool) -> Reply:
    [amount] = said.amounts
    weighed = await weigh(services, call.room, said, amount, place_in(said.text, services))
    more = f"takehome:show:{amount.low}"
    reply = rendering.claim(said, weighed, more) if is_claim else rendering.amount(weighed, more)
    return await drawing.distribution(reply, weighed, services.salary.tables.percentile())


async def _company(
    services: Services, text: str, *, only_that_name: bool = False, is_role: bool = False
) -> Reply | None:
    month, named = await _named(services, text)
    found = choose(named, text)
    if not isinstance(found, Employer) and services.employers and not only_that_name and not is_role:
        try:
            await services.employers(text)
        except SourceError as error:
            return employer.not_asked(text, str(error))
        month, named = await _named(services, text)
        found = choose(named, text)
    if isinstance(found, Employer):
        return await _told(services, found)
    if month is None or not found or only_that_name:
        return None
    return employer.candidates(text, found, data_of(month), "salary:company:")


async def _named(services: Services, text: str) -> tuple[date | None, list[Employer]]:
    async with services.database.reading() as connection:
        month = await workplaces.newest(connection)
        return month, await workplaces.named(connection, text) if month else []


async def _told(services: Services, company: Employer) -> Reply:
    async with services.database.reading() as connection:
        months = await workplaces.months(connection, company.id)
    last, tables = months[-1], services.salary.tables
    estimates = []
    for one in months:
        try:
            estimates.append(estimate(one.billed, one.members, one.month, tables))
        except TableMissing:
            if one is last:
                raise
            estimates.append(None)
    reply = employer.pay(company, estimates[-1], flow(months), data_of(last.month))
    return await drawing.months(reply, company, months, estimates)


async def _role(call: Call, services: Services, said: Claim, text: str) -> Reply:
    if not said.roles:
        return rendering.not_understood(text, await _newest(services))
    found = await seen(services, call.room, said, place_in(text, services))
    stated = statistics.fitting(services.salary.tables.statistics, statistics.person(said))
    reply = rendering.role(found, stated)
    return await drawing.boxes(reply, services, call.room, said)


async def _newest(services: Services) -> Citation | None:
    async with services.database.reading() as connection:
        month = await workplaces.newest(connection)
    return data_of(month) if month else None


command = Command("salary", answer, press)
