"""Companies out of the National Pension's workplaces, in a real SQLite file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.salary.pension import Workplace
from bot.store import workplaces
from bot.store.database import Database
from tests.salary.workplaces import MONTH, row


async def bring(database: Database, *rows: Workplace) -> dict[date, int]:
    return await workplaces.bring(database, rows)


async def found(database: Database, name: str) -> list[tuple[str, int]]:
    async with database.reading() as connection:
        return [(one.name, one.members) for one in await workplaces.named(connection, name)]


async def test_workplaces_of_one_name_and_number_are_added_up_and_described_by_the_largest(
    database: Database,
) -> None:
    brought = await bring(
        database,
        row("(주)가람", members=10, billed=4_000_000, entered=2, left=1),
        row("주식회사 가람", members=30, billed=9_000_000, entered=1, left=3),
        row("가람(주)", members=99, registered=False),
    )
    assert brought == {MONTH: 1}
    async with database.reading() as connection:
        [one] = await workplaces.named(connection, "가람")
        assert (one.name, one.place, one.members, one.month) == (
            "주식회사 가람",
            "서울특별시 강남구",
            40,
            MONTH,
        )
        [month] = await workplaces.months(connection, one.id)
        assert (month.members, month.billed, month.entered, month.left) == (40, 13_000_000, 3, 4)
        assert await workplaces.get(connection, one.id) == one
        assert await workplaces.get(connection, 999) is None


async def test_the_same_name_under_another_number_and_another_name_under_the_same_stay_apart(
    database: Database,
) -> None:
    await bring(
        database, row("(주)가람", "111111"), row("(주)가람", "222222", members=50), row("(주)너울", "111111")
    )
    assert await found(database, "가람") == [("(주)가람", 50), ("(주)가람", 10)]


async def test_rows_of_day_labourers_are_no_company(database: Database) -> None:
    await bring(database, row("(주)가람건설", members=5), row("(주)가람건설/일용/너울타워 신축", members=90))
    assert await found(database, "가람건설") == [("(주)가람건설", 5)]


async def test_a_part_of_a_name_finds_those_that_contain_it_the_largest_first(database: Database) -> None:
    await bring(database, row("(주)가람전자"), row("새가람 주식회사", members=99), row("(주)너울"))
    assert await found(database, "가람") == [("새가람 주식회사", 99), ("(주)가람전자", 10)]
    assert await found(database, "없는회사") == []
    assert await found(database, "(주)") == []


async def test_a_month_that_comes_again_takes_the_place_of_what_was_there(database: Database) -> None:
    await bring(database, row("(주)가람", members=10), row("(주)너울"))
    await bring(database, row("(주)가람", members=12))
    assert await found(database, "가람") == [("(주)가람", 12)]
    assert await found(database, "너울") == []


async def test_months_are_kept_beside_each_other_for_three_years(database: Database) -> None:
    await bring(database, *_months([(2023, 6), (2023, 7), (2026, 5)]))
    await bring(database, *_months([(2026, 6)]))
    async with database.reading() as connection:
        [one] = await workplaces.named(connection, "가람")
        kept = await workplaces.months(connection, one.id)
        assert [month.month for month in kept] == [date(2023, 7, 1), date(2026, 5, 1), MONTH]
        assert one.month == await workplaces.newest(connection) == MONTH


async def test_an_empty_store_knows_no_month(database: Database) -> None:
    async with database.reading() as connection:
        assert await workplaces.newest(connection) is None
    assert await bring(database) == {}


def _months(which: Iterable[tuple[int, int]]) -> list[Workplace]:
    return [row("(주)가람")._replace(month=date(year, month, 1)) for year, month in which]
