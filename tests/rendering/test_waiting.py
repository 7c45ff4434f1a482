"""What waits and why, in words. It is Monday 2026-11-23, 14:05 in Korea."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.model.manners import Mode, Rhythm
from bot.model.room import Room, RoomId, RoomSettings
from bot.model.waiting import Waiting, Why
from bot.rendering.days import SEOUL
from bot.rendering.waiting import waiting
from tests.rendering.build import NOW

HERE = Room(RoomId("telegram", "-1"))
HOURLY, NINE, EIGHT = Mode(Rhythm.HOURLY), Mode(Rhythm.DAILY, time(9)), Mode(Rhythm.DAILY, time(8))
MONDAYS = Mode(Rhythm.WEEKLY, time(9), 0)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("due", "modes", "told"),
    [
        (at(24, 8), {Mode()}, "조용한 시간이라 내일 08:00에 보냅니다."),
        (at(24, 8), {Mode(), EIGHT}, "매일 08:00 묶음으로 내일 08:00에 보냅니다."),
        (at(24, 9), {NINE}, "매일 09:00 묶음으로 내일 09:00에 보냅니다."),
        (at(30, 9), {MONDAYS}, "매주 월 09:00 묶음으로 11/30 09:00에 보냅니다."),
        (at(23, 15), {HOURLY}, "매시간 묶음으로 오늘 15:00에 보냅니다."),
        (at(24, 8), {HOURLY}, "조용한 시간이라 내일 08:00에 보냅니다."),
        (at(23, 15), set[Mode](), "오늘 15:00에 보냅니다."),
    ],
)
def test_a_planned_moment_says_why_it_is_then(due: datetime, modes: set[Mode], told: str) -> None:
    words = waiting([Waiting(1, due, Why.PLANNED, frozenset(modes))], HERE, NOW)
    assert words.splitlines() == ["보낼 알림 1개가 기다리고 있습니다.", f"· 1개: {told}"]


def test_a_moment_is_told_on_the_clock_of_the_room() -> None:
    london = replace(HERE, settings=RoomSettings(timezone="Europe/London", quiet=None))
    one = Waiting(1, at(23, 18), Why.PLANNED, frozenset({NINE}))
    assert "매일 09:00 묶음으로 오늘 09:00에" in waiting([one], london, NOW)


def test_what_was_tried_says_when_it_is_tried_again() -> None:
    later = NOW + timedelta(seconds=36.2)
    words = waiting([Waiting(1, later, Why.ASKED), Waiting(2, later, Why.FAILED)], HERE, NOW)
    assert "· 1개: 텔레그램이 37초 뒤에 다시 보내라고 했습니다." in words
    assert "· 2개: 보내지 못해 37초 뒤에 다시 보냅니다." in words
    assert "5분 뒤" in waiting([Waiting(1, NOW + timedelta(minutes=5), Why.FAILED)], HERE, NOW)


def test_the_same_reason_is_told_once_and_many_are_cut() -> None:
    morning = [Waiting(2, at(24, 8), Why.PLANNED, frozenset({Mode()}))] * 2
    assert "· 4개: 조용한 시간이라" in waiting(morning, HERE, NOW)
    many = [Waiting(1, at(24, hour), Why.PLANNED) for hour in range(9, 18)]
    words = waiting([Waiting(1, NOW, Why.SENDING), *many], HERE, NOW).splitlines()
    assert (len(words), words[1], words[-1]) == (
        6,
        "· 1개: 지금 보내고 있습니다.",
        "· 6개: 그 뒤에 보냅니다.",
    )
