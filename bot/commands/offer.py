"""/offer SUM [role] [experience] [place]: answered to the member alone; a room sees only that it was answered."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.weighing import place_in, weigh
from bot.model.chat import Call, Reply
from bot.rendering import offer as rendering
from bot.salary import claims
from bot.salary.reasons import Reason, refusal
from bot.salary.service import LAW, MONTHS, NO_SIDE_WORK


async def answer(call: Call, services: Services) -> Reply:
    """Weigh the offer."""
    if not call.rest:
        return rendering.how()
    said = claims.read(call.rest, services.salary.roles)
    if len(said.amounts) != 1:
        raise refusal(Reason.TWO if said.amounts else Reason.NOTHING)
    weighed = await weigh(services, call.room, said, said.amounts[0], place_in(call.rest, services))
    reply = rendering.offer(weighed, MONTHS, LAW, NO_SIDE_WORK)
    if call.private:
        return reply
    return replace(reply, private=True, aside=rendering.IN_ROOM, unreached=rendering.UNREACHED, opens="offer")


command = Command("offer", answer)
