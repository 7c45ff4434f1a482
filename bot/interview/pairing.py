"""Who practises with whom this week, among those of a room who asked for it.

The same members and the same week give the same pairs. Who waited last week comes first and does not wait again while anybody
else can; of the others who waited least often waits. Nobody gets the partner of last week while that can be avoided: two pairs
exchange partners where it would happen, so only two members alone meet twice running.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.model.pairs import Seat, Week


def pair(seats: Sequence[Seat], seed: str) -> Week:
    """The pairs, and who waits; `seed`: the room and the week."""
    ordered = sorted(seats, key=lambda seat: (not seat.waited, _place(seat, seed)))
    waits = _waits(ordered) if len(ordered) % 2 else None
    going = [seat for seat in ordered if seat is not waits]
    pairs = list(zip(going[::2], going[1::2], strict=True))
    for at in range(len(pairs)):
        if _again(*pairs[at]):
            _exchange(pairs, at)
    stands = {seat.member: place for place, seat in enumerate(ordered)}
    told = (sorted(two, key=lambda seat: stands[seat.member]) for two in pairs)
    in_order = sorted(((one, other) for one, other in told), key=lambda two: stands[two[0].member])
    return Week(tuple(in_order), waits)


def _place(seat: Seat, seed: str) -> bytes:
    return hashlib.blake2b(f"{seed}:{seat.member}".encode(), digest_size=8).digest()


def _waits(ordered: Sequence[Seat]) -> Seat:
    """Who waits; among three not so that last week's two would meet again."""
    by_turn = sorted(ordered, key=lambda seat: (seat.waited, seat.waits))
    for seat in by_turn:
        left = [other for other in ordered if other is not seat]
        if len(left) != 2 or not _again(*left):
            return seat
    return by_turn[0]


def _again(one: Seat, other: Seat) -> bool:
    return one.partner == other.member or other.partner == one.member


def _exchange(pairs: list[tuple[Seat, Seat]], at: int) -> None:
    """Let a pair exchange partners with another, so that neither of the two new ones met last week."""
    one, other = pairs[at]
    for place, (third, fourth) in enumerate(pairs):
        if place == at:
            continue
        for first, second in (((one, third), (other, fourth)), ((one, fourth), (other, third))):
            if not (_again(*first) or _again(*second)):
                pairs[at], pairs[place] = first, second
                return
