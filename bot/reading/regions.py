"""Where the work is: 시도 + 시군구, from the words that say so, in this order.

1. The location field. 2. A line labelled as the place of work ("근무지: 판교"). 3. The title. 4. A line that is nothing but
a place, among the working conditions. 5. A sentence that says one works there ("…에서 근무합니다"), if it names a district.
6. A line labelled as the company's own place. 7. A sentence that says where the company stands. The first that names a
district wins; if none does, the first that names a province. Where the field names a province, only places within it count.
Several places are all given. Work abroad has no region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.model.reading import Region
from bot.reading.document import Document
from bot.reading.places import Places, distinct, find
from bot.reading.sections import SectionKind
from bot.reading.text import Text

_FIELD_MOST, _LINE_MOST, _LABELS_MOST = 400, 120, 20
_SECTION_MOST, _BARE = 600, 24
_LEAD, _ADDRESS = 6, 80
# A label stands at the start of a line or behind a mark, and its place behind it or on the next line.
_AT_START = re.compile(r"(?:^|[\n\[(【<•·*■◦○●▶▪ㅇㆍ\-–:.)\d])[^\w\n]*$")
_AFTER_LABEL = re.compile(r"[^\w\n]*(?:은|는)?[ :：\])】>\-–=]*\n?[ ]*")
_WORKS = re.compile(r"에서 ?(?:근무|일하|일할|일합)|으?로 ?출근")
_STANDS = re.compile(r"에 ?(?:위치|소재|자리|있습니다|있어요)")
# Where a title says the place: in brackets, or after its last comma or dash.
_ASIDE = re.compile(r"[\[(【<][^\])】>\n]{0,60}[\])】>]|(?:, | - )[^,\n]{0,60}$")


def read(document: Document, places: Places) -> tuple[Region, ...]:
    """The places of work in the order of the words; empty when they name none, or only places abroad."""
    location = document.location
    known = find(location, 0, _FIELD_MOST, places)
    if any(region.sigungu for region in known) or (not known and places.abroad.search(location.low)):
        return known
    for regions in _elsewhere(document, places):
        within = tuple(
            region for region in regions if not known or region.sido in {place.sido for place in known}
        )
        if any(region.sigungu for region in within):
            return within
        known = known or within
    return known


def _elsewhere(document: Document, places: Places) -> Iterator[tuple[Region, ...]]:
    body = document.body
    yield _labelled(body, places.labels[0], places)
    yield _in_title(document.title, places)
    for section in document.sections:
        if section.kind is SectionKind.CONDITIONS:
            yield _bare_lines(body, section.start, section.end, places)
    yield _told(body, _WORKS, places)
    yield _labelled(body, places.labels[1], places)
    yield _told(body, _STANDS, places)


def _labelled(body: Text, label: re.Pattern[str], places: Places) -> tuple[Region, ...]:
    """The places behind every `label` that begins a line: on the same line, or on the next when it stands alone."""
    found: list[Region] = []
    for match in islice(label.finditer(body.low), _LABELS_MOST):
        if _AT_START.search(body.low, max(match.start() - _LEAD, 0), match.start()):
            gap = _AFTER_LABEL.match(body.low, match.end())
            start = gap.end() if gap else match.end()
            found += find(body, start, min(body.line(start)[1], start + _LINE_MOST), places)
    return distinct(found)


def _told(body: Text, told: re.Pattern[str], places: Places) -> tuple[Region, ...]:
    """The districts named right before the words that say one works there, or that the company stands there."""
    found: list[Region] = []
    for match in islice(told.finditer(body.low), _LABELS_MOST):
        start = max(body.line(match.start())[0], match.start() - _ADDRESS)
        found += find(body, start, match.start(), places, areas=False)
    return distinct([region for region in found if region.sigungu])


def _in_title(title: Text, places: Places) -> tuple[Region, ...]:
    """Areas count in a title only within brackets or at its end: 구리 and 화성 are words of their own."""
    asides = [match.span() for match in _ASIDE.finditer(title.low, 0, _FIELD_MOST)]
    found = [region for start, end in asides for region in find(title, start, end, places)]
    return distinct([*found, *find(title, 0, _FIELD_MOST, places, areas=False)])


def _bare_lines(body: Text, start: int, end: int, places: Places) -> tuple[Region, ...]:
    """The places on short lines of `plain[start:end]`."""
    found: list[Region] = []
    end = min(end, start + _SECTION_MOST)
    while start < end:
        stop = min(body.line(start)[1], end)
        if stop - start <= _BARE:
            found += find(body, start, stop, places)
        start = stop + 1
    return distinct(found)
