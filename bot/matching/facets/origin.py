"""회사, 출처: who hires, and where it was posted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.matching.facets.contract import IS, Ask, Kind, UnreadableError, as_value, yes
from bot.matching.folding import compact, phrase
from bot.matching.standing import Spelling
from bot.matching.subject import COMPANY, Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.wording import quoted


@dataclass(frozen=True, slots=True)
class Company(Leaf):
    """회사:노타: the company's name has that word, by the law of words and without synonyms."""

    family: ClassVar[str] = "회사"
    name: str
    shown: str = field(compare=False)
    spelling: Spelling = field(compare=False, repr=False)

    def decide(self, subject: Subject) -> Truth:
        """Only in the company's name."""
        return yes(self.spelling.find(subject.page, *subject.page.bounds(COMPANY)) is not None)

    def tell(self, subject: Subject) -> str:
        """회사 이름이 ‘노타’."""
        name = subject.raw.company
        return f"회사 이름이 {quoted(name)}" if name else "회사 이름이 없음"

    def noun(self) -> tuple[str, str]:
        """회사가 / ‘노타’."""
        return "회사가", quoted(self.shown)

    def canonical(self) -> str:
        """회사:노타."""
        return f"회사:{as_value(self.name)}"


@dataclass(frozen=True, slots=True)
class Board(Leaf):
    """출처:원티드: the source, the board it stood on, or one of the other places it was posted."""

    family: ClassVar[str] = "출처"
    names: frozenset[str]
    shown: str = field(compare=False)

    def decide(self, subject: Subject) -> Truth:
        """By any of the names, as one word or a part of the source's own name between hyphens."""
        raw = subject.raw
        told = (
            raw.source,
            raw.fields.get("board", ""),
            *(link.source for link in subject.posting.duplicates),
        )
        return yes(
            any(
                compact(piece) in self.names
                for one in told
                for piece in (one, *one.replace("_", "-").split("-"))
            )
        )

    def tell(self, subject: Subject) -> str:
        """출처 원티드."""
        return f"출처 {subject.raw.fields.get('board') or subject.raw.source}"

    def noun(self) -> tuple[str, str]:
        """출처가 / ‘원티드’."""
        return "출처가", quoted(self.shown)

    def canonical(self) -> str:
        """출처:원티드."""
        return f"출처:{as_value(self.shown)}"


def _company(ask: Ask) -> Leaf:
    spelling = ask.vocabulary.spelling(ask.value)
    if not spelling.compact:
        raise UnreadableError("회사 이름에 글자가 없습니다")
    return Company(phrase(ask.value, between=" "), ask.value, spelling)


def _board(ask: Ask) -> Leaf:
    name = compact(ask.value)
    if not name:
        raise UnreadableError("출처 이름에 글자가 없습니다")
    boards = ask.vocabulary.boards
    known = boards.find(ask.value)
    if known is None:
        return Board(frozenset((name,)), phrase(ask.value, between=" "))
    return Board(frozenset(boards.written(known)), known)


KINDS = (
    Kind("회사", ("기업", "회사명", "company"), _company, "회사:노타", ops=(IS,), single=True),
    Kind("출처", ("사이트", "source", "board"), _board, "출처:원티드", ops=(IS,), single=True),
)
