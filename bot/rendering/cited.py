"""Figures with where they are from: a block of sentences that ends in its source and the days it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.model.chat import Block, BlockKind, Span, Style
from bot.model.salary import Citation
from bot.rendering.blocks import block, bold


def cited(
    *lines: str, sources: Sequence[Citation], head: str = "", note: str = "", folded: bool = False
) -> Block:
    """Sentences, then where their figures are from; `note`: what must be known of them; `folded`: details."""
    told = "; ".join(dict.fromkeys(map(reference, sources)))
    title: tuple[Span | str, ...] = (bold(head), "\n") if head else ()
    return block(
        *title,
        "\n".join(filter(None, lines)),
        Span(f"\n출처: {told}{f'. {note}' if note else ''}", Style.ITALIC),
        gap=True,
        kind=BlockKind.FOLD if folded else BlockKind.TEXT,
    )


def reference(source: Citation) -> str:
    """국세청 근로소득 백분위 [2024년, 2026-02-24 발표]."""
    published = f", {source.published} 발표" if source.published else ""
    return f"{source.text} [{days(source.since, source.until)}{published}]"


def days(since: date, until: date | None) -> str:
    """2024년; 2026년 6월; 2026-07-01–2027-06-30; 2033-01-01부터; 2026-08-04."""
    if until is None:
        return f"{since}부터"
    if since == until:
        return str(since)
    after = until + timedelta(days=1)
    if since.day == after.day == 1:
        if (after.year - since.year) * 12 + after.month - since.month == 1:
            return month(since)
        if since.month == after.month == 1 and after.year == since.year + 1:
            return f"{since.year}년"
    return f"{since}–{until}"


def month(on: date) -> str:
    """2026년 6월."""
    return f"{on.year}년 {on.month}월"
