"""Invented postings with a board's own answers, for the facts that read those too."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.model.posting import RawPosting
from bot.model.reading import Evidence, Part
from bot.reading.document import Document
from tests.reading.lexicon import DAY, lexicon


def posting(title: str = "", body: str = "", *, pay: str = "", **fields: str) -> RawPosting:
    """A posting that says just this; `fields` are the board's own answers."""
    return RawPosting("test", "1", title, body=body, pay_text=pay, fields=fields)


def from_source(title: str = "", body: str = "", **more: Any) -> RawPosting:
    """A posting whose source itself knows `closes_at`, `open_until_filled` or `posted_at`."""
    return RawPosting("test", "1", title, body=body, **more)


def laid(raw: RawPosting, on: date = DAY) -> Document:
    """The posting, laid out."""
    return Document.of(raw, on=on, headings=lexicon().headings)


def kst(words: str) -> datetime:
    """A moment with its zone."""
    return datetime.fromisoformat(words)


def stands_as_written(evidence: Evidence, raw: RawPosting) -> bool:
    """Whether the words are where they are said to be."""
    part = evidence.part
    whole = {Part.TITLE: raw.title, Part.BODY: raw.body, Part.PAY: raw.pay_text}.get(part) or raw.fields.get(
        evidence.name, ""
    )
    return whole[evidence.start : evidence.end] == evidence.text != ""
