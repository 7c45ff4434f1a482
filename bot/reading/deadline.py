"""When a posting closes: a Korean day, or open until filled.

The source's own moment outranks everything (its Korean day counts), then the board's deadline field, then the title, then
the body's 접수기간 or 마감 lines, where the date behind "~" or before 까지 counts. 상시, 수시 and 채용시까지 mean open until
filled, with or without a date; "채용 시 마감" means so only where no date is given. Years no board means (2090 and on, and
2033-01-01) are boards' way to write "always". A date and nothing else: `open_until_filled` False.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from bot.clock import korean_day
from bot.model.reading import Deadline, Evidence
from bot.reading import dates, periods
from bot.reading.clauses import Clause, body_clauses, trigger, whole
from bot.reading.document import Document
from bot.reading.words import Table, pattern

FILE = "deadline.toml"

_FOREVER_FROM = 2090
_FOREVER = date(2033, 1, 1)
_BRACKETED = re.compile(r"[\[(] ?[상수]시 ?[\])]")
_RELATIVE = re.compile(
    r"(?P<today>오늘 ?마감|d-day|금일 ?마감)|(?P<tomorrow>내일 ?마감)|모레 ?마감|(?<![a-z\d])d ?- ?(?P<days>\d{1,3})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """Compiled words: `open` anywhere, `alone` in a field or title, `early` without a date; `label`, `other` of dates."""

    open: re.Pattern[str]
    alone: re.Pattern[str]
    answer: re.Pattern[str]
    early: re.Pattern[str]
    label: re.Pattern[str]
    other: re.Pattern[str]
    trigger: re.Pattern[str]


_Day = tuple[date, Evidence | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one place says. `early`: it closes when somebody is hired."""

    day: _Day | None = None
    open: Evidence | None = None
    early: Evidence | None = None


def load(folder: Path) -> DeadlineWords:
    """Read config/deadline.toml; ConfigError names the line."""
    table = Table(folder / FILE)

    def words(section: str, key: str) -> str:
        return pattern(table.strings(section, key))

    alone = words("open", "alone")
    lists = (("open", "words"), ("open", "early"), ("dates", "label"))
    return DeadlineWords(
        open=re.compile(words("open", "words")),
        alone=re.compile(rf"(?<![가-힣])(?:{alone})(?![가-힣])"),
        answer=re.compile(rf"[가-힣] ?[:~] ?(?:{alone})(?![가-힣])"),
        early=re.compile(words("open", "early")),
        label=re.compile(words("dates", "label")),
        other=re.compile(words("dates", "other")),
        trigger=trigger(table, (word for key in lists for word in table.strings(*key))),
    )


def read(document: Document, words: DeadlineWords) -> Deadline:
    """When it closes; empty when it does not say."""
    since = _posted(document)
    field = _field(document, words, since)
    said = [field, _said(whole(document.title), document.on, since, words, named=True)]
    raw = document.raw
    closes = korean_day(raw.closes_at) if raw.closes_at else None
    if closes and not _is_forever(closes):
        # The moment is the source's; where its field has the same words they are shown for it.
        day = closes, field.day[1] if field.day else None
        return _settle(day, said, always=raw.open_until_filled is True)
    if closes or raw.open_until_filled:
        return _settle(None, said, always=True)
    if not field.day and not field.open:
        said += [_said(clause, document.on, since, words) for clause in body_clauses(document, words.trigger)]
    return _settle(next((one.day for one in said if one.day), None), said)


def _settle(day: _Day | None, said: Sequence[_Said], *, always: bool = False) -> Deadline:
    open_words = next((one.open for one in said if one.open), None)
    early = next((one.early for one in said if one.early), None)
    seen = (day[1],) if day and day[1] else ()
    if open_words or always:
        return Deadline(day and day[0], True, (*seen, *((open_words,) if open_words else ())))
    if day:
        return Deadline(day[0], False, seen)
    return Deadline(None, True, (early,)) if early else Deadline()


def _posted(document: Document) -> date | None:
    """The Korean day the posting appeared, as far as the source says."""
    if document.raw.posted_at:
        return korean_day(document.raw.posted_at)
    field = document.fields.get("posted")
    return dates.stamp(field.plain) if field else None


def _field(document: Document, words: DeadlineWords, since: date | None) -> _Said:
    """The board's own deadline: a bare date, or words."""
    field = document.fields.get("deadline")
    if field is None or not field.low.strip():
        return _Said()
    clause = whole(field)
    all_of_it = clause.evidence(0, len(clause.low))
    if (day := dates.stamp(clause.low)) is not None:
        return _Said(open=all_of_it) if _is_forever(day) else _Said(day=(day, all_of_it))
    said = _said(clause, document.on, since, words, named=True)
    if said.open is None and (alone := words.alone.search(clause.low)):
        said = replace(said, open=clause.evidence(*alone.span()))
    if relative := _RELATIVE.search(clause.low):
        return replace(said, day=(_relative(relative, document.on), clause.evidence(*relative.span())))
    if said.day is None:
        # A field of this name holds one date, whatever stands around it.
        found = next(dates.find(clause.low, 0, len(clause.low), on=document.on, since=since), None)
        said = _with_day(said, clause, found) if found else said
    return said


def _said(
    clause: Clause, on: date, since: date | None, words: DeadlineWords, *, named: bool = False
) -> _Said:
    """What a clause says; `named`: its place says that a date behind "~" is the deadline, no word is needed."""
    label = None if named else words.label.search(clause.low)
    found = words.open.search(clause.low) or (_BRACKETED.search(clause.low) if named else None)
    if not found and label:
        found = words.answer.search(clause.low, label.start())
    early = words.early.search(clause.low)
    said = _Said(
        open=clause.evidence(*found.span()) if found else None,
        early=clause.evidence(*early.span()) if early else None,
    )
    if not named and not label:
        return said
    start = label.start() if label else 0
    last = periods.end(clause.low, start, on=on, since=since, other=words.other)
    return _with_day(said, clause, last) if last else said


def _relative(match: re.Match[str], on: date) -> date:
    days = int(match["days"]) if match["days"] else 0 if match["today"] else 1 if match["tomorrow"] else 2
    return on + timedelta(days=days)


def _with_day(said: _Said, clause: Clause, found: dates.Dated) -> _Said:
    evidence = clause.evidence(found.start, found.end)
    if _is_forever(found.day):
        return replace(said, open=said.open or evidence)
    return replace(said, day=(found.day, evidence))


def _is_forever(day: date) -> bool:
    return day.year >= _FOREVER_FROM or day == _FOREVER
