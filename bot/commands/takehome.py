"""/takehome SUM [부양 n] [자녀 n] [식대 n] [연월]: what is left each month, every deduction with its rule."""

from __future__ import annotations

from bot.clock import korean_day
from bot.commands import drawing
from bot.commands.command import Command, Services
from bot.model.chat import Call, Reply
from bot.rendering import takehome as rendering
from bot.salary.asking import asked
from bot.salary.takehome import take_home


async def answer(call: Call, services: Services) -> Reply:
    """Read the line and figure it."""
    return await _figured(services, call.rest) if call.rest else rendering.how()


async def press(_call: Call, services: Services, arguments: list[str]) -> Reply:
    """The button of an answer about a sum: the same for somebody alone, this month."""
    what, won = arguments
    if what != "show" or not won.isdigit():
        raise LookupError(what)
    return await _figured(services, f"{won}원")


async def _figured(services: Services, text: str) -> Reply:
    tables = services.salary.tables
    line = asked(text, korean_day(services.clock()))
    low, high = (
        take_home(
            won, on=line.on, family=line.family, children_8_20=line.children_8_20, meal_monthly=line.meal_monthly,
            tables=tables,
        )
        for won in (line.amount.low, line.amount.high or line.amount.low)
    )  # fmt: skip
    return await drawing.parts(rendering.full(line.amount, low, high), low)


command = Command("takehome", answer, press)
