"""What the public boards of hiring systems have in common: one company's board by its name, rows as JSON objects."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from bot.sources.contract import Settings

JSON = {"Accept": "application/json"}
"""What these boards are asked for."""


class Board(Settings):
    """`board`: its name in the board's own address. `company`: how people call it, when the board says it otherwise.

    `locations`: only rows whose place holds one of these words (upper or lower case), for boards of the whole world.
    """

    board: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    company: str = ""
    locations: tuple[str, ...] = ()

    def has_place(self, location: str) -> bool:
        """Whether a row at `location` is wanted."""
        return not self.locations or any(word.casefold() in location.casefold() for word in self.locations)


class Tenant(Board):
    """A board on a host of its own, whose first part is the board's name."""

    board: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$")]


def needed(row_value: str, name: str) -> str:
    """`row_value`, or ValueError when a row lacks what no posting can be without."""
    if not row_value:
        raise ValueError(f"{name}이(가) 없습니다")
    return row_value
