"""/offer SUM [role] [experience] [place]: answered to the member alone; a room sees only that it was answered."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.command import Command, Services
from bot.commands.weighing import weigh
from bot.model.chat import Call, Reply
from bot.rendering import offer as rendering
from bot.salary import claims
from bot.salary.openings import Place
from bot.salary.reasons import Reason, refusal
from bot.salary.service import LAW, MONTHS, NO_SIDE_WORK


async def answer(call: Call, services: Services) -> Reply:
    """Weigh the offer."""
    if not call.rest:
        return rendering.how()
    said = claims.read(call.rest, services.salary.roles)
    if len(said.amounts) != 1:
        raise refusal(Reason.TWO if said.amounts else Reason.NOTHING)
    where, places = _places(call.rest, services)
    weighed = await weigh(services, call.room, said, said.amounts[0], places, where)
    reply = rendering.offer(weighed, MONTHS, LAW, NO_SIDE_WORK)
    if call.private:
        return reply
    return replace(reply, private=True, aside=rendering.IN_ROOM, unreached=rendering.UNREACHED)


def _places(text: str, services: Services) -> tuple[str, tuple[Place, ...]]:
    for word in text.split():
        place = services.vocabulary.places.find(word)
        if place is not None:
            return place.name, place.targets
    return "", ()


command = Command("offer", answer)
