"""What waits for a room, and why, a line for each reason: the number first, then when it comes.

A planned moment is told on the room's clock. Why it is that moment is told by what is surest: a subscription that is told at
that time of day, then the end of the quiet hours, then the full hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.model.manners import Rhythm
from bot.model.room import Room
from bot.model.waiting import Waiting, Why
from bot.rendering.days import day
from bot.rendering.setting_words import say_mode
from bot.rendering.words import josa, number

LINES = 5
PLATFORMS = {"telegram": "텔레그램"}


def waiting(ones: Sequence[Waiting], room: Room, now: datetime) -> str:
    """How many alerts wait, and a line for each reason; the rest of many in one."""
    if not ones:
        return "보낼 알림이 밀려 있지 않습니다."
    counts: dict[str, int] = {}
    for one in ones:
        why = reason(one, room, now)
        counts[why] = counts.get(why, 0) + one.alerts
    lines = [f"· {number(count)}개: {why}" for why, count in counts.items()]
    if len(lines) > LINES:
        rest = sum(list(counts.values())[LINES - 1 :])
        lines[LINES - 1 :] = [f"· {number(rest)}개: 그 뒤에 보냅니다."]
    total = sum(one.alerts for one in ones)
    return "\n".join([f"보낼 알림 {number(total)}개가 기다리고 있습니다.", *lines])


def reason(one: Waiting, room: Room, now: datetime) -> str:
    """Why a message has not come yet and when it will, in a sentence."""
    match one.why:
        case Why.SENDING:
            return "지금 보내고 있습니다."
        case Why.DUE:
            return "차례가 되는 대로 보냅니다."
        case Why.ASKED:
            platform = josa(PLATFORMS.get(room.id.platform, "메신저"), "이/가")
            return f"{platform} {_left(one.due_at - now)} 뒤에 다시 보내라고 했습니다."
        case Why.FAILED:
            return f"보내지 못해 {_left(one.due_at - now)} 뒤에 다시 보냅니다."
        case Why.PLANNED:
            return _planned(one, room, now)


def _planned(one: Waiting, room: Room, now: datetime) -> str:
    due = one.due_at.astimezone(ZoneInfo(room.settings.timezone))
    at, when, quiet = due.time(), _moment(due, now), room.settings.quiet
    timed = [mode for mode in one.modes if mode.rhythm in (Rhythm.DAILY, Rhythm.WEEKLY) and mode.at == at]
    if timed:
        return f"{say_mode(min(timed, key=str))} 묶음으로 {when}에 보냅니다."
    if quiet is not None and at == quiet.end:
        return f"조용한 시간이라 {when}에 보냅니다."
    if any(mode.rhythm is Rhythm.HOURLY for mode in one.modes):
        return f"매시간 묶음으로 {when}에 보냅니다."
    return f"{when}에 보냅니다."


def _moment(due: datetime, now: datetime) -> str:
    """오늘 09:00, 내일 08:00 or 11/30 09:00, on the clock of `due`."""
    today = now.astimezone(due.tzinfo).date()
    name = {0: "오늘", 1: "내일"}.get((due.date() - today).days) or day(due.date(), today)
    return f"{name} {due:%H:%M}"


def _left(time: timedelta) -> str:
    seconds = max(1, ceil(time.total_seconds()))
    return f"{seconds}초" if seconds < 120 else f"{ceil(seconds / 60)}분"
