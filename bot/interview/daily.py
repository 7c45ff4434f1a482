"""When the daily question, its model answer and the week's summary are due: arithmetic only, the moment handed in.

A question is due once a day of the room's own clock, from the plan's time on until the day ends; a time within the quiet hours
counts as their end. So what the bot slept through comes once, late, on the same day, and never on another. The model answer is
due in the evening, two hours after the question at the earliest; the summary from Sunday evening until Tuesday. Nothing is due
within the quiet hours: it waits for their end.

A time of day that does not exist on a day is as late as the clock jumped; of one that comes twice the first counts.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.interview.days_off import is_day_off
from bot.model.daily import Plan
from bot.model.room import RoomSettings

EVENING = time(20)
TO_THINK = timedelta(hours=2)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
SUNDAY, TOLD_FOR = 6, 2
"""The summary's weekday, and how many days later it is still told."""
FAR = 400
"""Days that are looked ahead for the next question."""


def asks_at(plan: Plan, settings: RoomSettings, day: date) -> datetime | None:
    """When a day's question is due, in UTC; None on a day without one."""
    if day.weekday() not in plan.weekdays or (plan.holidays_off and is_day_off(day)):
        return None
    return moment(day, time_of(plan, settings), settings)


def time_of(plan: Plan, settings: RoomSettings) -> time:
    """The plan's time, or the end of the quiet hours when it falls into them."""
    quiet = settings.quiet
    return quiet.end if quiet is not None and plan.at in quiet else plan.at


def question_due(plan: Plan, settings: RoomSettings, now: datetime) -> date | None:
    """The day whose question is due now."""
    today = local(settings, now).date()
    at = asks_at(plan, settings, today)
    return today if at is not None and at <= now and not is_quiet(settings, now) else None


def answer_due(plan: Plan, settings: RoomSettings, day: date, now: datetime) -> bool:
    """Whether the model answer to a day's question is due."""
    asked = moment(day, time_of(plan, settings), settings)
    due = max(moment(day, EVENING, settings), asked + TO_THINK)
    return due <= now and not is_quiet(settings, now)


def week_due(settings: RoomSettings, now: datetime) -> date | None:
    """The Sunday whose week is told now."""
    today = local(settings, now).date()
    sunday = today - DAY * ((today.weekday() - SUNDAY) % 7)
    due = week_ends(settings, sunday) <= now and (today - sunday).days <= TOLD_FOR
    return sunday if due and not is_quiet(settings, now) else None


def week_ends(settings: RoomSettings, sunday: date) -> datetime:
    """The moment up to which a week's questions are told of."""
    return moment(sunday, EVENING, settings)


def following(plan: Plan, settings: RoomSettings, now: datetime, had: Collection[date]) -> datetime | None:
    """The next question, on none of the days that `had` theirs; None when none comes in a year."""
    today = local(settings, now).date()
    days = (today + DAY * ahead for ahead in range(FAR))
    moments = (asks_at(plan, settings, day) for day in days if day not in had)
    return next((at for at in moments if at is not None and at > now), None)


def is_quiet(settings: RoomSettings, now: datetime) -> bool:
    """Whether it is within the room's quiet hours."""
    return settings.quiet is not None and local(settings, now).time() in settings.quiet


def local(settings: RoomSettings, now: datetime) -> datetime:
    """The moment on the room's clock."""
    return now.astimezone(ZoneInfo(settings.timezone))


def moment(day: date, at: time, settings: RoomSettings) -> datetime:
    """A time of the room's day, in UTC."""
    return datetime.combine(day, at, ZoneInfo(settings.timezone)).astimezone(UTC)
