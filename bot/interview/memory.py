"""When a question comes again: FSRS-6 as the `fsrs` package computes it, over plain figures that outlive its versions.

A first mark makes the card. Whatever the history of marks, the card equals the package's own, so a corrected mark is the history
played again. The package's intervals of days get a few days more or less, so that what was learned in one sitting does not come
back in one: by the same rule as the package has, but from a seed, so that playing again gives the same day.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.model.reviews import Card, Rating, Stage

if TYPE_CHECKING:
    import fsrs

LONGEST = 36_500
"""Days until a question comes again, at most."""

SPREAD = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From, to, and the share of the days between by which an interval may be longer or shorter, beside one day."""


def review(card: Card | None, rating: Rating, at: datetime, seed: str) -> Card:
    """The card (None: a new one) after a mark at that moment; `seed` names whose card of which question it is."""
    before = _theirs(card, at)
    after, _ = _scheduler().review_card(before, _rating(rating), at.astimezone(UTC))
    reps = 1 + (card.reps if card else 0)
    lapsed = card is not None and card.stage is Stage.REVIEW and rating is Rating.AGAIN
    interval = after.due - at.astimezone(UTC)
    stage = Stage(int(after.state))
    if stage is Stage.REVIEW:
        interval = timedelta(days=spread(interval.days, _chance(f"{seed}:{reps}")))
    if after.stability is None or after.difficulty is None:
        raise AssertionError("a reviewed card has both")
    return Card(
        stage,
        after.step,
        after.stability,
        after.difficulty,
        at.astimezone(UTC) + interval,
        at.astimezone(UTC),
        reps,
        (card.lapses if card else 0) + lapsed,
    )


def replay(history: Iterable[tuple[Rating, datetime]], seed: str) -> Card | None:
    """The card after all these marks, in their order; None when there are none."""
    card = None
    for rating, at in history:
        card = review(card, rating, at, seed)
    return card


def recall(card: Card, at: datetime) -> float:
    """How likely it is still known at that moment, 0 to 1."""
    return float(_scheduler().get_card_retrievability(_theirs(card, at), at.astimezone(UTC)))


def spread(days: int, chance: random.Random) -> int:
    """An interval of days, somewhat longer or shorter; one below two and a half days as it is."""
    if days < SPREAD[0][0]:
        return days
    by = 1.0 + sum(share * max(min(float(days), end) - start, 0.0) for start, end, share in SPREAD)
    most = min(round(days + by), LONGEST)
    least = min(max(2, round(days - by)), most)
    return min(round(chance.random() * (most - least + 1) + least), LONGEST)


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311  days are spread, no secret is made


@cache
def _scheduler() -> fsrs.Scheduler:
    from fsrs import Scheduler  # imported when something is first marked

    return Scheduler(maximum_interval=LONGEST, enable_fuzzing=False)


def _rating(rating: Rating) -> fsrs.Rating:
    from fsrs import Rating as Theirs

    return Theirs(int(rating))


def _theirs(card: Card | None, at: datetime) -> fsrs.Card:
    from fsrs import Card as Theirs
    from fsrs import State

    # An id of its own would cost the package a pause; nothing here goes by it.
    if card is None:
        return Theirs(card_id=0, due=at.astimezone(UTC))
    return Theirs(
        0, State(int(card.stage)), card.step, card.stability, card.difficulty, card.due, card.last_review
    )
