"""All that questions of pay are answered from: the tables of config/salary and what roles are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.salary.claims import RoleNames
from bot.salary.tables import Tables


@dataclass(frozen=True, slots=True)
class Desk:
    """Read once, at the start."""

    tables: Tables
    roles: RoleNames

    @classmethod
    def load(cls, folder: Path) -> Desk:
        """Read `salary/` and `roles.toml` in the folder; ConfigError names file and line."""
        return cls(Tables.load(folder), RoleNames.load(folder))
