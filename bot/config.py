"""Everything config/ says, read and checked as a whole before anything starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.commands import registry as commands
from bot.commands.command import Command
from bot.matching.vocabulary import Vocabulary
from bot.reading import signatures
from bot.reading.lexicon import Lexicon
from bot.rendering.help import CommandHelp
from bot.sources import registry as sources
from bot.sources.contract import Entry


@dataclass(frozen=True, slots=True)
class Config:
    """What an operator edits: sources, words to read by, words to filter by, words to command with."""

    sources: tuple[Entry, ...]
    lexicon: Lexicon
    duplicates: signatures.DuplicateWords
    vocabulary: Vocabulary
    commands: Mapping[str, Command]
    help: tuple[CommandHelp, ...]

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
        )

    @property
    def samples(self) -> frozenset[str]:
        """Names of the sources whose postings are made up."""
        return frozenset(entry.name for entry in self.sources if entry.sample)
