"""The operator is told of each trouble once when it begins and once when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.chat import Reply
from bot.model.room import RoomId
from bot.model.source import Standing
from bot.store import backlog, outbox, rooms, sent, standings
from bot.store.database import Database
from bot.tasks.watch import troubles, watch
from tests.conftest import NOW
from tests.fakes import FakeClock

OWNER = RoomId("telegram", "77")
GAPS = {"가람": timedelta(hours=1)}
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("standing", "names"),
    [
        (Standing("가람", last_good_at=NOW), []),
        (Standing("가람", last_good_at=NOW, failures=2), []),
        (Standing("가람", last_good_at=NOW - 9 * HOUR, failures=3, why="응답이 없습니다"), ["failing:가람"]),
        (Standing("가람", last_good_at=NOW - 2 * HOUR), []),
        (Standing("가람", last_good_at=NOW - 2.1 * HOUR), ["silent:가람"]),
        (Standing("가람", last_good_at=NOW - 9 * HOUR, resting_until=NOW + 9 * HOUR), []),
        (Standing("가람", last_good_at=NOW - 9 * HOUR, resting_until=NOW - HOUR), []),
        (Standing("가람", last_good_at=NOW - 9 * HOUR, resting_until=NOW - 3 * HOUR), ["silent:가람"]),
        (Standing("꺼 둔 곳", failures=9), []),
        (Standing("가람"), []),
    ],
)
def test_what_counts_as_trouble_of_a_source(standing: Standing, names: list[str]) -> None:
    assert list(troubles(GAPS, [standing], (0, None), None, NOW)) == names


def test_messages_that_are_late_and_a_full_disk_count_too() -> None:
    found = troubles({}, [], (4, NOW - timedelta(minutes=25)), 120.0, NOW)
    assert found.keys() == {"stuck", "disk"}
    assert "4개" in found["stuck"]
    assert "25분" in found["stuck"]
    assert "120MB" in found["disk"]


async def told(database: Database) -> list[str]:
    """All that was said to the owner so far."""
    async with database.writing() as connection:
        words = []
        for due in await outbox.due(connection, NOW + 100 * HOUR, ["telegram"], [], 10):
            [message] = await outbox.begin(connection, [due.message], NOW)
            assert message.notice is not None
            assert message.room == OWNER
            words.append(message.notice.text)
            await outbox.mark_sent(connection, message.id, "1", NOW)
    return words


async def test_a_trouble_is_told_once_and_its_end_once(database: Database) -> None:
    clock = FakeClock(NOW)

    async def look() -> list[str]:
        await watch(database, clock, OWNER, GAPS, 5000.0)
        return await told(database)

    assert await look() == []
    for _ in range(3):
        async with database.writing() as connection:
            await standings.note_failure(connection, "가람", clock(), "응답이 없습니다")
    [words] = await look()
    assert "3번 잇달아" in words
    async with database.writing() as connection:
        await standings.note_failure(connection, "가람", clock(), "응답이 없습니다")
    assert await look() == [], "still the same trouble"
    async with database.writing() as connection:
        await standings.note_good(connection, "가람", clock(), 3, {})
    [words] = await look()
    assert "다시 괜찮습니다" in words
    assert await look() == []


async def test_what_waits_for_a_paused_room_is_not_stuck(database: Database) -> None:
    room = RoomId("telegram", "-1")
    async with database.writing() as connection:
        number, _ = await rooms.know(connection, room, NOW)
        await outbox.queue_notice(connection, number, Reply(), NOW - HOUR)
        assert (await backlog.overdue(connection, NOW))[0] == 1
        await rooms.pause(connection, room, NOW)
        assert (await backlog.overdue(connection, NOW))[0] == 0


async def test_edits_that_give_way_to_messages_are_not_stuck(database: Database) -> None:
    async with database.writing() as connection:
        number, _ = await rooms.know(connection, RoomId("telegram", "-1"), NOW)
        told = await outbox.queue_notice(connection, number, Reply(), NOW)
        await sent.queue_edits(connection, [sent.Carried(1, 1, told, number, ())], NOW - HOUR)
        assert (await backlog.overdue(connection, NOW))[0] == 0
