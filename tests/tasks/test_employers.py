"""Companies that nobody brought in by file are asked for once, and kept."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.errors import SourceUnreachable
from bot.salary.pension import Workplace
from bot.sources.pension_api import PensionApi
from bot.store import workplaces
from bot.store.database import Database
from bot.tasks.employers import ASK_AGAIN, EmployerLookup
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.salary.workplaces import row


class Api(PensionApi):
    """Answers with what it was given, and remembers the questions."""

    def __init__(self, found: list[Workplace], trouble: Exception | None = None) -> None:
        self.found, self.trouble, self.asked = found, trouble, list[str]()

    async def workplaces(self, name: str) -> list[Workplace]:
        self.asked.append(name)
        await asyncio.sleep(0)
        if self.trouble:
            raise self.trouble
        return self.found


async def test_what_is_found_is_kept_and_not_asked_for_again_for_a_while(database: Database) -> None:
    api, clock = Api([row("(주)너울", members=5), row("너울", members=7)]), FakeClock(NOW)
    lookup = EmployerLookup(database, api, clock)
    await asyncio.gather(lookup.look_up("너울"), lookup.look_up("(주) 너울"))
    assert api.asked == ["너울"]
    async with database.reading() as connection:
        [company] = await workplaces.named(connection, "너울")
    assert (company.name, company.members) == ("너울", 12)
    clock.now += ASK_AGAIN + timedelta(seconds=1)
    await lookup.look_up("너울")
    assert api.asked == ["너울", "너울"]
    async with database.reading() as connection:
        assert [one.members for one in await workplaces.months(connection, company.id)] == [12]


async def test_trouble_is_told_and_asked_for_again_at_once(database: Database) -> None:
    api = Api([], SourceUnreachable("지금은 답하지 못합니다."))
    lookup = EmployerLookup(database, api, FakeClock(NOW))
    for _ in range(2):
        with pytest.raises(SourceUnreachable):
            await lookup.look_up("너울")
    assert len(api.asked) == 2


async def test_a_name_without_letters_is_nobodys(database: Database) -> None:
    api = Api([])
    await EmployerLookup(database, api, FakeClock(NOW)).look_up("(주)")
    assert api.asked == []
