"""The lists of config/service.toml, each compiled to one pattern: a class a table, a field a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from bot.reading.words import Table, pattern

Pattern = re.Pattern[str]
_T = TypeVar("_T")


def compiled(kind: type[_T], table: Table, section: str) -> _T:
    """An instance of `kind`, one of the classes below, from the table's `[section]`."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every class below is a dataclass
    lists = {
        name: (way for word in table.strings(section, name) for way in spellings(word)) for name in names
    }
    return kind(**{name: re.compile(pattern(ways)) for name, ways in lists.items()})


def spellings(word: str) -> Iterator[str]:
    """The ways a word is written: an allotment, TO, is also T/O, T.O and 티오."""
    yield word
    if match := re.match(r"(.*\b)to(?![a-z])(.*)", word):
        yield from (f"{match[1]}{other}{match[2]}" for other in ("t/o", "t.o", "티오"))


@dataclass(frozen=True, slots=True)
class Programmes:
    """What the programmes, and the companies that may employ for them, are called."""

    research: Pattern
    research_short: Pattern
    research_short_not: Pattern
    research_if_military: Pattern
    military_context: Pattern
    industrial: Pattern
    unnamed: Pattern
    company: Pattern
    degree: Pattern
    below_degree: Pattern


@dataclass(frozen=True, slots=True)
class AdmissionWords:
    """For whom (service class) and by which way in."""

    active: Pattern
    active_not: Pattern
    supplementary: Pattern
    new: Pattern
    new_bare: Pattern
    new_bare_not: Pattern
    transfer: Pattern
    transfer_not: Pattern
    also_transfer: Pattern
    not_joining: Pattern


@dataclass(frozen=True, slots=True)
class Says:
    """What is said around a programme's name."""

    can: Pattern
    cannot_tell: Pattern
    hire: Pattern
    used: Pattern
    refuse: Pattern
    refuse_not: Pattern
    closed: Pattern
    refuse_before: Pattern
    only_these: Pattern
    attributive_not: Pattern
    tick: Pattern
    cross: Pattern
    other_matters: Pattern
    own_matters: Pattern
    ask: Pattern
    plan: Pattern
    company_talk: Pattern
    serving: Pattern
    served: Pattern
    leave: Pattern
    leave_when: Pattern
    staff: Pattern
    staff_not: Pattern
    staff_filler: Pattern
    staff_context: Pattern
    talk: Pattern
    example: Pattern
    own_company: Pattern


@dataclass(frozen=True, slots=True)
class DutyWords:
    """Having served, or being exempt, as something asked for."""

    done: Pattern
    exempt: Pattern
    what: Pattern
    how: Pattern
    how_not: Pattern
    unserved: Pattern
    unserved_refused: Pattern
    english_what: Pattern
    english_how: Pattern
    record: Pattern
    no_matter: Pattern
    prefer: Pattern
    require: Pattern


@dataclass(frozen=True, slots=True)
class BoardWords:
    """A board's own answers."""

    research: Pattern
    refuse: Pattern
    unnamed: Pattern
