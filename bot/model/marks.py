"""What members do with a posting that came to their room: put it by, like it, ask to be named when such a one comes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """`BOOKMARK`: the member wants to find it again and be reminded of its last day; `LIKE`: only says so."""

    BOOKMARK = "bookmark"
    LIKE = "like"


@dataclass(frozen=True, slots=True)
class Marks:
    """How many members of a room marked a posting, by kind."""

    bookmarks: int = 0
    likes: int = 0


@dataclass(frozen=True, slots=True)
class Interest:
    """What one member of a room wants to be named for. `name` is the one shown when they asked, kept for this alone."""

    id: int
    member: str
    name: str
    filter_text: str
