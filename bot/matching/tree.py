"""What a filter is made of: leaves that ask one thing of a posting, and `Not`, `All`, `AnyOf` over them.

A leaf answers YES, NO or MAYBE (the posting does not say). Not turns YES and NO round and leaves MAYBE; All is as true as
its least true part, AnyOf as its truest. A posting is wanted when the whole is not NO: what is unknown is never dropped.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from bot.matching.wording import josa

if TYPE_CHECKING:
    from bot.matching.subject import Subject


class Truth(IntEnum):
    """How true something is of a posting."""

    NO = 0
    MAYBE = 1
    YES = 2


class Leaf(ABC):
    """One question to a posting. A frozen dataclass: equal leaves mean the same. `family` is the facet's Korean name."""

    __slots__ = ()
    family: ClassVar[str]

    @abstractmethod
    def decide(self, subject: Subject) -> Truth:
        """How true it is of that posting."""

    @abstractmethod
    def tell(self, subject: Subject) -> str:
        """A Korean line: why it is so (YES, NO), or the short mark of what is unknown (MAYBE: 연봉 모름)."""

    def noun(self) -> tuple[str, str]:
        """Of a condition "what is which" (근무지가 / 서울): both halves, so that several can be said as one; else nothing."""
        return "", ""

    def phrase(self, *, wanted: bool) -> str:
        """The condition, or its opposite, as a phrase before a noun (see `wording`): 근무지가 서울인."""
        topic, value = self.noun()
        return f"{topic} {value}인" if wanted else f"{topic} {josa(value, '이/가')} 아닌"

    def silence(self) -> tuple[str, bool]:
        """What a posting may leave unsaid (연봉), and whether it is dropped then; "" when silence is an answer."""
        return "", False

    @abstractmethod
    def canonical(self) -> str:
        """How it is written, in one way only."""


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    item: Node


@dataclass(frozen=True, slots=True)
class All:
    """Every one of two or more."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of two or more."""

    items: tuple[Node, ...]


Node = Leaf | Not | All | AnyOf


def truth(node: Node, subject: Subject) -> Truth:
    """How true the whole is; each leaf is asked once per subject."""
    if isinstance(node, All):
        least = Truth.YES
        for item in node.items:
            if (found := truth(item, subject)) < least:
                if found is Truth.NO:
                    return found
                least = found
        return least
    if isinstance(node, AnyOf):
        return max(truth(item, subject) for item in node.items)
    if isinstance(node, Not):
        return Truth(Truth.YES - truth(node.item, subject))
    return subject.ask(node)
