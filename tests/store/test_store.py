"""Each noun's queries against a real SQLite file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.model.chat import Block, Reply, Span
from bot.model.posting import RawPosting
from bot.model.reading import (
    Admission,
    Deadline,
    Evidence,
    Found,
    Part,
    Pay,
    PayPeriod,
    Reading,
    Service,
    Stance,
    Track,
)
from bot.model.room import MatchReason, RoomId, RoomSettings
from bot.store import codec, drafts, outbox, postings, queueing, rooms, standings, subscriptions
from bot.store.database import Database
from bot.store.postings import NewPosting
from bot.store.queueing import Place, Wanted
from tests.conftest import NOW

ROOM = RoomId("telegram", "-100123")
WORDS = Evidence("전문연구요원 지원 가능", Part.BODY, 3, 15)
READING = Reading(
    service=Service(Stance.ACCEPTS, frozenset({Track.RESEARCH}), frozenset(Admission), (WORDS,)),
    roles=(Found("ml_engineer", (WORDS,)),),
    pay=Pay(50_000_000, None, PayPeriod.YEAR, "5,000만원 이상"),
    deadline=Deadline(date(2026, 12, 15), False),
)


def posting(number: int, **more: object) -> NewPosting:
    raw = RawPosting(
        "가람보드", f"p{number}", f"연구원 {number}", body="전문연구요원 지원 가능", fields={"board": "가람"}
    )
    return replace(NewPosting(raw, READING, f"digest-{number}"), **more)  # type: ignore[arg-type]  # a test's shorthand


async def room_with(database: Database, room: RoomId = ROOM) -> int:
    async with database.writing() as connection:
        return (await rooms.know(connection, room, NOW, title="방"))[0]


def test_a_reading_comes_back_as_it_went() -> None:
    assert codec.load(Reading, codec.dump(READING)) == READING
    assert codec.load(Reading, codec.dump(Reading())) == Reading()
    assert codec.dump(Reading()) == {}


def test_a_reading_of_another_version_can_be_read() -> None:
    row = codec.dump(READING) | {"a_fact_of_tomorrow": {"value": 1}}
    del row["roles"]
    assert codec.load(Reading, row) == replace(READING, roles=())


async def test_postings_keep_words_and_reading(database: Database) -> None:
    async with database.writing() as connection:
        numbers = await postings.add(connection, [posting(1), posting(2)], NOW)
    async with database.reading() as connection:
        found = await postings.get(connection, numbers)
        known = await postings.known(connection, "가람보드")
    assert found[numbers[0]].raw == posting(1).raw
    assert found[numbers[0]].reading == READING
    assert found[numbers[0]].first_seen_at == NOW
    assert known["p2"] == postings.Known(numbers[1], "digest-2", closed=False)


async def test_a_changed_posting_is_open_again(database: Database) -> None:
    async with database.writing() as connection:
        [number] = await postings.add(connection, [posting(1)], NOW)
        assert await postings.close(connection, [number], NOW) == 1
        assert await postings.close(connection, [number], NOW) == 0
        changed = replace(posting(1), digest="new", known_as=number, reading=Reading())
        await postings.change(connection, [changed], NOW + timedelta(hours=1))
        found = (await postings.get(connection, [number]))[number]
    assert (found.closed_at, found.reading, found.first_seen_at) == (None, Reading(), NOW)


async def test_a_deadline_that_passed_closes(database: Database) -> None:
    async with database.writing() as connection:
        added = await postings.add(connection, [posting(1)], NOW)
        assert await postings.close_past(connection, date(2026, 12, 15), NOW) == []
        assert await postings.close_past(connection, date(2026, 12, 16), NOW) == added
        assert await postings.count_open(connection) == 0


async def test_the_same_opening_elsewhere_is_a_link(database: Database) -> None:
    async with database.writing() as connection:
        [first] = await postings.add(connection, [posting(1, signature="one")], NOW)
        [second] = await postings.add(connection, [posting(2, same_as=first)], NOW)
        await postings.put_keys(connection, {first: {"c:가람", "t:1"}, second: {"t:1"}})
        found = await postings.sharing_keys(connection, {"c:가람", "t:1", "t:2"})
        assert found[first] == postings.Candidate(first, "one", frozenset({"c:가람", "t:1"}))
        assert found[second] == postings.Candidate(first, "", frozenset({"t:1"}))
        [listed] = await postings.listed(connection, only_open=True)
    assert listed.id == first
    assert [link.source for link in listed.duplicates] == ["가람"]


async def test_a_text_that_very_many_share_leads_to_nobody_and_an_employer_of_many_does(
    database: Database,
) -> None:
    async with database.writing() as connection:
        many = await postings.add(connection, [posting(n) for n in range(postings.MANY + 1)], NOW)
        await postings.put_keys(connection, {number: {"c:가람", "t:1"} for number in many})
        assert await postings.sharing_keys(connection, {"t:1"}) == {}
        assert len(await postings.sharing_keys(connection, {"t:1", "c:가람"})) == len(many)
        await postings.put_keys(connection, {many[0]: {"t:2"}})
        assert len(await postings.sharing_keys(connection, {"t:1"})) == postings.MANY


async def test_each_posting_of_an_opening_links_to_the_other_open_ones(database: Database) -> None:
    async with database.writing() as connection:
        [first] = await postings.add(connection, [posting(1)], NOW)
        later = await postings.add(connection, [posting(n, same_as=first) for n in (2, 3, 4)], NOW)
        await postings.close(connection, later[1:2], NOW)
        found = await postings.get(connection, [first, *later])
        [alone] = (await postings.get(connection, later[:1])).values()
    assert {key: len(one.duplicates) for key, one in found.items()} == dict(
        zip([first, *later], (2, 2, 3, 2), strict=True)
    )
    assert alone == found[later[0]], "also when the others are not asked for"


async def test_a_room_is_paused_and_resumed_with_its_settings(database: Database) -> None:
    await room_with(database)
    async with database.writing() as connection:
        await rooms.change_settings(connection, ROOM, RoomSettings(admins_only=False))
        await rooms.pause(connection, ROOM, NOW)
        assert await rooms.forget_paused(connection, NOW - timedelta(days=30)) == 0
        assert await rooms.resume(connection, ROOM)
        room = await rooms.get(connection, ROOM)
    assert room is not None
    assert not room.settings.admins_only


async def test_a_moved_room_takes_everything_along(database: Database) -> None:
    old, new = await room_with(database), RoomId("telegram", "-100999")
    async with database.writing() as connection:
        await subscriptions.add(connection, old, "전문연", 1, "7", NOW)
        [number] = await postings.add(connection, [posting(1)], NOW)
        await queueing.queue_alerts(connection, [(Place(old, NOW), [Wanted(number, ())])], NOW)
        await rooms.move(connection, ROOM, new)
        assert [s.filter_text for s in await subscriptions.of_room(connection, new)] == ["전문연"]
        assert await outbox.waiting(connection, new) == 1
        assert await rooms.get(connection, ROOM) is None


async def test_a_moved_room_joins_the_one_already_known(database: Database) -> None:
    new = RoomId("telegram", "-100999")
    old_number, new_number = await room_with(database), await room_with(database, new)
    async with database.writing() as connection:
        await subscriptions.add(connection, old_number, "전문연", 1, "", NOW)
        await subscriptions.add(connection, new_number, "신입", 1, "", NOW)
        numbers = await postings.add(connection, [posting(1), posting(2)], NOW)
        await queueing.queue_alerts(
            connection, [(Place(old_number, NOW), [Wanted(n, ()) for n in numbers])], NOW
        )
        await queueing.queue_alerts(connection, [(Place(new_number, NOW), [Wanted(numbers[0], ())])], NOW)
        await rooms.move(connection, ROOM, new)
        found = await subscriptions.of_room(connection, new)
        assert [(s.number, s.filter_text) for s in found] == [(1, "신입"), (2, "전문연")]
        assert await outbox.waiting(connection, new) == 2


async def test_a_posting_goes_to_a_room_once_for_ever(database: Database) -> None:
    room = await room_with(database)
    reason = MatchReason(1, "전문연", ("전문연 가능이라고 쓰여 있음",))
    async with database.writing() as connection:
        numbers = await postings.add(connection, [posting(1), posting(2)], NOW)
        wanted = [Wanted(number, (reason,)) for number in numbers]
        assert await queueing.queue_alerts(connection, [(Place(room, NOW), wanted[:1])], NOW) == 1
        assert await queueing.queue_alerts(connection, [(Place(room, NOW), wanted)], NOW) == 1
        [due] = await outbox.due(connection, NOW, ["telegram"], [], 10)
        carried = await outbox.alerts_in(connection, due.message)
    assert (due.room, due.room_number, due.private) == (ROOM, room, False)
    assert [alert.posting_id for alert in carried] == numbers, "both wait in one message"
    assert carried[0].reasons == (reason,)


async def test_a_message_goes_its_way(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        message = await outbox.queue_notice(connection, room, Reply((Block((Span("안녕하세요"),)),)), NOW)
        [begun] = await outbox.begin(connection, [message], NOW)
        assert begun.notice is not None
        assert begun.notice.text == "안녕하세요"
        assert await outbox.begin(connection, [message], NOW) == [], "in hand already"
        await outbox.postpone(connection, message, NOW + timedelta(seconds=9), "429", ambiguous=False)
        assert await outbox.due(connection, NOW, ["telegram"], [], 10) == []
        assert await outbox.next_due(connection, NOW) == NOW + timedelta(seconds=9)
        later = NOW + timedelta(seconds=9)
        assert len(await outbox.due(connection, later, ["telegram"], [], 10)) == 1
        assert await outbox.due(connection, later, ["web"], [], 10) == []
        await outbox.begin(connection, [message], NOW)
        await outbox.start(connection, [message])
        assert await outbox.recover(connection) == 1, "the bot died while it was being sent"
        await outbox.begin(connection, [message], NOW)
        await outbox.mark_sent(connection, message, "55", later)
        assert await outbox.counts(connection) == {"sent": 1, "ambiguous": 1}
        assert await outbox.message_by_platform_id(connection, ROOM, "55") == message


async def test_nothing_is_due_for_a_paused_room_but_it_waits(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        [number] = await postings.add(connection, [posting(1)], NOW)
        await queueing.queue_alerts(connection, [(Place(room, NOW), [Wanted(number, ())])], NOW)
        await rooms.pause(connection, ROOM, NOW)
        assert await outbox.due(connection, NOW, ["telegram"], [], 10) == []
        assert await outbox.waiting(connection) == 1


async def test_a_button_is_found_only_in_its_room(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        number = await drafts.put(connection, room, "7", {"filter": "전문연"}, NOW)
        assert await drafts.get(connection, ROOM, number) == {"filter": "전문연"}
        assert await drafts.get(connection, RoomId("web", "local"), number) is None
        assert await drafts.forget_member(connection, "7", "web") == 0
        assert await drafts.forget_member(connection, "7", "telegram") == 1


async def test_forgetting_a_room_leaves_nothing_of_it(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        await subscriptions.add(connection, room, "전문연", 1, "7", NOW)
        await drafts.put(connection, room, "7", {}, NOW)
        [number] = await postings.add(connection, [posting(1)], NOW)
        await queueing.queue_alerts(connection, [(Place(room, NOW), [Wanted(number, ())])], NOW)
        await rooms.forget(connection, ROOM)
        for table in ("rooms", "subscriptions", "drafts", "alerts", "outbox"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0, table  # noqa: S608  names above


async def test_a_standing_counts_failures_in_a_row(database: Database) -> None:
    async with database.writing() as connection:
        assert (await standings.get(connection, "가람")).failures == 0
        await standings.note_good(connection, "가람", NOW, 12, {"a": "b"})
        assert await standings.note_failure(connection, "가람", NOW, "응답 없음") == 1
        assert await standings.note_failure(connection, "가람", NOW, "응답 없음") == 2
        found = await standings.get(connection, "가람")
    assert (found.count, found.failures, found.last_good_at, found.validators) == (12, 2, NOW, {"a": "b"})


async def test_subscriptions_count_from_one_and_tell_that_they_changed(database: Database) -> None:
    room = await room_with(database)
    async with database.writing() as connection:
        before = await subscriptions.revision(connection)
        assert await subscriptions.add(connection, room, "전문연", 1, "7", NOW) == 1
        assert await subscriptions.add(connection, room, "신입", 1, "7", NOW) == 2
        first = (await subscriptions.of_room(connection, ROOM))[0]
        await subscriptions.set_paused(connection, first.id, paused=True)
        assert [s.filter_text for s in await subscriptions.all_live(connection)] == ["신입"]
        await subscriptions.remove(connection, first.id)
        assert await subscriptions.revision(connection) > before + 2
        assert await subscriptions.forget_member(connection, "7", "telegram") == 1


async def test_what_fails_half_way_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.writing() as connection:
            await postings.add(connection, [posting(1)], NOW)
            raise RuntimeError
    async with database.reading() as connection:
        assert await postings.known(connection, "가람보드") == {}
