"""전문연, 산업기능, 병특: what the posting says of military service.

전문연 is YES only when 전문연구요원 may serve in it. 전문연? leaves out only what says no or says nothing: unclear words and a
designated company count. 전문연:신규 and the like ask who it is open to; a posting that does not say who is unknown, not no.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.matching.facets.contract import IS, Ask, Kind, UnreadableError, said
from bot.matching.folding import compact
from bot.matching.subject import Subject
from bot.matching.tree import AnyOf, Leaf, Node, Truth
from bot.matching.wording import quoted
from bot.model.reading import Admission, Stance, Track

_OPEN_TO = {
    **{
        name: frozenset(pair for pair in Admission if name in pair.value)
        for name in ("현역", "보충역", "신규", "전직")
    },
    **{pair.value: frozenset((pair,)) for pair in Admission},
}
_NAMES = ("전문연", "전문연구요원")
_ALSO = {
    "active": "현역",
    "supplementary": "보충역",
    "new": "신규",
    "편입": "신규",
    "신규편입": "신규",
    "transfer": "전직",
}


NOT_SAID = "가능하다고 적히지 않은"
"""Said of what refuses and of what is silent alike: without the condition both are meant."""


@dataclass(frozen=True, slots=True)
class Research(Leaf):
    """전문연. `who` is "" or one of `_OPEN_TO`; `open` lets the unclear through; `strict` demands that it says who."""

    family: ClassVar[str] = "전문연"
    who: str = ""
    open: bool = False
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By the stance, then by who it is open to."""
        service = subject.reading.service
        if service.stance is not Stance.ACCEPTS:
            unclear = service.stance is Stance.UNCLEAR
            designated = service.stance is Stance.NONE and subject.designated
            return Truth.YES if self.open and (unclear or designated) else Truth.NO
        if not self.who:
            return Truth.YES
        if service.open_to is None:
            return Truth.NO if self.strict else Truth.MAYBE
        return Truth.YES if service.open_to & _OPEN_TO[self.who] else Truth.NO

    def tell(self, subject: Subject) -> str:
        """What it says, in its own words."""
        truth = subject.ask(self)
        service = subject.reading.service
        if truth is Truth.MAYBE:
            return "전문연 현역/보충역·신규/전직 모름"
        if service.stance is Stance.NONE:
            return "병역지정업체이고 전문연 말은 없음" if subject.designated else "전문연 말이 없음"
        stance = {Stance.ACCEPTS: "가능", Stance.REJECTS: "불가", Stance.UNCLEAR: "불명확"}[service.stance]
        words = said(service.evidence)
        if truth is Truth.NO and service.stance is Stance.ACCEPTS:
            opened = "·".join(pair.value for pair in Admission if pair in (service.open_to or ()))
            return f"전문연 가능하지만 {self.who}은 아님 ({opened or '누구인지 안 적힘'}){words}"
        return f"전문연 {stance}{words}"

    def phrase(self, *, wanted: bool) -> str:
        """전문연구요원(현역) 복무가 가능한."""
        serving = f"전문연구요원{f'({self.who})' if self.who else ''} 복무가"
        if self.open:
            return f"{serving} {'가능하거나 분명하지 않은' if wanted else '안 되거나 말이 없는'}"
        return f"{serving} {'가능한' if wanted else NOT_SAID}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return ("전문연 구분(현역/보충역·신규/전직)", self.strict) if self.who else ("", False)

    def canonical(self) -> str:
        """전문연, 전문연?, 전문연:현역."""
        return f"전문연{'?' if self.open else ''}{'!' if self.strict else ''}{f':{self.who}' if self.who else ''}"


@dataclass(frozen=True, slots=True)
class Industrial(Leaf):
    """산업기능: it speaks of 산업기능요원."""

    family: ClassVar[str] = "산업기능"

    def decide(self, subject: Subject) -> Truth:
        """By the tracks it names."""
        return Truth.YES if Track.INDUSTRIAL in subject.reading.service.tracks else Truth.NO

    def tell(self, subject: Subject) -> str:
        """With its words."""
        if subject.ask(self) is Truth.NO:
            return "산업기능요원 말이 없음"
        return f"산업기능요원 가능{said(subject.reading.service.evidence)}"

    def phrase(self, *, wanted: bool) -> str:
        """산업기능요원 복무가 가능한."""
        return f"산업기능요원 복무가 {'가능한' if wanted else NOT_SAID}"

    def canonical(self) -> str:
        """산업기능."""
        return "산업기능"


def _research(ask: Ask) -> Leaf:
    value = compact(ask.value).replace("\n", "")
    value = _ALSO.get(value, value)
    if value and value not in _OPEN_TO:
        raise UnreadableError(f"전문연에는 {quoted(ask.value)} 구분이 없습니다", _OPEN_TO)
    return Research(value, ask.open, ask.strict and bool(value))


def _either(_ask: Ask) -> Node:
    return AnyOf((Research(open=True), Industrial()))


KINDS = (
    Kind(
        "전문연",
        ("전문연구요원", "전문연구", "service"),
        _research,
        "전문연:현역",
        ops=("", IS),
        bare={
            "technical research personnel": "",
            **{name + tail: "" for name in _NAMES for tail in ("", "가능")},
            **{name + who: f":{who}" for name in _NAMES for who in _OPEN_TO},
        },
        strict=True,
        open=True,
    ),
    Kind(
        "산업기능",
        ("산업기능요원", "산기요", "industrial"),
        lambda _ask: Industrial(),
        "산업기능",
        ops=("",),
        bare={"산업기능": "", "산업기능요원": "", "산기요": ""},
    ),
    Kind("병특", ("병역특례",), _either, "병특", ops=("",), bare={"병특": "", "병역특례": ""}),
)
