"""What the public boards of hiring systems have in common: one company's board by its name, rows as JSON objects."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import StringConstraints

from bot.model.posting import RawPosting
from bot.sources.contract import Answer, Page, Settings

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


def version_of(row: Mapping[str, Any]) -> str:
    """A short mark of all a list says of a posting: the same mark, nothing changed."""
    words = json.dumps(row, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=9).hexdigest()


def page_of_one(answer: Answer, read: Callable[[], RawPosting | None]) -> Page:
    """The page of one posting behind a list: what `read` makes of it (None: closed), closed when it is gone, else a fault."""
    about = answer.request.about
    if answer.status != 200:
        return Page(closed=frozenset({about}))
    try:
        posting = read()
    except ValueError as error:
        return Page(faults=(f"{about}번 공고: {error}",))
    return Page((posting,)) if posting else Page(closed=frozenset({about}))
