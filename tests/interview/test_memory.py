"""When a question comes again, held against the package itself."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import datetime, timedelta

import fsrs
import pytest

from bot.interview.memory import LONGEST, recall, replay, review, spread
from bot.model.reviews import Card, Rating, Stage
from tests.conftest import NOW

HISTORIES = 1000


def history(chance: random.Random) -> list[tuple[Rating, datetime]]:
    """Marks at random: within minutes, within a day, after days, much too late."""
    at, marks = NOW, []
    for _ in range(chance.randint(1, 15)):
        marks.append((chance.choice(list(Rating)), at))
        at += timedelta(
            minutes=chance.choice([1, 9, 60, 1439, 1441, 4000, 30_000, 300_000]) * chance.random()
        )
    return marks


def theirs(marks: list[tuple[Rating, datetime]]) -> fsrs.Card:
    scheduler, card = fsrs.Scheduler(enable_fuzzing=False), fsrs.Card(card_id=1, due=NOW)
    for rating, at in marks:
        card, _ = scheduler.review_card(card, fsrs.Rating(int(rating)), at)
    return card


def test_a_thousand_histories_end_where_the_package_ends() -> None:
    chance = random.Random(20261124)  # noqa: S311  a test's dice
    for number in range(HISTORIES):
        marks = history(chance)
        mine, other = replay(marks, "7"), theirs(marks)
        assert mine is not None
        same = (mine.stability, mine.difficulty, int(mine.stage), mine.step, mine.last_review)
        assert same == (other.stability, other.difficulty, int(other.state), other.step, other.last_review), (
            number
        )
        assert mine.reps == len(marks)
        days = (other.due - marks[-1][1]).days
        if mine.stage is Stage.REVIEW:
            assert abs((mine.due - other.due).days) <= 2 + 0.15 * days
        else:
            assert mine.due == other.due
        later = marks[-1][1] + timedelta(days=chance.randint(0, 900))
        assert recall(mine, later) == fsrs.Scheduler().get_card_retrievability(other, later)


def test_days_are_spread_as_the_package_spreads_them() -> None:
    scheduler = fsrs.Scheduler()
    for seed in range(300):
        for days in (1, 2, 3, 6, 7, 19, 20, 21, 100, 5000, LONGEST - 1, LONGEST):
            random.seed(seed)  # the package draws from the one chance there is for all
            expected = scheduler._get_fuzzed_interval(interval=timedelta(days=days))
            assert spread(days, random.Random(seed)) == expected.days  # noqa: S311  a test's dice


def test_a_seed_decides_the_day_and_another_one_another() -> None:
    marks = [
        (Rating.EASY, NOW),
        (Rating.GOOD, NOW + timedelta(days=20)),
        (Rating.EASY, NOW + timedelta(days=90)),
    ]
    assert replay(marks, "7:ml-loss") == replay(marks, "7:ml-loss")
    days = {card.due for seed in range(40) if (card := replay(marks, str(seed)))}
    assert len(days) > 5


@pytest.mark.parametrize(
    ("rating", "stage", "wait"),
    [
        (Rating.AGAIN, Stage.LEARNING, timedelta(minutes=1)),
        (Rating.HARD, Stage.LEARNING, timedelta(minutes=5, seconds=30)),
        (Rating.GOOD, Stage.LEARNING, timedelta(minutes=10)),
    ],
)
def test_a_first_mark_begins_to_learn(rating: Rating, stage: Stage, wait: timedelta) -> None:
    card = review(None, rating, NOW, "7")
    assert (card.stage, card.due, card.reps, card.lapses) == (stage, NOW + wait, 1, 0)


def test_what_was_known_and_is_forgotten_counts_as_a_lapse() -> None:
    card = review(None, Rating.EASY, NOW, "7")
    assert card.stage is Stage.REVIEW
    card = review(card, Rating.AGAIN, card.due, "7")
    assert (card.stage, card.reps, card.lapses) == (Stage.RELEARNING, 2, 1)
    assert review(card, Rating.AGAIN, card.due, "7").lapses == 1, "not known in between"


def test_recall_falls_with_the_days_and_nothing_marked_is_no_card() -> None:
    card = review(None, Rating.EASY, NOW, "7")
    chances = [recall(card, NOW + timedelta(days=days)) for days in (0, 5, 50)]
    assert chances[0] == 1
    assert chances == sorted(chances, reverse=True)
    assert replay([], "7") is None


def test_a_card_is_plain_figures() -> None:
    kinds = {type(getattr(review(None, Rating.EASY, NOW, "7"), name)) for name in Card.__slots__}
    assert kinds <= {Stage, type(None), float, int, datetime}


def test_starting_imports_nothing_of_the_scheduler() -> None:
    asked = "import sys, bot.app; print('fsrs' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout
    assert told.strip() == "False"
