"""When the daily question is due: to the minute on the room's clock, whatever the clocks of its country do."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.interview import daily
from bot.interview.choosing import choose_daily
from bot.interview.days_off import is_day_off
from bot.model.daily import WORKDAYS, Plan
from bot.model.interview import Kind, Question
from bot.model.manners import NIGHT, QuietHours
from bot.model.reviews import Prompt, PromptKind, PromptState
from bot.model.room import RoomSettings
from tests.conftest import NOW

BERLIN = RoomSettings(timezone="Europe/Berlin", quiet=None)
MINUTE = timedelta(minutes=1)


def due_minutes(plan: Plan, settings: RoomSettings, day: date) -> list[str]:
    """The first and the last minute of UTC at which that day's question is due."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=14)
    minutes = (start + MINUTE * n for n in range(52 * 60))
    due = [one for one in minutes if daily.question_due(plan, settings, one) == day]
    return [f"{one:%d %H:%M}" for one in (due[0], due[-1])] if due else []


@pytest.mark.parametrize(
    ("at", "day", "first_and_last"),
    [
        ("09:00", date(2026, 3, 28), ["28 08:00", "28 22:59"]),
        ("02:30", date(2026, 3, 29), ["29 01:30", "29 21:59"]),
        ("02:30", date(2026, 10, 25), ["25 00:30", "25 22:59"]),
        ("00:00", date(2028, 2, 29), ["28 23:00", "29 22:59"]),
        ("23:59", date(2026, 10, 25), ["25 22:59", "25 22:59"]),
    ],
    ids=["winter", "does not exist that day", "comes twice that day", "leap day", "last minute"],
)
def test_a_question_is_due_from_its_minute_until_the_day_ends(
    at: str, day: date, first_and_last: list[str]
) -> None:
    assert due_minutes(Plan(time.fromisoformat(at)), BERLIN, day) == first_and_last


def test_a_time_in_the_quiet_hours_waits_for_their_end_and_a_late_one_for_no_other_day() -> None:
    seoul = RoomSettings(quiet=NIGHT)
    assert due_minutes(Plan(time(23, 30)), seoul, date(2026, 11, 24)) == ["23 23:00", "24 13:59"]
    assert due_minutes(Plan(time(3)), seoul, date(2026, 11, 24)) == ["23 23:00", "24 13:59"]
    noon = RoomSettings(quiet=QuietHours(time(12), time(14)))
    assert not daily.question_due(Plan(), noon, datetime(2026, 11, 24, 4, tzinfo=UTC)), "13:00 is quiet"


def test_days_of_the_week_and_holidays_are_kept() -> None:
    plan = Plan(weekdays=WORKDAYS, holidays_off=True)
    settings = RoomSettings()
    days = [date(2026, 9, 21) + timedelta(days=n) for n in range(21)]
    asked = [day.day for day in days if daily.asks_at(plan, settings, day)]
    assert asked == [21, 22, 23, 28, 29, 30, 1, 2, 6, 7, 8], "Chuseok, and the substitute for October 3"
    assert daily.asks_at(Plan(weekdays=WORKDAYS), settings, date(2026, 9, 24))
    assert is_day_off(date(2026, 12, 25))
    assert not is_day_off(date(2026, 12, 24))


def test_the_next_question_is_told() -> None:
    settings, noon = RoomSettings(), NOW
    assert daily.following(Plan(), settings, noon, ()) == datetime(2026, 11, 24, 0, tzinfo=UTC)
    assert daily.following(Plan(time(13)), settings, noon, ()) == datetime(2026, 11, 23, 4, tzinfo=UTC)
    had = {date(2026, 11, 23)}
    assert daily.following(Plan(time(13)), settings, noon, had) == datetime(2026, 11, 24, 4, tzinfo=UTC)
    assert daily.following(Plan(weekdays=frozenset()), settings, noon, ()) is None


def test_the_model_answer_comes_in_the_evening_two_hours_after_the_question_at_the_earliest() -> None:
    day, settings = date(2026, 11, 23), RoomSettings(quiet=NIGHT)

    def first(at: time) -> str:
        minutes = (datetime(2026, 11, 23, tzinfo=UTC) + MINUTE * n for n in range(48 * 60))
        due = next(one for one in minutes if daily.answer_due(Plan(at), settings, day, one))
        return f"{daily.local(settings, due):%d %H:%M}"

    assert [first(time(hour)) for hour in (9, 19, 22)] == ["23 20:00", "23 21:00", "24 08:00"]


def test_the_week_is_told_from_sunday_evening_until_tuesday() -> None:
    settings = RoomSettings(quiet=NIGHT)

    def told(day: int, hour: int, minute: int = 0) -> date | None:
        return daily.week_due(settings, datetime(2026, 11, day, hour - 9, minute, tzinfo=UTC))

    sunday = date(2026, 11, 22)
    assert told(22, 19, 59) is None
    assert told(22, 20) == told(24, 22, 59) == sunday
    assert told(22, 23) is None, "it is quiet"
    assert told(25, 9) is None


def question(name: str) -> Question:
    return Question(name, "돌림판", "", Kind.CONCEPT, 1, (), name, "", (), "", (), ())


def shown(name: str, state: PromptState, ago: timedelta) -> Prompt:
    return Prompt(1, 1, name, PromptKind.DAILY, "", NOW - ago, state)


def test_what_is_due_comes_first_but_not_at_once_nor_in_vain() -> None:
    bank, day = [question(name) for name in "abcd"], timedelta(days=1)

    def chosen(due: str, *recent: Prompt) -> str:
        lately = [one.question for one in recent]
        return choose_daily(bank, due, recent, lately, random.Random(3), NOW).id  # noqa: S311  a test's dice

    assert chosen("zcb") == "c", "z has left the bank"
    assert chosen("cb", shown("c", PromptState.MARKED, day)) == "b"
    assert chosen("cb", shown("c", PromptState.MARKED, 2 * day)) == "c"
    assert chosen("cb", shown("c", PromptState.ASIDE, 5 * day)) == "b", "nobody answered it"
    many = [shown(name, PromptState.ASIDE, 2 * day) for name in "abcd"]
    assert chosen("c", *many) == "d", "all were asked in vain: the one longest ago"
