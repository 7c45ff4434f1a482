"""What a posting says of the work and of who is wanted, line by line, each with the part it stands in.

Its words about the company, benefits, conditions and procedure are left out: they say nothing of the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.model.fitting import Line, Where
from bot.model.posting import RawPosting
from bot.reading.document import Document
from bot.reading.sections import Headings, SectionKind

_WHERE = {
    SectionKind.DUTIES: Where.DUTIES,
    SectionKind.REQUIREMENTS: Where.ASKS,
    SectionKind.PREFERRED: Where.PREFERRED,
    SectionKind.OTHER: Where.BODY,
}
_BULLETS = " -•·∙*▪◦○●■□▶※\t"


def lines(raw: RawPosting, *, on: date, headings: Headings) -> tuple[Line, ...]:
    """The title first, then the lines in their order; `on`: the Korean day it is read on."""
    document = Document.of(raw, on=on, headings=headings)
    return (Line(Where.TITLE, document.title.plain), *_body(document))


def _body(document: Document) -> Iterator[Line]:
    for section in document.sections:
        if where := _WHERE.get(section.kind):
            text = document.body.plain[section.start : section.end]
            stripped = (line.strip(_BULLETS) for line in text.splitlines())
            yield from (Line(where, line) for line in stripped if line)
