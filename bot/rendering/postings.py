"""Answers to a search among what is open: five at a time, the true total told, the other pages and orders behind buttons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from bot.model.chat import Block, Button, Reply
from bot.model.posting import Posting
from bot.model.search import Order
from bot.rendering.alert import SAMPLE_NOTE
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.ordering import SAID
from bot.rendering.posting import entry
from bot.rendering.words import number, quoted

PAGE = 5
Turn = Callable[[Order, int], str]
"""Makes the action of a button that shows the list in an order from a place on."""


def listing(
    postings: Sequence[Posting],
    *,
    total: int,
    today: date,
    turn: Turn,
    first: int = 1,
    query: str = "",
    order: Order = Order.NEWEST,
    samples: Collection[str] = (),
) -> Reply:
    """A page of what is open, numbered from `first` of `total`; `query` as it was typed."""
    if not postings:
        return _nothing(query)
    last = first + len(postings) - 1
    ordered = f", {SAID[order]}" if order is not Order.NEWEST else ""
    head = block(bold(f"{_asked(query)}열린 공고 {number(total)}건"), _which(first, last, total) + ordered)
    blocks = (head, *entries(postings, today=today, first=first, samples=samples))
    return Reply(blocks, (*_pages(first, last, total, order, turn), *_orders(total, order, turn)))


def _pages(first: int, last: int, total: int, order: Order, turn: Turn) -> tuple[tuple[Button, ...], ...]:
    more = f"더 보기 ({number(total - last)}건 남음)"
    return row(
        Button("앞으로", action=turn(order, max(1, first - PAGE))) if first > 1 else None,
        Button(more, action=turn(order, last + 1)) if last < total else None,
    )


def _orders(total: int, order: Order, turn: Turn) -> tuple[tuple[Button, ...], ...]:
    """The orders it is not in, where there is something to order."""
    if total < 2:
        return ()
    return row(
        *(Button(f"{said}으로 보기", action=turn(one, 1)) for one, said in SAID.items() if one != order)
    )


def entries(
    postings: Sequence[Posting], *, today: date, first: int = 1, samples: Collection[str] = ()
) -> tuple[Block, ...]:
    """The entries alone, with a word at the end when one of them is made up."""
    made = tuple(entry(first + i, posting, today, samples) for i, posting in enumerate(postings))
    made_up = any(posting.raw.source in samples for posting in postings)
    return (*made, block(SAMPLE_NOTE, gap=True)) if made_up else made


def _nothing(query: str) -> Reply:
    if not query:
        return say("지금 열린 공고가 없습니다. 새 공고가 들어오면 구독한 방에 알려 드립니다.")
    return say(
        f"{quoted(query)}에 맞는 열린 공고가 없습니다.",
        "낱말을 줄이거나 | 로 여러 가지를 이어 보세요. 예: /jobs 비전 | 음성",
    )


def _asked(query: str) -> str:
    return f"{quoted(query)}에 맞는 " if query else ""


def _which(first: int, last: int, total: int) -> str:
    if first == 1 and last >= total:
        return ""
    return f" 중 {number(first)}–{number(last)}번째" if last > first else f" 중 {number(first)}번째"
