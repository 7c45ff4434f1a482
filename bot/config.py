"""Everything config/ says, read and checked as a whole before anything starts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.commands import registry as commands
from bot.commands.command import Command
from bot.errors import ConfigError
from bot.interview.shelf import Shelf
from bot.matching.vocabulary import Vocabulary
from bot.reading import signatures
from bot.reading.lexicon import Lexicon
from bot.rendering.help import CommandHelp
from bot.salary.desk import Desk
from bot.sources import registry as sources
from bot.sources.contract import Entry


@dataclass(frozen=True, slots=True)
class Config:
    """What an operator edits: sources, words to read by, words to filter by and to command with; questions are read later."""

    sources: tuple[Entry, ...]
    lexicon: Lexicon
    duplicates: signatures.DuplicateWords
    vocabulary: Vocabulary
    commands: Mapping[str, Command]
    help: tuple[CommandHelp, ...]
    known_boards: frozenset[str]
    questions: Shelf
    salary: Desk

    @classmethod
    def load(cls, folder: Path) -> Config:
        """Read the folder; ConfigError names file and place."""
        found, entries = commands.load(folder)
        return cls(
            sources.load(folder),
            Lexicon.load(folder),
            signatures.load(folder),
            Vocabulary.load(folder),
            found,
            entries,
            _known_boards(folder),
            Shelf(folder),
            Desk.load(folder),
        )

    @property
    def samples(self) -> frozenset[str]:
        """Names of the sources whose postings are made up."""
        return frozenset(entry.name for entry in self.sources if entry.sample)


def _known_boards(folder: Path) -> frozenset[str]:
    path = folder / "boards.toml"
    try:
        return frozenset(str(host) for host in tomllib.loads(path.read_text(encoding="utf-8"))["known"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f'{path}을(를) 읽을 수 없습니다: known = ["…"] 목록이 있어야 합니다.') from error
