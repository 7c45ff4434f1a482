"""When an alert goes out: arithmetic only, the moment handed in.

First the subscription's rhythm says when (at once, the next full hour, the next time of day in the room's zone); then, if that
falls into the room's quiet hours, their end. Two things pass the quiet hours: a posting whose last day is today (nor does it
wait for a digest that would come after its end), and a room that is awake, in which somebody spoke to the bot within the last
hour: who subscribes at night and watches wants to see it work, and disturbs nobody who sleeps.

Clocks that are put forward or back: a time of day that does not exist on a day is told as late as the clock jumped, one that
comes twice is told the first time, and quiet hours end at the first moment that is not within them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import end_of_day, korean_day
from bot.model.manners import Mode, QuietHours, Rhythm
from bot.model.room import Room, Subscription

AWAKE = timedelta(hours=1)
"""How long a room counts as awake after somebody spoke to the bot there."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """When and in which topic a message goes out; alerts of one slot share one message."""

    due_at: datetime
    thread: str


def first_slot(
    room: Room, subscriptions: Iterable[Subscription], now: datetime, closes_on: date | None
) -> Slot:
    """The slot of a posting that several subscriptions want: it comes once, where it comes first."""
    slots = (slot(room, one, now, closes_on) for one in subscriptions)
    return min(slots, key=lambda one: one.due_at)


def slot(room: Room, subscription: Subscription, now: datetime, closes_on: date | None = None) -> Slot:
    """The slot of a posting that one subscription wants; `closes_on` is its last day in Korea."""
    due = due_at(
        subscription.mode,
        room.settings.quiet,
        ZoneInfo(room.settings.timezone),
        now,
        closes_at=end_of_day(closes_on) if closes_on == korean_day(now) else None,
        awake_until=room.last_call_at and room.last_call_at + AWAKE,
    )
    return Slot(due, room.thread if subscription.thread is None else subscription.thread)


def due_at(
    mode: Mode,
    quiet: QuietHours | None,
    zone: ZoneInfo,
    now: datetime,
    *,
    closes_at: datetime | None = None,
    awake_until: datetime | None = None,
) -> datetime:
    """The UTC moment, never before `now`. `closes_at`: it closes today, then; `awake_until`: no quiet hours before that."""
    due = _by_rhythm(mode, zone, now)
    if closes_at is not None:
        return due if due <= closes_at else now
    if quiet is None or (awake_until is not None and due < awake_until):
        return due
    return _after_quiet(quiet, zone, due)


def _by_rhythm(mode: Mode, zone: ZoneInfo, now: datetime) -> datetime:
    match mode.rhythm:
        case Rhythm.NOW:
            return now
        case Rhythm.HOURLY:
            return _next_hour(zone, now)
        case Rhythm.DAILY:
            return next(at for at in _each_day(mode.at, zone, now))
        case Rhythm.WEEKLY:
            return next(
                at for at in _each_day(mode.at, zone, now) if at.astimezone(zone).weekday() == mode.weekday
            )


def _next_hour(zone: ZoneInfo, now: datetime) -> datetime:
    local = now.astimezone(zone)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return now if not past else now + timedelta(hours=1) - past


def _each_day(at: time, zone: ZoneInfo, now: datetime) -> Iterator[datetime]:
    """The moments from `now` on at which it is `at` there, one a day."""
    day = now.astimezone(zone).date() - DAY
    while True:
        moment = _moment(day, at, zone)
        if moment >= now:
            yield moment
        day += DAY


def _after_quiet(quiet: QuietHours, zone: ZoneInfo, due: datetime) -> datetime:
    """The moment itself, or the first end of the quiet hours after it."""
    if due.astimezone(zone).time() not in quiet:
        return due
    days = [due.astimezone(zone).date() + n * DAY for n in range(3)]
    ends = sorted(_moment(day, quiet.end, zone, fold) for day in days for fold in (0, 1))
    return next(end for end in ends if end > due and end.astimezone(zone).time() not in quiet)


def _moment(day: date, at: time, zone: ZoneInfo, fold: int = 0) -> datetime:
    return datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC)
