"""What somebody wants of a room's settings: to see a page of them, or one change."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.manners import Mode, QuietHours


@dataclass(frozen=True, slots=True)
class Show:
    """A page of the menu: "" the whole, else the word of a setting or a subscription's number."""

    page: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Other quiet hours, or None for none."""

    hours: QuietHours | None


@dataclass(frozen=True, slots=True)
class Sound:
    """With a sound or silently."""

    on: bool


@dataclass(frozen=True, slots=True)
class WeeklyList:
    """With the week's favourites on Mondays or without."""

    on: bool


@dataclass(frozen=True, slots=True)
class QuizBoard:
    """With the week's quiz results on Sundays or without."""

    on: bool


@dataclass(frozen=True, slots=True)
class Rights:
    """Who may change things."""

    admins_only: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """Another time zone, by its name in the tz database."""

    name: str


@dataclass(frozen=True, slots=True)
class Here:
    """Alerts of the room ("") or of one subscription shall come where this was said."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class LikeRoom:
    """Alerts of one subscription shall come where the room's do."""

    number: str


@dataclass(frozen=True, slots=True)
class When:
    """When a subscription is told."""

    number: str
    mode: Mode


Wish = Show | Quiet | Sound | WeeklyList | QuizBoard | Rights | Zone | Here | LikeRoom | When
