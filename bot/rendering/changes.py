"""What a posting says otherwise since a room was told, on one line: 변경: 마감 12/15 → 12/22 · 연봉 미기재 → 4,000만원 이상.

Told of the last day, the pay and what is said of military service. A fact that changes twice is told from the first words to
the last; one that is back at its first words is not told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.reading import Deadline, Reading
from bot.model.room import Change
from bot.rendering import facts
from bot.rendering.days import day

SERVICE = "전문연"


def changes(before: Reading, after: Reading, today: date) -> tuple[Change, ...]:
    """The facts that are told in other words now."""
    was, now = _told(before, today), _told(after, today)
    return tuple(Change(fact, was[fact], now[fact]) for fact in was if was[fact] != now[fact])


def joined(old: Sequence[Change], new: Sequence[Change]) -> tuple[Change, ...]:
    """Earlier changes with what changed now."""
    found = {one.fact: one for one in old}
    for one in new:
        before = found[one.fact].before if one.fact in found else one.before
        found[one.fact] = Change(one.fact, before, one.after)
    return tuple(one for one in found.values() if one.before != one.after)


def line(told: Sequence[Change]) -> str:
    """The line, "" when nothing changed."""
    parts = (f"{one.fact} {one.before} → {one.after}" for one in told)
    return f"변경: {' · '.join(parts)}" if told else ""


def _told(reading: Reading, today: date) -> dict[str, str]:
    return {
        "마감": _last_day(reading.deadline, today),
        "연봉": facts.pay(reading.pay).removeprefix("연봉 "),
        SERVICE: facts.service(reading.service).removeprefix(f"{SERVICE} "),
    }


def _last_day(fact: Deadline, today: date) -> str:
    """Without the days left: they change by themselves."""
    if fact.closes_on is not None:
        return day(fact.closes_on, today)
    return facts.deadline(fact, today).removeprefix("마감 ")
