"""Who practises with whom: random rooms over random weeks, held against every way there is of pairing them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.interview.pairing import pair
from bot.model.pairs import Seat, Week


def seats(*members: str) -> list[Seat]:
    return [Seat(member) for member in members]


def after(there: Sequence[Seat], week: Week) -> list[Seat]:
    """The same members as they stand a week later."""
    partners = {one.member: other.member for pair in week.pairs for one, other in (pair, pair[::-1])}
    waits = week.waits.member if week.waits else ""
    return [
        replace(
            seat,
            partner=partners.get(seat.member, ""),
            waited=seat.member == waits,
            waits=seat.waits + (seat.member == waits),
        )
        for seat in there
    ]


def ways(there: Sequence[Seat]) -> Iterator[list[tuple[Seat, Seat]]]:
    """Every way of pairing an even number of members."""
    if not there:
        yield []
        return
    first, *rest = there
    for at, other in enumerate(rest):
        for more in ways([*rest[:at], *rest[at + 1 :]]):
            yield [(first, other), *more]


def repeats(pairs: Sequence[tuple[Seat, Seat]]) -> int:
    return sum(one.partner == other.member or other.partner == one.member for one, other in pairs)


def least(there: Sequence[Seat]) -> int:
    """The fewest repeats there can be without letting anyone wait twice running."""
    if len(there) % 2 == 0:
        return min((repeats(way) for way in ways(there)), default=0)
    may_wait = [seat for seat in there if not seat.waited] or list(there)
    return min(least([other for other in there if other is not seat]) for seat in may_wait)


@pytest.mark.parametrize("seed", range(60))
def test_nobody_meets_twice_running_while_that_can_be_avoided_and_nobody_waits_twice_running(
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311  a test's dice
    there = seats(*map(str, range(chance.randint(1, 8))))
    for number in range(12):
        # Members come and go between the weeks.
        if chance.random() < 0.3:
            there.append(Seat(f"new{number}"))
        if chance.random() < 0.3 and there:
            there.remove(chance.choice(there))
        there = there[:8]
        chance.shuffle(there)
        week = pair(there, f"{seed}:{number}")
        met = [seat.member for two in week.pairs for seat in two]
        assert sorted(met + ([week.waits.member] if week.waits else [])) == sorted(s.member for s in there)
        assert (week.waits is None) == (len(there) % 2 == 0)
        assert repeats(week.pairs) == least(there)
        assert not (week.waits and week.waits.waited and len(there) > 1)
        there = after(there, week)


def test_the_same_members_and_week_give_the_same_pairs_whatever_their_order() -> None:
    there = seats(*"가나다라마바사")
    assert pair(there, "1:2026-11-30") == pair(there[::-1], "1:2026-11-30")
    assert pair(there, "1:2026-11-30") != pair(there, "1:2026-12-07")


def test_who_waited_stands_first_the_week_after() -> None:
    there = seats(*"가나다라마")
    week = pair(there, "1")
    assert week.waits is not None
    again = pair(after(there, week), "2")
    assert again.pairs[0][0].member == week.waits.member


def test_waiting_goes_round() -> None:
    there, waited = seats(*"가나다라마"), Counter[str]()
    for number in range(20):
        week = pair(there, str(number))
        assert week.waits is not None
        waited[week.waits.member] += 1
        there = after(there, week)
    assert set(waited.values()) == {4}


def test_over_many_weeks_everybody_meets_everybody() -> None:
    there, met = seats(*"가나다라마바"), set[frozenset[str]]()
    for number in range(60):
        week = pair(there, str(number))
        met |= {frozenset((one.member, other.member)) for one, other in week.pairs}
        there = after(there, week)
    assert len(met) == 15


@pytest.mark.parametrize("count", [0, 1, 2, 3, 500, 501])
def test_few_and_many(count: int) -> None:
    there = seats(*map(str, range(count)))
    for number in range(3):
        week = pair(there, str(number))
        assert len(week.pairs) == count // 2
        assert repeats(week.pairs) == (1 if count == 2 and number else 0)
        there = after(there, week)
