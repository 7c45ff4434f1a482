"""What a command is, and what it may ask for.

A command lives in a file of its Latin name, with `command = Command(...)` at its foot, and an entry in config/commands.toml with
the words people type for it. `answer` gets what was said; `press` gets a button's arguments (`name:a:b` → ["a", "b"]). One
without an entry is `hidden`: it only answers its buttons.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.interview.shelf import Shelf
from bot.matching.vocabulary import Vocabulary
from bot.model.chat import Call, Reply
from bot.model.posting import Posting
from bot.model.room import RoomId
from bot.reading.company_names import CompanyNames
from bot.reading.sections import Headings
from bot.rendering.help import CommandHelp
from bot.salary.desk import Desk
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Boards:
    """The real boards of the bare local room: what they are called, whether they are on, and how they are switched on."""

    names: tuple[str, ...]
    are_on: Callable[[], Awaitable[bool]]
    switch_on: Callable[[], Awaitable[None]]


LookUp = Callable[[str], Awaitable[None]]
"""Brings what is known elsewhere of companies of a name into the store; raises SourceError."""
Share = Callable[[str, RoomId], Awaitable[Posting]]
"""Reads the page at an address that a member of a room named; SourceError or ValueError in Korean words when it cannot."""


@dataclass(frozen=True, slots=True)
class Services:
    """What commands may ask for. `sources`: the entries asked in turn; `samples`: those of them whose postings are made up.
    `share`: None where there is no network; `known_boards`: hosts whose pasted links are read. `names`: what is the same
    company whoever wrote it. `salary`: what questions of pay are answered from; `questions`: the bank of interview questions,
    among which `chance` chooses; `headings`: what the parts of a posting are told by. `employers`: asks for a company that is
    not in the store; None without a key.
    """

    database: Database
    vocabulary: Vocabulary
    clock: Clock
    help: tuple[CommandHelp, ...]
    names: CompanyNames
    sources: Callable[[], Awaitable[tuple[str, ...]]]
    samples: frozenset[str] = frozenset()
    boards: Boards | None = None
    share: Share | None = None
    known_boards: frozenset[str] = frozenset()
    salary: Desk = field(kw_only=True)
    questions: Shelf = field(kw_only=True)
    headings: Headings = field(kw_only=True)
    chance: random.Random = field(default_factory=random.Random, kw_only=True)
    employers: LookUp | None = None


Answer = Callable[[Call, Services], Awaitable[Reply]]
Press = Callable[[Call, Services, list[str]], Awaitable[Reply]]
Heard = Callable[[Call, Services], Awaitable[Reply | None]]
"""Answers what was said without a slash, if it was meant for the command; an empty Reply: meant for it, nothing to say."""


Polled = Callable[[Call, Services], Awaitable[None]]
"""Takes note of a poll that stands now or of a vote, if it is the command's; nothing is answered."""


async def no_button(_call: Call, _services: Services, _arguments: list[str]) -> Reply:
    """A command that gives out no buttons of its own; the caller says that the button is stale."""
    raise LookupError


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    answer: Answer
    press: Press = field(default=no_button)
    hidden: bool = False
    heard: Heard | None = None
    polled: Polled | None = None
