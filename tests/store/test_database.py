"""How the database is opened, migrated, copied, and how it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import MetaData, text
from sqlalchemy.engine import Connection

from bot.errors import ConfigError, StoreBusy, StoreFull, StoreTooNew
from bot.model.room import RoomId
from bot.store import facts, migrations, rooms, schema, sqlite, subscriptions
from bot.store.database import Database
from tests.conftest import NOW


async def test_migrations_make_the_tables_the_code_sees(database: Database) -> None:
    views = ("search_vocabulary", "search_places")

    def shape(connection: Connection) -> MetaData:
        found = MetaData()
        # The full-text table and its views are SQLite's own (search_terms.py).
        found.reflect(
            connection, only=lambda name, _: name not in views and not name.startswith("search_terms")
        )
        return found

    async with database.reading() as connection:
        found = await connection.run_sync(shape)
    assert found.tables.keys() - {"alembic_version"} == schema.metadata.tables.keys()
    for name, table in schema.metadata.tables.items():
        there = found.tables[name]
        assert {c.name: c.nullable for c in there.columns} == {c.name: c.nullable for c in table.columns}, (
            name
        )
        assert {i.name for i in there.indexes} == {i.name for i in table.indexes}, name
        assert {f.target_fullname for f in there.foreign_keys} == {
            f.target_fullname for f in table.foreign_keys
        }, name


async def test_a_second_migration_does_nothing(database: Database, tmp_path: Path) -> None:
    assert await migrations.migrate(database, NOW) is None
    assert list(tmp_path.glob("*.before-*")) == []


OF_BEFORE = (
    "INSERT INTO rooms VALUES (1, 'telegram', '1', '', 0, '', 'active', NULL, 1, 0, 'Asia/Seoul', '2026-11-23 03:00:00')",
    "INSERT INTO rooms VALUES (2, 'web', '1', '', 0, '', 'active', NULL, 1, 0, 'Asia/Seoul', '2026-11-23 03:00:00')",
    "INSERT INTO subscriptions VALUES (1, 1, 1, '전문연', 1, 0, '', '2026-11-23 03:00:00')",
)


async def test_rooms_of_before_get_quiet_hours_but_for_the_local_one(database_url: str) -> None:
    database = Database(database_url)
    async with database.writing() as connection:
        await connection.run_sync(migrations._upgrade, "0001")
        for statement in OF_BEFORE:
            await connection.execute(text(statement))
    await migrations.migrate(database, NOW)
    async with database.reading() as connection:
        [group, local] = [await rooms.get(connection, RoomId(one, "1")) for one in ("telegram", "web")]
        [wish] = await subscriptions.of_room(connection, RoomId("telegram", "1"))
    assert group is not None
    assert local is not None
    assert (str(group.settings.quiet), local.settings.quiet) == ("23:00-08:00", None)
    assert (str(wish.mode), wish.thread) == ("now", None)
    await database.close()


async def test_data_is_copied_before_it_is_changed(database: Database, tmp_path: Path) -> None:
    async with database.writing() as connection:
        await facts.put(connection, "word", "kept")
    copy = migrations._copy_before(database, "0001", NOW)
    assert copy is not None
    assert copy.parent == tmp_path
    assert sqlite.check_copy(copy) == ""


async def test_a_database_of_tomorrow_is_refused(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew, match="9999"):
        await migrations.migrate(database, NOW)


async def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="폴더가 없습니다"):
        Database(f"sqlite+aiosqlite:///{tmp_path}/none/gonggo.sqlite3")
    with pytest.raises(ConfigError, match="GONGGO_DATABASE"):
        Database("not a url")


async def test_a_full_database_says_so_and_keeps_what_it_had(database: Database) -> None:
    async with database.writing() as connection:
        await facts.put(connection, "word", "kept")
    async with database.engine.connect() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
    with pytest.raises(StoreFull, match="디스크"):
        async with database.writing() as connection:
            # The limit is the connection's own: the same "database or disk is full" a full disk gives.
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            await facts.put(connection, "long", "가" * 1_000_000)
    async with database.reading() as connection:
        assert await facts.get(connection, "word") == "kept"


async def test_a_database_that_another_program_holds_is_said(database: Database, database_url: str) -> None:
    hurried = Database(f"{database_url}?timeout=0.1")
    async with database.writing() as holding:
        await facts.put(holding, "word", "held")
        with pytest.raises(StoreBusy, match="붙잡고"):
            async with hurried.writing() as connection:
                await facts.put(connection, "word", "never")
    await hurried.close()


async def test_a_transaction_begins_with_its_first_statement(database: Database, database_url: str) -> None:
    hurried = Database(f"{database_url}?timeout=0.1")
    async with database.writing(), hurried.writing() as connection:
        await facts.put(connection, "word", "kept")
    async with database.reading() as connection:
        assert await facts.get(connection, "word") == "kept"
    await hurried.close()


async def test_what_fails_half_way_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(LookupError):
        async with database.writing() as connection:
            await facts.put(connection, "word", "half")
            raise LookupError
    async with database.writing() as connection:
        assert await facts.get(connection, "word") is None
        await facts.put(connection, "word", "whole")
    async with database.reading() as connection:
        assert await facts.get(connection, "word") == "whole"


async def test_one_statement_by_itself_is_kept_as_soon_as_it_is_done(
    database: Database, database_url: str
) -> None:
    hurried = Database(f"{database_url}?timeout=0.1")
    async with database.writing() as connection:
        await rooms.know(connection, RoomId("telegram", "1"), NOW)
    async with database.writing_once() as connection:
        assert await rooms.note_call(connection, RoomId("telegram", "1"), NOW)
        async with hurried.writing() as other:
            await facts.put(other, "word", "nobody holds it")
    async with database.reading() as connection:
        room = await rooms.get(connection, RoomId("telegram", "1"))
    assert room is not None
    assert room.last_call_at == NOW
    await hurried.close()


async def test_a_copy_is_whole_while_writing_goes_on(database: Database, tmp_path: Path) -> None:
    path = sqlite.path_of(database.url)
    assert path is not None
    async with database.writing() as connection:
        await facts.put(connection, "word", "before")
    async with database.writing() as connection:
        await facts.put(connection, "word", "after")
        sqlite.copy(path, tmp_path / "copy")
    assert sqlite.check_copy(tmp_path / "copy") == ""
    restored = Database(f"sqlite+aiosqlite:///{tmp_path}/copy")
    async with restored.reading() as connection:
        assert await facts.get(connection, "word") == "before"
    await restored.close()


def test_what_is_no_database_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all " * 100)
    assert "아닙니다" in sqlite.check_copy(tmp_path / "text")
    assert "아닙니다" in sqlite.check_copy(tmp_path / "missing")


def test_two_processes_cannot_hold_one_file(tmp_path: Path) -> None:
    path = tmp_path / "gonggo.sqlite3"
    hold = "import sys, pathlib; from bot.store.sqlite import held_alone\n"
    hold += "with held_alone(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": "."},
    )  # fmt: skip
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreBusy, match=str(other.pid)), sqlite.held_alone(path):
            pass
    finally:
        other.communicate("")
    with sqlite.held_alone(path):
        assert path.with_name("gonggo.sqlite3.lock").read_text() == str(os.getpid())
