"""지역, 재택: where the work is.

A province or district is met when one of the posting's places is in it; only the province known, or no place at all, is
MAYBE. An area (판교) is met when the posting's own words of place name it; in the right district without naming any area it
is MAYBE, where another area is named it is NO. 재택 is met only when the posting says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.matching.facets.contract import IS, Ask, Kind, UnreadableError, as_value, unknown, yes
from bot.matching.places import Target
from bot.matching.standing import Spelling
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.vocabulary import Vocabulary
from bot.matching.wording import josa, quoted
from bot.model.reading import Region

_NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Where(Leaf):
    """지역:서울, 지역:판교. `area` finds an area's own names, `others` those of its neighbours, in the words of place."""

    family: ClassVar[str] = "지역"
    name: str
    targets: tuple[Target, ...]
    strict: bool = False
    area: tuple[Spelling, ...] = field(default=(), compare=False, repr=False)
    others: tuple[Spelling, ...] = field(default=(), compare=False, repr=False)

    def decide(self, subject: Subject) -> Truth:
        """The area's name first, then the districts."""
        if self.area and any(one.find(subject.place_page) for one in self.area):
            return Truth.YES
        regions = subject.reading.regions
        if not regions:
            return unknown(strict=self.strict)
        found = _in(self.targets, regions)
        if self.area and found is Truth.YES:
            named = any(one.find(subject.place_page) for one in self.others)
            return Truth.NO if named else unknown(strict=self.strict)
        return unknown(strict=self.strict) if found is Truth.MAYBE else found

    def around(self) -> Where:
        """The districts that it lies in, silence always MAYBE: what it goes by where no words of place name it."""
        return Where(self.name, self.targets)

    def tell(self, subject: Subject) -> str:
        """근무지 서울 강남구, with its words."""
        regions = subject.reading.regions
        names = ", ".join(dict.fromkeys(f"{one.sido} {one.sigungu}".strip() for one in regions))
        if subject.ask(self) is Truth.MAYBE:
            return f"{self.name}인지 모름 (근무지 {names})" if names else "근무지 모름"
        for one in self.area:
            if span := one.find(subject.place_page):
                return f"근무지 {self.name}: {quoted(subject.place_page.quote(*span).original)}"
        said = next((one.text for region in regions for one in region.evidence), "")
        return f"근무지 {names or '모름'}{': ' + quoted(said) if said else ''}"

    def noun(self) -> tuple[str, str]:
        """근무지가 / 서울 강남구; of an area or several districts also which."""
        several = [" ".join(one).strip() for one in self.targets[:_NAMED_AT_MOST]]
        more = f" 등 {len(self.targets)}곳" if len(self.targets) > _NAMED_AT_MOST else ""
        many = len(several) > 1 or self.area
        return "근무지가", f"{self.name}({', '.join(several)}{more})" if many else self.name

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "근무지", self.strict

    def canonical(self) -> str:
        """지역:판교, 지역:"서울 강남구"."""
        return f"지역{'!' if self.strict else ''}:{as_value(self.name)}"


def _in(targets: tuple[Target, ...], regions: tuple[Region, ...]) -> Truth:
    """Is one of the posting's places in one of these? MAYBE when only its province, or only its city, is known."""
    best = Truth.NO
    for region in regions:
        for sido, wanted in targets:
            if sido == region.sido:
                district = region.sigungu
                if not wanted or district == wanted or district.startswith(wanted + " "):
                    return Truth.YES
                if not district or wanted.startswith(district + " "):
                    best = Truth.MAYBE
    return best


@dataclass(frozen=True, slots=True)
class Remote(Leaf):
    """재택: it says that one may work from elsewhere."""

    family: ClassVar[str] = "재택"

    def decide(self, subject: Subject) -> Truth:
        """Silence is no."""
        return yes(subject.reading.remote is True)

    def tell(self, subject: Subject) -> str:
        """재택 가능."""
        return (
            "재택 가능"
            if subject.ask(self) is Truth.YES
            else "재택 말이 없음"
            if subject.reading.remote is None
            else "재택 불가"
        )

    def phrase(self, *, wanted: bool) -> str:
        """재택이 가능한."""
        return "재택이 가능한" if wanted else "재택 말이 없는"

    def canonical(self) -> str:
        """재택."""
        return "재택"


def _where(ask: Ask) -> Leaf:
    places = ask.vocabulary.places
    place = places.find(ask.value)
    if place is None:
        raise UnreadableError(f"{josa(quoted(ask.value), '이라는/라는')} 지역은 모릅니다", places.names())
    if not place.area:
        return Where(place.name, place.targets, ask.strict)
    spell = ask.vocabulary.spelling
    own, others = places.names_in(place), places.names_beside(place)
    return Where(place.name, place.targets, ask.strict, tuple(map(spell, own)), tuple(map(spell, others)))


def is_place(vocabulary: Vocabulary, text: str) -> bool:
    """Does it name a place?"""
    return vocabulary.places.find(text) is not None


KINDS = (
    Kind(
        "지역",
        ("근무지", "위치", "place", "region", "location", "where"),
        _where,
        "지역:판교",
        ops=(IS,),
        single=True,
        strict=True,
        spans=is_place,
    ),
    Kind(
        "재택",
        ("원격", "remote"),
        lambda _ask: Remote(),
        "재택",
        ops=("",),
        bare={"재택": "", "재택근무": "", "원격": "", "원격근무": "", "리모트": "", "remote": ""},
    ),
)
