"""Postings as JSON lines, from a file or an https address, plain or gzip: how an operator feeds postings of their own.

A line is an object with `id` and `title` (left blank: the text's first line), and if known `source` (the board),
`company`, `text`, `url`, `location`, `posted`, `deadline`, `experience`, `employment_type`, `pay`; other keys are passed
over. A value may be a number or a list where words were due. Empty lines are nothing; a line that cannot be read is told
with its number and spoils no other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationInfo, field_validator

from bot.errors import SourceChanged
from bot.model.posting import RawPosting
from bot.sources import addresses, text, times
from bot.sources.answers import words_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source

_FIELDS = {
    "board": "source",
    "experience": "experience",
    "employment_type": "employment_type",
    "deadline": "deadline",
    "posted": "posted",
}


class Lines(Settings):
    """`path`: a file, from the folder of sources.toml when it is relative, or an address."""

    path: str

    @field_validator("path")
    @classmethod
    def _found(cls, value: str, info: ValidationInfo) -> str:
        if "://" in value:
            return addresses.checked(value)
        folder = Path((info.context or {}).get("folder", "."))
        return (folder / Path(value).expanduser()).resolve().as_uri()


def raw_posting(row: object, source: str) -> RawPosting:
    """The posting of one line; ValueError with Korean words for what it lacks."""
    if not isinstance(row, Mapping):
        # A wrong value of a file, not a wrong call: all that is wrong with a row is a ValueError.
        raise ValueError('{"id": …, "title": …} 꼴의 줄이 아닙니다')  # noqa: TRY004  see the line above
    body = text.body(row.get("text"))
    external_id, title = text.identity(row.get("id")), text.line(row.get("title"))
    if not title and "title" in row and isinstance(row["title"], str | None):
        title = text.line(body.partition("\n")[0])
    for name, value in (("id", external_id), ("title", title)):
        if not value:
            raise ValueError(
                f"{name}이(가) 없거나 글이 아닙니다" if name in row else f"{name}이(가) 없습니다"
            )
    fields = {name: text.line(row.get(key)) for name, key in _FIELDS.items()}
    return RawPosting(
        source=source,
        external_id=external_id,
        title=title,
        url=text.link(row.get("url")),
        company=text.line(row.get("company")),
        body=body,
        location=text.line(row.get("location")),
        pay_text=text.line(row.get("pay")),
        posted_at=times.moment(row.get("posted")),
        closes_at=times.deadline(row.get("deadline")),
        fields={name: value for name, value in fields.items() if value},
    )


def start(entry: Entry) -> tuple[Request, ...]:
    """The one file."""
    return (Request(entry.settings.path),)


def parse(entry: Entry, answer: Answer) -> Page:
    """All lines; SourceChanged when a web page came instead."""
    lines = words_of(answer).split("\n")
    if lines[0].lstrip().lower().startswith(("<!doctype", "<html")):
        raise SourceChanged(
            f"{addresses.place(answer.request.url)}: JSON 줄이 와야 하는데 웹 페이지(HTML)가 왔습니다."
        )
    postings, faults = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            postings.append(raw_posting(_row(line), entry.name))
        except ValueError as error:
            faults.append(f"{number}번째 줄: {error}")
    return Page(tuple(postings), faults=tuple(faults))


def _row(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("JSON으로 읽을 수 없습니다") from None


source = Source(
    kind="jsonl",
    settings=Lines,
    start=start,
    parse=parse,
    hosts=(),
    ledger={
        "official": "운영자가 마련한 파일이나 주소",
        "key": "필요 없음",
        "terms": "운영자가 책임지는 자료. 남의 사이트를 긁은 자료를 넣지 않습니다",
        "fields": "id, title, source, company, text, url, location, posted, deadline, experience, employment_type, pay",
        "fixtures": "이 문서의 꼴대로 지은 줄",
        "unsure": "없음",
    },
)
