"""The names of places, and which of them a run of words names.

Names: a province ("서울", "경기도"), a district of it ("강남구", "성남시 분당구", right after its province also "강남"), or a
well-known area, station or road ("판교", "구로디지털단지") where no district is named beside it. A name inside another word is
none (서울대학교, 강남대로). A district that several provinces have (중구) needs its province before it, or one of its areas
beside it (강서구 마곡).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from bot.model.reading import Region
from bot.reading.spotting import Spot, Spotter
from bot.reading.text import Text
from bot.reading.words import Table, pattern

FILE = "areas.toml"

_NEAR = 2
_APART = re.compile(r"[;|/\n]| (?:또는|혹은|및|or) ")
_LETTER = re.compile(r"[가-힣a-z0-9]")
# How a name may end: not a letter, a road's number, or a word for an office or a direction.
_END = re.compile(
    r"[^가-힣a-z0-9]|$|(?<=로)\d{0,3}[가-하]?길|(?<=[로길])\d"
    r"|(?:[은는이가에의과와도]|전역|전체|전지역|지역|본사|지사|지점|사옥|사무소|사무실|오피스|연구소|연구센터|센터|캠퍼스|근무|권|소재"
    r"|일대|지구|단지|신도시|역|동|점|인근|부근|입구|에서|으로|외)(?![가-힣])"
)


class Kind(StrEnum):
    """What a name names; STEM is a district's name without 시·군·구."""

    PROVINCE = "province"
    DISTRICT = "district"
    STEM = "stem"
    AREA = "area"


class Name(NamedTuple):
    """One meaning of a name."""

    kind: Kind
    sido: str
    sigungu: str


@dataclass(frozen=True, slots=True)
class Places:
    """All names with their meanings; the labels before a place of work and before an office; words for abroad."""

    spotter: Spotter
    names: Mapping[str, tuple[Name, ...]]
    labels: tuple[re.Pattern[str], re.Pattern[str]]
    abroad: re.Pattern[str]


def load(folder: Path) -> Places:
    """Read config/areas.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    names: dict[str, dict[Name, None]] = {}
    for word, name in _names(table):
        if len(word) > 1:
            names.setdefault(word, {})[name] = None
    meanings = {word: tuple(meant) for word, meant in names.items()}
    work, office = (re.compile(pattern(table.strings("labels", key))) for key in ("work", "office"))
    return Places(
        Spotter(meanings), meanings, (work, office), re.compile(pattern(table.strings("abroad", "words")))
    )


def _names(table: Table) -> Iterator[tuple[str, Name]]:
    """Every way to write a place, with what it names."""
    for sido, districts in table.section("districts").items():
        for word in (sido, *table.strings("provinces", sido)):
            yield word, Name(Kind.PROVINCE, sido, "")
        for sigungu in districts:
            last = sigungu.split()[-1]
            yield sigungu, Name(Kind.DISTRICT, sido, sigungu)
            yield last, Name(Kind.DISTRICT, sido, sigungu)
            yield last[:-1], Name(Kind.STEM, sido, sigungu)
    for section in ("areas", "english"):
        for word, where in table.section(section).items():
            for place in [where] if isinstance(where, str) else where:
                sido, _, sigungu = place.partition(" ")
                kind = Kind.AREA if sigungu else Kind.PROVINCE
                yield word.lower().replace("-", " "), Name(kind, sido, sigungu)


def find(text: Text, start: int, end: int, places: Places, *, areas: bool = True) -> tuple[Region, ...]:
    """The places that `plain[start:end]` names, in order; without areas, provinces and districts only."""
    found: list[Region] = []
    for part in _parts(text.low, start, end):
        every = places.spotter.find(text.low, *part)
        spots = _whole_names(text.low, every, *part)
        formal = _formal(text, spots, every, places)
        provinces = {region.sido for region in formal}
        if areas and not any(region.sigungu for region in formal):
            formal += [
                Region(name.sido, name.sigungu, (text.evidence(spot.start, spot.end),))
                for spot in spots
                for name in places.names[spot.word]
                if name.kind is Kind.AREA and (not provinces or name.sido in provinces)
            ]
        found += formal
    return distinct(found)


def distinct(found: list[Region]) -> tuple[Region, ...]:
    """Without repetitions, and without a province or city of which a part is named too."""
    kept: dict[tuple[str, str], Region] = {}
    for region in found:
        kept.setdefault((region.sido, region.sigungu), region)
    parts = {(sido, whole) for sido, sigungu in kept if sigungu for whole in ("", sigungu.rpartition(" ")[0])}
    return tuple(region for key, region in kept.items() if key not in parts)


def _parts(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `low[start:end]` that each speak of places of their own."""
    for match in _APART.finditer(low, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _whole_names(low: str, every: list[Spot], start: int, end: int) -> list[Spot]:
    """Names that stand as words, the longer one where two overlap, each joined to the next or ended like a word."""
    spots = sorted(every, key=lambda spot: (spot.start, -spot.end))
    starts = {spot.start for spot in spots}
    kept: list[Spot] = []
    for spot in spots:
        last = kept[-1].end if kept else start
        begins = spot.start in (start, last) or not _LETTER.match(low, spot.start - 1)
        if spot.start >= last and begins and (spot.end in starts or _END.match(low, spot.end, end)):
            kept.append(spot)
    return kept


def _formal(text: Text, spots: list[Spot], every: list[Spot], places: Places) -> list[Region]:
    """Provinces and districts, each district with the province it belongs to."""
    found: list[Region] = []
    sido, first, since = "", 0, -_NEAR - 1
    for spot in spots:
        names = places.names[spot.word]
        near = 0 <= spot.start - since <= _NEAR
        if district := _district(names, sido, every, places, near=near):
            shown = text.evidence(first if near else spot.start, spot.end)
            found.append(Region(district.sido, district.sigungu, (shown,)))
            sido = district.sido
        elif province := next((name for name in names if name.kind is Kind.PROVINCE), None):
            found.append(Region(province.sido, "", (text.evidence(spot.start, spot.end),)))
            sido, first, since = province.sido, spot.start, spot.end
    return found


def _district(
    names: tuple[Name, ...], sido: str, every: list[Spot], places: Places, *, near: bool
) -> Name | None:
    """The one meant: of the province before it, the only one of that name, or the one with an area named beside it."""
    for name in names:
        if name.sido == sido and (name.kind is Kind.DISTRICT or (near and name.kind is Kind.STEM)):
            return name
    whole = [name for name in names if name.kind is Kind.DISTRICT]
    if len(whole) > 1:
        beside = {
            (n.sido, n.sigungu) for spot in every for n in places.names[spot.word] if n.kind is Kind.AREA
        }
        whole = [name for name in whole if (name.sido, name.sigungu) in beside]
    return whole[0] if len(whole) == 1 else None
