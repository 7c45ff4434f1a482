"""The words for service class and way in that stand in a sentence, with the programmes' names between them.

현역 and 전직 count unless they are the tail of another word (신논현역, 이전직장) or mean something else (현역 개발자, 전직원);
신규 alone counts beside a class or another way, since by itself it means newly hired; 편입 right behind 전직 adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.model.reading import Track
from bot.reading.admissions import CLASSES
from bot.reading.service_lists import Pattern
from bot.reading.service_words import ServiceWords

_MOST = 80
_TRACKS = {"research": Track.RESEARCH, "doubtful": Track.RESEARCH, "industrial": Track.INDUSTRIAL}
_FILLER = re.compile(
    r"모두|전부|대상자?|자격|희망자|지원자|입영|소집|인원|해당자|신분|병역|특례|복무|[1-4]급|상관없이|구분없이|요건|요원"
    r"|(?<=[가-힣 (])(?:인|의|이|가|을|를|도|자|분|편|으로|로|등|만)(?=[\s(),/·]|$)|[()\[\]{}'\"‘’_:-]|(?:20)?\d\d년도?"
)
_LINK = re.compile(r"(?:[\s,;/·+&|]|및|과|와|또는|혹은|이나|이거나|or|and)+")
_LOOSE = re.compile(r"[,;]|또는|혹은|이나|이거나|or|and")
_TOPIC = re.compile(r"[\s)]{0,2}(?:은|는|의 ?경우|인 ?경우|이라면)[\s,:]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """At `low[start:end]` a class, a way, or a programme's name (`track`).

    `alone`: 신규 without 편입; `joining`: 편입 without 신규.
    """

    name: str
    start: int
    end: int
    alone: bool = False
    joining: bool = False
    track: Track | None = None

    @property
    def is_class(self) -> bool:
        """Whether it names a class, rather than a way."""
        return self.name in CLASSES


def words_in(low: str, left: int, right: int, words: ServiceWords) -> list[Word]:
    """The words of the sentence `low[left:right]`, in order; of one that only lists them the first `_MOST`."""
    names = words.places.mention.finditer(low, left, right)
    found = [Word("", *m.span(), track=_TRACKS[m.lastgroup]) for m in names if m.lastgroup in _TRACKS]
    found += _classes_and_ways(low, left, right, words)
    kept: list[Word] = []
    for word in sorted(found, key=lambda word: (word.start, -word.end))[:_MOST]:
        last = kept[-1] if kept else None
        follows = last is not None and last.name == "transfer" and not low[last.end : word.start].strip()
        if not (last and word.start < last.end) and not (follows and word.joining):
            kept.append(word)
    return [word for index, word in enumerate(kept) if not word.alone or _in_company(kept, index, low)]


def link(gap: str) -> str:
    """How two words hang together: "topic" (보충역은 …), "touch", "tight" (/ 및), "loose" (, 또는), or "" for not at all."""
    if "\n" in gap:
        return ""
    if _TOPIC.match(gap):
        return "topic"
    rest = bare(gap)
    if not rest:
        return "touch"
    if not _LINK.fullmatch(rest):
        return ""
    return "loose" if _LOOSE.search(rest) else "tight"


def listed(gap: str) -> bool:
    """Whether two names stand in one list."""
    return bool(_LINK.fullmatch(bare(gap) or " "))


def bare(gap: str) -> str:
    """`gap` without the words and signs that mean nothing between two words."""
    return _FILLER.sub("", gap).strip()


def _classes_and_ways(low: str, left: int, right: int, words: ServiceWords) -> Iterator[Word]:
    a = words.admission
    yield from _words("active", a.active, a.active_not, low, left, right)
    yield from (Word("supplementary", *match.span()) for match in a.supplementary.finditer(low, left, right))
    yield from _words("transfer", a.transfer, a.transfer_not, low, left, right)
    for match in a.new_bare.finditer(low, left, right):
        if not a.new_bare_not.match(low, match.start()):
            yield Word("new", *match.span(), alone=True)
    if not a.not_joining.search(low, left, right):
        for match in a.new.finditer(low, left, right):
            yield Word("new", *match.span(), joining=match[0] == "편입")


def _words(name: str, wanted: Pattern, unwanted: Pattern, low: str, left: int, right: int) -> Iterator[Word]:
    for match in wanted.finditer(low, left, right):
        if _begins(low, match.start()) and not unwanted.match(low, match.start()):
            yield Word(name, *match.span())


def _begins(low: str, at: int) -> bool:
    """Whether a word begins there: behind no letter, or behind 보충역, 신규편입, a programme's name or a particle."""
    before = low[at - 1 : at]
    return not "가" <= before <= "힣" or before in "역입원례특및과와"


def _in_company(found: list[Word], index: int, low: str) -> bool:
    beside = [pair for pair in (index - 1, index) if 0 <= pair < len(found) - 1]
    return any(
        not found[first].track
        and not found[first + 1].track
        and link(low[found[first].end : found[first + 1].start])
        for first in beside
    )
