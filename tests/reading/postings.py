"""Invented postings, laid out for reading."""

from __future__ import annotations

from bot.model.posting import RawPosting
from bot.model.reading import Evidence, Part
from bot.reading.document import Document
from bot.reading.work import Work, lay_out
from tests.reading.lexicon import DAY, lexicon


def raw(
    title: str = "", body: str = "", location: str = "", company: str = "", source: str = "test"
) -> RawPosting:
    """A posting that says just this."""
    return RawPosting(
        source=source, external_id="1", title=title, company=company, body=body, location=location
    )


def document(title: str = "", body: str = "", location: str = "") -> Document:
    """The same, laid out."""
    return Document.of(raw(title, body, location), on=DAY, headings=lexicon().headings)


def work(title: str = "", body: str = "") -> Work:
    """The same, with its duties found. A body without headings is taken as the duties."""
    if body and not body.startswith("["):
        body = f"[주요업무]\n{body}"
    return lay_out(document(title, body), lexicon().work)


def stands_as_written(evidence: Evidence, posting: RawPosting) -> bool:
    """Whether the words are where they are said to be."""
    parts = {Part.TITLE: posting.title, Part.BODY: posting.body, Part.LOCATION: posting.location}
    return parts[evidence.part][evidence.start : evidence.end] == evidence.text != ""
