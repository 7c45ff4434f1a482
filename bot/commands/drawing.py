"""Puts pictures into answers: drawn in a thread, so that nobody else waits, by a library imported when first needed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.commands.command import Services
from bot.commands.weighing import look, source
from bot.model.chat import Picture, Reply
from bot.model.room import RoomId
from bot.model.salary import Claim, Employer, EmployerMonth, Estimate, Quartiles, TakeHome, Weighed
from bot.salary.openings import fitting
from bot.salary.pension_estimates import data_of
from bot.salary.percentiles import Percentiles
from bot.salary.quartiles import quartiles

log = logging.getLogger(__name__)

STEP, BARS = 5_000_000, 31
ROLES = 6
"""Boxes of one picture."""


async def distribution(reply: Reply, weighed: Weighed, table: Percentiles) -> Reply:
    """With where the sum stands among all."""
    standing = weighed.standing
    if standing is None:
        return reply

    def draw() -> Picture:
        from bot.rendering.pictures import distribution

        tops = [table.position(STEP * bar).top if bar else 100.0 for bar in range(BARS)]
        shares = [here - above for here, above in zip(tops, [*tops[1:], 0.0], strict=True)]
        return distribution.draw(standing, [(STEP * bar, share) for bar, share in enumerate(shares)])

    return await drawn(reply, draw)


async def parts(reply: Reply, left: TakeHome) -> Reply:
    """With what is left and what is taken."""

    def draw() -> Picture:
        from bot.rendering.pictures import parts

        return parts.draw(left)

    return await drawn(reply, draw)


async def months(
    reply: Reply, company: Employer, known: Sequence[EmployerMonth], estimates: Sequence[Estimate | None]
) -> Reply:
    """With the company's months, where there are some."""
    if len(known) < 2:
        return reply
    rows = [
        (one.month, one.members, found.monthly if found else None, bool(found and found.at_least))
        for one, found in zip(known, estimates, strict=True)
    ]

    def draw() -> Picture:
        from bot.rendering.pictures import months

        data = replace(data_of(known[-1].month), since=known[0].month)
        return months.draw(company.name, rows, data)

    return await drawn(reply, draw)


async def boxes(reply: Reply, services: Services, room: RoomId, said: Claim) -> Reply:
    """With the quartiles of roles that have some, the asked ones first."""
    openings = await look(services, room, ())
    titles, rows = services.salary.roles.titles, []
    for role, name in titles.items():
        pays, _ = fitting([one for one in openings if role in one.roles], said.years)
        found = quartiles(pays)
        if isinstance(found, Quartiles):
            rows.append((role not in said.roles, -found.count, name, found))
    if not rows:
        return reply
    rows.sort(key=lambda one: one[:3])
    asked = [titles[role] for role in said.roles]
    shown = [(name, found) for _, _, name, found in rows[:ROLES]]

    def draw() -> Picture:
        from bot.rendering.pictures import boxes

        return boxes.draw("공고가 적은 연봉", shown, asked, source(services))

    return await drawn(reply, draw)


async def drawn(reply: Reply, draw: Callable[[], Picture]) -> Reply:
    """With a picture; without it where it cannot be drawn, which is logged."""
    try:
        return replace(reply, picture=await asyncio.to_thread(draw))
    except Exception:
        # The words say all that the picture does.
        log.exception("그림을 그리지 못해 글로만 답합니다.")
        return reply
