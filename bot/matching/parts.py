"""The parts of a posting that facets look at, each small enough that many postings share it.

A facet's leaf looks at one kind of part: two postings alike in that part get the same answer, so it is decided once for all of
them, on a posting made of the part alone. A posting may have several parts of a kind (its roles, its regions, the boards it
stood on): then its truth is that of its truest part. A leaf that looks at something else (words, the name of an area) has no
kind of part.

Parts are kept by an index: whoever changes what is written of them writes a migration that empties it and marks all postings
stale. A leaf that begins to look at more of a posting needs that more in its part.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from bot.matching.facets.choice import Domain, Employment, Listed
from bot.matching.facets.education import Education as LeastDegree
from bot.matching.facets.experience import Entry, Years
from bot.matching.facets.origin import Board
from bot.matching.facets.pay import PayStated, Salary
from bot.matching.facets.place import Remote, Where
from bot.matching.facets.service import Industrial, Research
from bot.matching.facets.timing import Closes, Fresh, Rolling
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.model.posting import Posting, RawPosting
from bot.model.reading import (
    Admission,
    Deadline,
    Degree,
    Education,
    Experience,
    Found,
    Pay,
    PayPeriod,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)

Value = tuple[object, ...]
"""One part, as plain JSON values."""

_KOREA = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: which leaves look at it, a posting's parts of that kind, and the posting of one part alone."""

    name: str
    leaves: tuple[type[Leaf], ...]
    of: Callable[[Posting], Iterable[Value]]
    alone: Callable[..., Posting]


@lru_cache(maxsize=8192)
def written(kind: str, value: Value) -> str:
    """A part as one line of text, its kind first."""
    return f"{kind}:{json.dumps(value, ensure_ascii=False)}"


def parts(posting: Posting) -> Iterator[str]:
    """Every part of a posting, written."""
    for kind in KINDS:
        yield from (written(kind.name, value) for value in dict.fromkeys(kind.of(posting)))


def kind_of(leaf: Leaf) -> str | None:
    """The kind of part that this leaf looks at; None when it looks at something else."""
    if isinstance(leaf, Where) and leaf.area:
        return None
    return _KIND_OF.get(type(leaf))


def decide(leaf: Leaf, part: str, today: date, *, designated: bool) -> Truth:
    """How true the leaf is of a posting with that part."""
    return leaf.decide(Subject(_alone(part), today, designated=designated))


@lru_cache(maxsize=8192)
def _alone(part: str) -> Posting:
    name, _, value = part.partition(":")
    return _BY_NAME[name].alone(*json.loads(value))


_NOTHING = RawPosting("", "", "")


def _read(reading: Reading) -> Posting:
    return Posting(_NOTHING, reading)


def _service(posting: Posting) -> Iterable[Value]:
    one = posting.reading.service
    yield one.stance, tuple(sorted(one.tracks)), None if one.open_to is None else tuple(sorted(one.open_to))


def _of_service(stance: str, tracks: list[str], open_to: list[str] | None) -> Posting:
    opened = None if open_to is None else frozenset(map(Admission, open_to))
    return _read(Reading(service=Service(Stance(stance), frozenset(map(Track, tracks)), opened)))


def _experience(posting: Posting) -> Iterable[Value]:
    one = posting.reading.experience
    yield one.entry_ok, one.min_years, one.max_years


def _pay(posting: Posting) -> Iterable[Value]:
    one = posting.reading.pay
    yield () if one is None else (one.low, one.high)


def _of_pay(*ends: int | None) -> Posting:
    return _read(Reading(pay=Pay(ends[0], ends[1], PayPeriod.YEAR, "") if ends else None))


def _found(several: Iterable[Found]) -> Iterable[Value]:
    return [(one.value,) for one in several] or [()]


def _regions(posting: Posting) -> Iterable[Value]:
    return [(one.sido, one.sigungu) for one in posting.reading.regions] or [()]


def _boards(posting: Posting) -> Iterable[Value]:
    raw = posting.raw
    yield from ((name,) for name in (raw.source, raw.fields.get("board", "")))
    yield from ((link.source,) for link in posting.duplicates)


def _deadline(posting: Posting) -> Iterable[Value]:
    one = posting.reading.deadline
    day = None if one.closes_on is None else one.closes_on.isoformat()
    yield day, one.open_until_filled, posting.raw.open_until_filled


def _of_deadline(day: str | None, stated: bool | None, told: bool | None) -> Posting:
    closes_on = None if day is None else date.fromisoformat(day)
    raw = RawPosting("", "", "", open_until_filled=told)
    return Posting(raw, Reading(deadline=Deadline(closes_on, stated)))


def _posted(posting: Posting) -> Iterable[Value]:
    moment = posting.raw.posted_at or posting.first_seen_at
    yield () if moment is None else (moment.astimezone(_KOREA).date().isoformat(),)


def _of_posted(*day: str) -> Posting:
    moment = datetime.combine(date.fromisoformat(day[0]), time(12), _KOREA) if day else None
    return Posting(RawPosting("", "", "", posted_at=moment), Reading())


KINDS = (
    Kind("service", (Research, Industrial), _service, _of_service),
    Kind("experience", (Entry, Years), _experience, lambda *one: _read(Reading(experience=Experience(*one)))),
    Kind(
        "education",
        (LeastDegree,),
        lambda posting: [(posting.reading.education.minimum,)],
        lambda one: _read(Reading(education=Education(None if one is None else Degree(one)))),
    ),
    Kind("pay", (Salary, PayStated), _pay, _of_pay),
    Kind(
        "employment",
        (Employment,),
        lambda posting: _found([one] if (one := posting.reading.employment) else ()),
        lambda *one: _read(Reading(employment=Found(*one) if one else None)),
    ),
    Kind(
        "role",
        (Listed,),
        lambda posting: _found(posting.reading.roles),
        lambda *one: _read(Reading(roles=tuple(map(Found, one)))),
    ),
    Kind(
        "domain",
        (Domain,),
        lambda posting: _found(posting.reading.domains),
        lambda *one: _read(Reading(domains=tuple(map(Found, one)))),
    ),
    Kind(
        "region",
        (Where,),
        _regions,
        lambda *one: _read(Reading(regions=(Region(*one),) if one else ())),
    ),
    Kind(
        "remote",
        (Remote,),
        lambda posting: [(posting.reading.remote,)],
        lambda one: _read(Reading(remote=one)),
    ),
    Kind("board", (Board,), _boards, lambda name: Posting(RawPosting(name, "", ""), Reading())),
    Kind("deadline", (Closes, Rolling), _deadline, _of_deadline),
    Kind("posted", (Fresh,), _posted, _of_posted),
)
_BY_NAME = {kind.name: kind for kind in KINDS}
_KIND_OF = {leaf: kind.name for kind in KINDS for leaf in kind.leaves}
