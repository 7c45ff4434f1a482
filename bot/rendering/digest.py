"""Several new postings in one message: at most ten, the true total always told, the rest behind a button.

Order: what can be served in comes first (○, then △, then what does not speak of it, then ✕), then the nearer last day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from bot.model.chat import Button, Reply
from bot.model.posting import Posting
from bot.model.reading import Stance
from bot.rendering.alert import SAMPLE_NOTE
from bot.rendering.blocks import block, bold, row
from bot.rendering.posting import entry
from bot.rendering.words import number

PAGE = 10
WORTH = {Stance.ACCEPTS: 0, Stance.UNCLEAR: 1, Stance.NONE: 2, Stance.REJECTS: 3}


def best_first(postings: Iterable[Posting], today: date) -> tuple[Posting, ...]:
    """The order of a digest; those without a last day, or past it, come after those with one."""

    def place(posting: Posting) -> tuple[int, date, int]:
        last = posting.reading.deadline.closes_on
        open_last = last if last is not None and last >= today else date.max
        return WORTH[posting.reading.service.stance], open_last, -posting.id

    return tuple(sorted(postings, key=place))


def digest(
    postings: Sequence[Posting],
    *,
    total: int,
    today: date,
    first: int = 1,
    more: str = "",
    samples: Collection[str] = (),
) -> Reply:
    """A page of a digest: `postings` are numbered from `first` of `total`; `more` is the action for the next page.

    `samples` are the sources whose postings are made up. More than ten postings is the caller's mistake: the rest is left out.
    """
    shown = postings[:PAGE]
    entries = tuple(entry(first + i, posting, today, samples) for i, posting in enumerate(shown))
    made_up = any(posting.raw.source in samples for posting in shown)
    note = (block(SAMPLE_NOTE, gap=True),) if made_up else ()
    left = total - (first + len(shown) - 1)
    button = Button(f"더 보기 ({number(left)}건 남음)", action=more) if more and left > 0 else None
    return Reply((block(bold(_head(first, len(shown), total))), *entries, *note), row(button))


def _head(first: int, shown: int, total: int) -> str:
    if first == 1:
        return f"새 공고 {number(total)}건" + (f" 중 {shown}건" if shown < total else "")
    return f"새 공고 {number(total)}건 중 {number(first)}–{number(first + shown - 1)}번째"
