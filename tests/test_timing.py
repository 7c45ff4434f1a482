"""When an alert goes out, for every rhythm, night and clock that is put forward or back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.manners import NIGHT, Mode, QuietHours, Rhythm
from bot.model.room import Room, RoomId, RoomSettings, Subscription
from bot.timing import AWAKE, Slot, due_at, slot

SEOUL, BERLIN, LORD_HOWE = (ZoneInfo(name) for name in ("Asia/Seoul", "Europe/Berlin", "Australia/Lord_Howe"))
LIVELY = RoomSettings(quiet=None)
ROOM = Room(RoomId("telegram", "-1"))
WISH = Subscription(1, ROOM.id, 1, "전문연")
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
MODES = st.builds(Mode, st.sampled_from(Rhythm), CLOCKS, st.integers(0, 6))
NIGHTS = st.builds(QuietHours, CLOCKS, CLOCKS).filter(lambda quiet: quiet.start != quiet.end)
ZONES = st.sampled_from([SEOUL, BERLIN, LORD_HOWE, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")])
MOMENTS = st.integers(1_767_225_600, 1_830_297_600).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def seoul(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("mode", "now", "due"),
    [
        ("now", "2026-11-23 12:00:30", "2026-11-23 12:00:30"),
        ("now", "2026-11-23 22:59:59", "2026-11-23 22:59:59"),
        ("now", "2026-11-23 23:00:00", "2026-11-24 08:00:00"),
        ("now", "2026-11-24 02:30:00", "2026-11-24 08:00:00"),
        ("now", "2026-11-24 08:00:00", "2026-11-24 08:00:00"),
        ("hourly", "2026-11-23 12:00:00", "2026-11-23 12:00:00"),
        ("hourly", "2026-11-23 12:00:01", "2026-11-23 13:00:00"),
        ("hourly", "2026-11-23 22:30:00", "2026-11-24 08:00:00"),
        ("daily 09:00", "2026-11-23 09:00:00", "2026-11-23 09:00:00"),
        ("daily 09:00", "2026-11-23 09:00:01", "2026-11-24 09:00:00"),
        ("daily 07:30", "2026-11-23 12:00:00", "2026-11-24 08:00:00"),
        ("weekly mon 09:00", "2026-11-23 08:59:00", "2026-11-23 09:00:00"),
        ("weekly mon 09:00", "2026-11-23 09:01:00", "2026-11-30 09:00:00"),
        ("weekly sun 10:30", "2026-11-23 12:00:00", "2026-11-29 10:30:00"),
    ],
)
def test_each_rhythm_has_its_moment_and_the_night_is_kept(mode: str, now: str, due: str) -> None:
    assert due_at(Mode.parse(mode), NIGHT, SEOUL, seoul(now)) == seoul(due)


@pytest.mark.parametrize(
    ("mode", "now", "due"),
    [
        # 29 March 2026: from 02:00 to 03:00; 25 October 2026: from 03:00 back to 02:00.
        ("daily 02:30", "2026-03-28T12:00:00+01:00", "2026-03-29T03:30:00+02:00"),
        ("daily 02:30", "2026-03-29T12:00:00+02:00", "2026-03-30T02:30:00+02:00"),
        ("daily 02:30", "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00"),
        ("daily 02:30", "2026-10-25T02:31:00+02:00", "2026-10-26T02:30:00+01:00"),
        ("daily 02:30", "2026-10-25T02:10:00+01:00", "2026-10-26T02:30:00+01:00"),
        ("daily 09:00", "2026-10-24T12:00:00+02:00", "2026-10-25T09:00:00+01:00"),
    ],
)
def test_a_time_of_day_keeps_its_minute_when_clocks_change(mode: str, now: str, due: str) -> None:
    found = due_at(Mode.parse(mode), None, BERLIN, datetime.fromisoformat(now))
    assert found == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("quiet", "now", "due"),
    [
        ("23:00-08:00", "2026-10-25T02:30:00+02:00", "2026-10-25T08:00:00+01:00"),
        ("01:00-02:30", "2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"),
        ("23:00-02:30", "2026-10-25T02:10:00+02:00", "2026-10-25T02:30:00+02:00"),
        ("23:00-02:30", "2026-10-25T02:10:00+01:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_a_night_ends_on_time_when_clocks_change(quiet: str, now: str, due: str) -> None:
    found = due_at(Mode(), QuietHours.parse(quiet), BERLIN, datetime.fromisoformat(now))
    assert found == datetime.fromisoformat(due)


@given(MODES, NIGHTS, ZONES, MOMENTS)
def test_nothing_falls_into_the_night_nor_before_now(
    mode: Mode, quiet: QuietHours, zone: ZoneInfo, now: datetime
) -> None:
    due = due_at(mode, quiet, zone, now)
    assert due >= now
    assert due.astimezone(zone).time() not in quiet
    assert due - now <= timedelta(days=9)


@given(CLOCKS, st.integers(0, 6), ZONES, MOMENTS)
def test_a_daily_or_weekly_digest_comes_at_its_minute_on_its_day(
    at: time, weekday: int, zone: ZoneInfo, now: datetime
) -> None:
    for mode in (Mode(Rhythm.DAILY, at), Mode(Rhythm.WEEKLY, at, weekday)):
        local = due_at(mode, None, zone, now).astimezone(zone)
        exists = local.replace(tzinfo=None, fold=0) == datetime.combine(local.date(), at)
        jumped = (
            local.utcoffset() != (local - timedelta(hours=2)).astimezone(UTC).astimezone(zone).utcoffset()
        )
        assert exists or jumped
        assert mode.rhythm is Rhythm.DAILY or local.weekday() == weekday


@given(MODES, NIGHTS, ZONES, MOMENTS, st.timedeltas(timedelta(), timedelta(days=1)))
def test_what_closes_today_is_never_told_after_its_end(
    mode: Mode, quiet: QuietHours, zone: ZoneInfo, now: datetime, left: timedelta
) -> None:
    assert now <= due_at(mode, quiet, zone, now, closes_at=now + left) <= now + left


def test_a_last_day_of_today_passes_the_night_and_a_digest_of_tomorrow() -> None:
    night, day = seoul("2026-11-23 23:30"), seoul("2026-11-23 10:00")
    today, tomorrow = date(2026, 11, 23), date(2026, 11, 24)
    daily = replace(WISH, mode=Mode.parse("daily 09:00"))
    evening = replace(WISH, mode=Mode.parse("daily 19:00"))
    assert slot(ROOM, WISH, night, today).due_at == night
    assert slot(ROOM, WISH, night, tomorrow).due_at == seoul("2026-11-24 08:00")
    assert slot(ROOM, daily, day, today).due_at == day
    assert slot(ROOM, evening, day, today).due_at == seoul("2026-11-23 19:00")
    assert slot(ROOM, daily, day, tomorrow).due_at == seoul("2026-11-24 09:00")


def test_a_room_that_is_awake_is_told_at_night_and_an_hour_later_sleeps() -> None:
    now = seoul("2026-11-23 23:30")
    awake = replace(ROOM, last_call_at=now - AWAKE + timedelta(seconds=1))
    assert slot(awake, WISH, now).due_at == now
    assert slot(replace(ROOM, last_call_at=now - AWAKE), WISH, now).due_at == seoul("2026-11-24 08:00")


def test_a_room_without_quiet_hours_is_told_at_any_time() -> None:
    now = seoul("2026-11-23 03:00")
    assert slot(replace(ROOM, settings=LIVELY), WISH, now).due_at == now


def test_the_night_is_that_of_the_rooms_own_zone() -> None:
    now = seoul("2026-11-23 14:00")
    away = replace(ROOM, settings=RoomSettings(timezone="America/New_York"))
    assert slot(ROOM, WISH, now).due_at == now
    assert slot(away, WISH, now).due_at.isoformat() == "2026-11-23T13:00:00+00:00"


@pytest.mark.parametrize(("own", "there"), [(None, "44"), ("", ""), ("7", "7")])
def test_a_subscription_goes_to_its_own_topic_else_to_the_rooms(own: str | None, there: str) -> None:
    now = seoul("2026-11-23 12:00")
    room = replace(ROOM, thread="44")
    assert slot(room, replace(WISH, thread=own), now) == Slot(now, there)


@given(MODES)
def test_a_mode_is_read_back_from_its_text(mode: Mode) -> None:
    assert str(Mode.parse(str(mode))) == str(mode)


@given(NIGHTS)
def test_quiet_hours_are_read_back_from_their_text(quiet: QuietHours) -> None:
    assert QuietHours.parse(str(quiet)) == quiet


@pytest.mark.parametrize(
    "text", ["", "daily", "weekly 09:00", "daily 24:00", "now 09:00", "hourly mon", "매일"]
)
def test_what_is_no_mode_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="읽을 수 없습니다"):
        Mode.parse(text)


@pytest.mark.parametrize("text", ["", "23:00", "23:00-24:00", "08:00-08:00"])
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="조용한 시간"):
        QuietHours.parse(text)


def test_the_local_room_has_no_quiet_hours_and_others_sleep_from_eleven_to_eight() -> None:
    assert RoomSettings.at_first("web").quiet is None
    assert str(RoomSettings.at_first("telegram").quiet) == "23:00-08:00"
