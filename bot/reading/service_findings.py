"""All that a posting's text says of military service, gathered before anything is decided.

Class and way in are read (admission_groups.py) on the lines that speak of service and shortly below them; further away only
where a class is named beyond doubt (보충역, or 현역 in brackets or with a way in). Sentences that are asides open nothing, nor
do lists to choose from that end in 등 ("현역 신규/현역 전직 등").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.model.reading import Evidence, Service, Stance, Track
from bot.reading import admission_groups, admissions, service_duty
from bot.reading.admissions import Group
from bot.reading.document import Document
from bot.reading.sections import SectionKind
from bot.reading.service_duty import Duty
from bot.reading.service_mentions import Kind, find, sentences
from bot.reading.service_quotes import quote
from bot.reading.service_verdicts import Role, Verdict, judge
from bot.reading.service_words import ServiceWords
from bot.reading.text import Text

_LINES = re.compile(r"[^\n]+")
_ENUMERATES = re.compile(r"등[.)\s]*$")
_SHORTLY = 3
_TAIL = 12
_MOST = 60
_QUOTES = 2
_NEARLY = 8
_LISTED = re.compile(r"\s?(?:[,/·_-]|및|또는|와|과)?\s?")
_TRACKS = {Kind.RESEARCH: Track.RESEARCH, Kind.INDUSTRIAL: Track.INDUSTRIAL}


@dataclass(frozen=True, slots=True)
class Findings:
    """`groups` carry the text they stand in."""

    verdicts: tuple[Verdict, ...]
    duties: tuple[Duty, ...]
    groups: tuple[tuple[Text, Group], ...]

    def of(self, kind: Kind, *roles: Role) -> list[Verdict]:
        """The verdicts on one kind of mention, in the order of the text."""
        return [v for v in self.verdicts if v.mention.kind is kind and v.role in roles]

    def groups_of(self, verdict: Verdict) -> list[Group]:
        """The groups in the verdict's own sentence."""
        m = verdict.mention
        return [g for text, g in self.groups if text is m.text and m.left <= g.start < m.right]

    def service(
        self,
        stance: Stance,
        verdicts: list[Verdict],
        track: Track | None = None,
        conflict: Iterable[Verdict] = (),
    ) -> Service:
        """A Service that rests on `verdicts`, the best first; `track` is the one whose admissions count."""
        best = sorted(verdicts, key=self._rank)
        tracks = {_TRACKS[v.mention.kind] for v in verdicts if v.mention.kind in _TRACKS}
        rejects = stance is Stance.REJECTS
        return Service(
            stance,
            frozenset(tracks),
            None if rejects else admissions.combine((g for _, g in self.groups), track),
            tuple(dict.fromkeys(self._quote(v) for v in best[:_QUOTES])),
            tuple(dict.fromkeys(self._quote(v) for v in list(conflict)[:_QUOTES])),
        )

    def _rank(self, verdict: Verdict) -> tuple[bool, bool, int, int]:
        """What a reader would quote first: words that say yes, for whom, of all programmes, close to the name."""
        same = {
            v.mention.kind for v in self.verdicts if _same_sentence(v, verdict) and v.role is verdict.role
        }
        distance = (verdict.end - verdict.mention.end) // _NEARLY
        welcome, classes = verdict.role is Role.WELCOME, bool(self.groups_of(verdict))
        return not welcome, not classes, -len(same & _TRACKS.keys()), distance

    def _quote(self, verdict: Verdict) -> Evidence:
        """The words a verdict rests on, from the first of the names listed with it (병역특례/전문연구요원)."""
        start, low = verdict.mention.start, verdict.mention.text.low
        for other in reversed([v.mention for v in self.verdicts if _same_sentence(v, verdict)]):
            if other.end <= start and _LISTED.fullmatch(low, other.end, start):
                start = other.start
        return quote(verdict, start if verdict.start is None else min(start, verdict.start))


def gather(document: Document, texts: Iterable[Text], words: ServiceWords) -> Findings:
    """Read `texts` (title, body or one of the board's fields)."""
    texts = list(texts)
    verdicts = [verdict for text in texts for verdict in _verdicts(document, text, words)]
    spoken = any(v.role is not Role.ABOUT for v in verdicts)
    groups = [
        (text, g) for text in texts for g in islice(_groups(text, verdicts, words, spoken=spoken), _MOST)
    ]
    duties = [duty for text in texts for duty in islice(service_duty.find(document, text, words), 1)]
    return Findings(tuple(verdicts), tuple(duties), tuple(groups))


def _same_sentence(one: Verdict, other: Verdict) -> bool:
    return one.mention.text is other.mention.text and one.mention.left == other.mention.left


def _verdicts(document: Document, text: Text, words: ServiceWords) -> Iterator[Verdict]:
    for mention in find(text, words):
        section = document.kind_at(mention.start) if text is document.body else SectionKind.OTHER
        yield judge(mention, section, words)


def _groups(text: Text, verdicts: list[Verdict], words: ServiceWords, *, spoken: bool) -> Iterator[Group]:
    below = 0
    classes = words.admission.supplementary.search(text.low) or words.admission.active.search(text.low)
    for line in _LINES.finditer(text.low):
        here = [
            v for v in verdicts if v.mention.text is text and line.start() <= v.mention.start < line.end()
        ]
        says = any(v.role is not Role.ABOUT for v in here)
        below = _SHORTLY if says else below - 1
        if says or (not here and ((spoken and below >= 0) or (classes and _names_class(line[0], words)))):
            yield from _groups_of_line(text.low, line.start(), line.end(), here, words)


def _groups_of_line(
    low: str, start: int, end: int, here: list[Verdict], words: ServiceWords
) -> Iterator[Group]:
    for left, right in sentences(low, start, end):
        inside = [v for v in here if left <= v.mention.start < right]
        aside = bool(inside) and all(v.role is Role.ABOUT for v in inside)
        if not aside and not _ENUMERATES.search(low, max(left, right - _TAIL), right):
            yield from admission_groups.read(low, left, right, words)


def _names_class(line: str, words: ServiceWords) -> bool:
    a = words.admission
    if a.supplementary.search(line) or words.places.active_in_brackets.search(line):
        return True
    return bool(a.active.search(line) and (a.new.search(line) or a.transfer.search(line)))
