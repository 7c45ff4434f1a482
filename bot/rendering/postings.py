"""Answers to a search among what is open: five at a time, the true total told, the rest behind a button."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.model.chat import Block, Button, Reply
from bot.model.posting import Posting
from bot.rendering.alert import SAMPLE_NOTE
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.posting import entry
from bot.rendering.words import number, quoted

PAGE = 5


def listing(
    postings: Sequence[Posting],
    *,
    total: int,
    today: date,
    first: int = 1,
    query: str = "",
    more: str = "",
    samples: Collection[str] = (),
) -> Reply:
    """A page of what is open, numbered from `first` of `total`; `query` as it was typed, `more` the next page's action."""
    if not postings:
        return _nothing(query, first)
    last = first + len(postings) - 1
    head = block(bold(f"{_asked(query)}열린 공고 {number(total)}건"), _which(first, last, total))
    left = total - last
    button = Button(f"더 보기 ({number(left)}건 남음)", action=more) if more and left > 0 else None
    return Reply((head, *entries(postings, today=today, first=first, samples=samples)), row(button))


def entries(
    postings: Sequence[Posting], *, today: date, first: int = 1, samples: Collection[str] = ()
) -> tuple[Block, ...]:
    """The entries alone, with a word at the end when one of them is made up."""
    made = tuple(entry(first + i, posting, today, samples) for i, posting in enumerate(postings))
    made_up = any(posting.raw.source in samples for posting in postings)
    return (*made, block(SAMPLE_NOTE, gap=True)) if made_up else made


def _nothing(query: str, first: int) -> Reply:
    if first > 1:
        return say("더 보여 드릴 공고가 없습니다.")
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
