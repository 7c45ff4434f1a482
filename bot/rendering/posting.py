"""One posting in pieces: its title and company, its entry in a list, its sources, whether it is over.

In a list a title is cut at 200 characters and a company at 80, so that ten of them fit one message; alone, at 1,000.
A sample is marked 예시 wherever it stands, a closed posting is struck and said to be closed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.model.chat import Block, Span, Style
from bot.model.posting import Link, Posting
from bot.rendering import facts
from bot.rendering.blocks import block, link
from bot.rendering.words import ALONE, COMPANY_IN_LIST, TITLE_IN_LIST, cut

NO_COMPANY = "회사 이름 없음"
NO_TITLE = "제목 없음"


def is_gone(posting: Posting) -> bool:
    """Closed by its source, and open on no other board."""
    return posting.closed_at is not None and not posting.duplicates


def is_closed(posting: Posting, today: date) -> bool:
    """Gone, or past its last day."""
    last = posting.reading.deadline.closes_on
    return is_gone(posting) or (last is not None and last < today)


def address(posting: Posting) -> str:
    """Where it can be read: where it was first, or on another board when it closed there."""
    if posting.closed_at is not None and posting.duplicates:
        return posting.duplicates[0].url
    return posting.raw.url


def company(posting: Posting, limit: int = ALONE) -> str:
    """Who hires, or that it is not said."""
    return cut(posting.raw.company, limit) or NO_COMPANY


def title(posting: Posting, limit: int = ALONE) -> str:
    """The posting's title on one line."""
    return cut(posting.raw.title, limit) or NO_TITLE


def mark(posting: Posting, today: date, *, sample: bool) -> str:
    """What must be known before the title: [예시], [마감], both or nothing."""
    return ("[예시] " if sample else "") + ("[마감] " if is_closed(posting, today) else "")


def entry(index: int, posting: Posting, today: date, samples: Iterable[str] = (), note: str = "") -> Block:
    """Two lines of a list: number, linked title and company; then the facts; a `note` is the third."""
    style = Style.STRIKE if is_closed(posting, today) else Style.PLAIN
    return block(
        f"{index}. {mark(posting, today, sample=posting.raw.source in samples)}",
        link(title(posting, TITLE_IN_LIST), address(posting), style),
        f" — {company(posting, COMPANY_IN_LIST)}\n",
        facts.short_line(posting.reading, today, posting.take_home),
        note and f"\n{note}",
        gap=True,
    )


def sources(posting: Posting) -> tuple[Span | str, ...]:
    """Where it stands open, each a link: 원티드, 사람인."""
    raw = posting.raw
    first = Link(raw.fields.get("board") or raw.source, raw.url)
    closed_there = posting.closed_at is not None and posting.duplicates
    spans: list[Span | str] = []
    for one in posting.duplicates if closed_there else (first, *posting.duplicates):
        spans += [", ", link(one.source, one.url)]
    if raw.fields.get("partial"):
        spans.append(" · 본문은 링크에서")
    return tuple(spans[1:])
