"""Lists of designated companies: kept by day, found by any of a company's names, the newest one answering."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.model.designation import DesignatedCompany, Designation, Headcount
from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.reading import signatures
from bot.store import companies
from bot.store.database import Database
from tests.conftest import NOW

AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 11)
ROBOTICS = DesignatedCompany(
    "(주)가온누리", "대전", "중소기업부설연구소", "기계", Headcount(2, 4, 12), Headcount(9999)
)
DODAM = DesignatedCompany("도담에이아이(DODAM AI)")


async def put(database: Database, day: date, *found: tuple[DesignatedCompany, tuple[str, ...]]) -> None:
    async with database.writing() as connection:
        await companies.put_list(connection, day, "list.xls", found, NOW)


async def test_the_newest_list_answers_and_the_older_ones_are_kept(database: Database) -> None:
    await put(database, SEPTEMBER, (ROBOTICS, ("가온누리",)))
    await put(database, AUGUST, (ROBOTICS, ("가온누리",)), (DODAM, ("도담ai", "dodamai")))
    async with database.reading() as connection:
        assert await companies.days(connection) == [AUGUST, SEPTEMBER]
        assert await companies.designation(connection, ["가온누리"]) == Designation(SEPTEMBER, (ROBOTICS,))
        assert await companies.designation(connection, ["dodamai"]) == Designation(SEPTEMBER)
        assert await companies.listed(connection, AUGUST) == [ROBOTICS, DODAM]


async def test_without_a_list_nothing_is_known(database: Database) -> None:
    async with database.reading() as connection:
        assert await companies.designation(connection, ["가온누리"]) == Designation(None)
        assert await companies.names_like(connection, "가온", 3) == []


async def test_a_list_of_the_same_day_takes_the_place_of_the_one_before(database: Database) -> None:
    await put(database, AUGUST, (ROBOTICS, ("가온누리",)))
    await put(database, AUGUST, (DODAM, ("도담ai",)))
    async with database.reading() as connection:
        assert await companies.listed(connection, AUGUST) == [DODAM]
        assert (await companies.designation(connection, ["가온누리"])).companies == ()


async def test_a_company_is_found_once_by_any_of_its_names(database: Database) -> None:
    other = DesignatedCompany("(주)가온누리 판교연구소")
    await put(
        database, AUGUST, (DODAM, ("도담ai", "dodamai")), (ROBOTICS, ("가온누리",)), (other, ("가온누리",))
    )
    async with database.reading() as connection:
        assert (await companies.designation(connection, ["dodamai", "도담ai"])).companies == (DODAM,)
        assert (await companies.designation(connection, ["가온누리"])).companies == (ROBOTICS, other)


async def test_names_like_one_are_found_the_shortest_first(database: Database) -> None:
    await put(
        database, AUGUST, (DesignatedCompany("가온누리 판교"), ("가온누리판교",)), (ROBOTICS, ("가온누리",))
    )
    async with database.reading() as connection:
        assert await companies.names_like(connection, "온누", 3) == ["(주)가온누리", "가온누리 판교"]
        assert await companies.names_like(connection, "100%_", 3) == []


async def test_a_long_list_is_kept_whole(database: Database) -> None:
    await put(database, AUGUST, *((DesignatedCompany(f"{n}호"), (f"{n}호",)) for n in range(2000)))
    async with database.reading() as connection:
        assert len(await companies.listed(connection, AUGUST)) == 2000
        found = await companies.designation(connection, [f"{n}호" for n in range(2000)])
    assert sorted(one.name for one in found.companies) == sorted(f"{n}호" for n in range(2000))


async def test_postings_are_looked_up_by_their_employers_names(database: Database) -> None:
    await put(database, AUGUST, (ROBOTICS, ("가온누리",)))
    words = signatures.load(Path(__file__).parents[2] / "config")
    packed = {
        number: signatures.signature(
            RawPosting("가람", "1", "연구원", company=company), Reading(), words
        ).pack()
        for number, company in enumerate(("주식회사 가온누리", "나래", ""), 1)
    }
    async with database.reading() as connection:
        found = await companies.of_signatures(connection, packed | {4: None, 5: "{}"})
    assert found == {1: Designation(AUGUST, (ROBOTICS,)), 2: Designation(AUGUST)}
