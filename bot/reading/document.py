"""A posting laid out for reading: its parts as normalised `Text`, its body cut in sections, and the day it is read on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.model.posting import RawPosting
from bot.model.reading import Part
from bot.reading.sections import Headings, Section, SectionKind, kind_at, split
from bot.reading.text import Text


@dataclass(frozen=True, slots=True)
class Document:
    """`sections` are offsets into `body.plain`; `fields` holds the board's own answers; `on` is a Korean day."""

    raw: RawPosting
    title: Text
    body: Text
    company: Text
    location: Text
    pay: Text
    fields: Mapping[str, Text]
    sections: tuple[Section, ...]
    on: date

    @classmethod
    def of(cls, raw: RawPosting, *, on: date, headings: Headings) -> Self:
        """Lay `raw` out by these `headings`; `on` is the day that dates without a year are counted from."""
        body = Text(raw.body)
        return cls(
            raw=raw,
            title=Text(raw.title, Part.TITLE),
            body=body,
            company=Text(raw.company, Part.COMPANY),
            location=Text(raw.location, Part.LOCATION),
            pay=Text(raw.pay_text, Part.PAY),
            fields={name: Text(words, Part.FIELD, name) for name, words in raw.fields.items()},
            sections=split(body, headings),
            on=on,
        )

    def kind_at(self, offset: int) -> SectionKind:
        """The kind of section that offset of `body.plain` stands in."""
        return kind_at(self.sections, offset)
