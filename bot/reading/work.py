"""Which of a posting's words say what the person will do, and which say what the person must bring.

1. Sections named as duties are the work. 2. Without them (or with a bare one) it is what the posting opens with, before
any heading, in its introduction and among the requirements (some hold a table of both), line by line: a line that speaks
of the applicant ("... 경험이 있으신 분", "경력 3년 이상") is an ask, not work. Some boards run duties, requirements and
preferences together on one line with a bullet in between, so a bullet starts a line too. 3. Requirement sections are asks.
What is only preferred is kept apart; benefits and procedure never count, nor do the trades of those one works with. No part
is read past its first `_MOST` characters.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.spotting import Spot, Spotter
from bot.reading.text import Text

Span = tuple[int, int]

_MOST, _PREFERRED_MOST = 1200, 250
_BARE = 12
_OPENINGS = (SectionKind.OTHER, SectionKind.INTRO, SectionKind.REQUIREMENTS)
_LINE = re.compile(r"[^\n•·・*■]+(?:[*·](?=\S)[^\n•·・*■]*)*")
_ASK = re.compile(
    r"(?:분|자|者|능력|역량|경험|경력|학위|전공|소지|보유|이상|능숙|능통|우대|필수|이해|지식|무관|필|가능|졸업|학사|석사|박사)\W{0,3}$"
    r"|경력 ?\d|\d ?년 ?이상|이상의? 학위|있으신 분|이신 분|하신 분|분들?을 |환영합니다|우대합니다"
)
# Whom one works with ("백엔드 개발자, 디자이너와 협업"): their trade is not one's own.
_PEOPLE = (
    r"개발자|엔지니어|디자이너|기획자|분석가|연구원|연구자|사이언티스트|리서처|매니저|담당자|전문가"
    r"|직군|팀|부서|조직|파트|챕터|pm|po|qa"
)
_COLLEAGUE = re.compile(
    rf"(?:(?<=자)|(?<=너)|(?<=어)|(?<=가)| ?(?:{_PEOPLE}))들?[^\n.]{{0,50}}(?:협업|협력|소통|커뮤니케이션)"
)


class Place(StrEnum):
    """Where a word stood."""

    TITLE = "title"
    DUTIES = "duties"
    ASKS = "asks"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True)
class Work:
    """`duties` and `asks` are spans of `body.plain`; `stated`: a section says the duties. `spots`: the words found, in order."""

    document: Document
    duties: tuple[Span, ...]
    asks: tuple[Span, ...]
    stated: bool
    spots: Mapping[Place, tuple[Spot, ...]]

    def text(self, place: Place) -> Text:
        """The text that the spots of `place` are offsets of."""
        return self.document.title if place is Place.TITLE else self.document.body

    def words(self, place: Place, among: Container[str]) -> list[Spot]:
        """The words of one list at `place`, without those that are part of a longer word of that list."""
        kept: list[Spot] = []
        end = -1
        for spot in self.spots[place]:
            if spot.end > end and spot.word in among:
                kept.append(spot)
                end = spot.end
        return kept


def lay_out(document: Document, spotter: Spotter) -> Work:
    """Find the work and the asks of a posting, and the words of `spotter` in them and in the title."""
    duties, asks = _spans(document, SectionKind.DUTIES), _spans(document, SectionKind.REQUIREMENTS)
    stated = bool(duties)
    if sum(end - start for start, end in duties) <= _BARE:
        opening, wishes = _opening(document)
        duties, asks = duties + opening, wishes
    places = {
        Place.TITLE: _first(((0, len(document.title.low)),)),
        Place.DUTIES: _first(duties),
        Place.ASKS: _first(asks),
        Place.PREFERRED: _first(_spans(document, SectionKind.PREFERRED), _PREFERRED_MOST),
    }
    spots = {}
    for place, spans in places.items():
        text = document.title if place is Place.TITLE else document.body
        found = [spot for start, end in spans for spot in spotter.find(text.low, start, end)]
        if place is Place.DUTIES:
            found = [spot for spot in found if not _COLLEAGUE.match(text.low, spot.end)]
        spots[place] = tuple(sorted(found, key=_longer_first))
    return Work(document, places[Place.DUTIES], places[Place.ASKS], stated, spots)


def _longer_first(spot: Spot) -> tuple[int, int]:
    return spot.start, -spot.end


def _spans(document: Document, kind: SectionKind) -> tuple[Span, ...]:
    return tuple((section.start, section.end) for section in document.sections if section.kind is kind)


def _opening(document: Document) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    duties: list[Span] = []
    asks: list[Span] = []
    for section in document.sections:
        if section.kind not in _OPENINGS:
            continue
        for match in _LINE.finditer(
            document.body.plain, section.start, min(section.end, section.start + _MOST)
        ):
            (asks if _ASK.search(match[0]) else duties).append(match.span())
    return tuple(duties), tuple(asks)


def _first(spans: tuple[Span, ...], most: int = _MOST) -> tuple[Span, ...]:
    kept, left = [], most
    for start, end in spans:
        if left <= 0:
            break
        kept.append((start, min(end, start + left)))
        left -= end - start
    return tuple(kept)
