"""Several new postings in one message: at most ten, the true total always told, the rest behind a button.

Order: what can be served in comes first (○, then △, then what does not speak of it, then ✕), then what leaves less of the
filter unanswered, then the nearer last day, then the newer. Which of them several subscriptions wanted is told at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from bot.model.chat import Block, Button, Reply
from bot.model.posting import Posting
from bot.model.reading import Stance
from bot.model.room import Change, MatchReason
from bot.rendering.alert import SAMPLE_NOTE, several
from bot.rendering.blocks import block, bold, row
from bot.rendering.changes import line as changed
from bot.rendering.posting import entry
from bot.rendering.words import number

Reasons = Sequence[MatchReason]
NO_REASONS: Mapping[int, Reasons] = {}
NO_CHANGES: Mapping[int, Sequence[Change]] = {}

PAGE = 10
FEW = 3
NAME, NAME_OF_MANY = 30, 9
"""Letters a filter is named by, so that ten endless postings still fit a message."""
WORTH = {Stance.ACCEPTS: 0, Stance.UNCLEAR: 1, Stance.NONE: 2, Stance.REJECTS: 3}


def best_first(
    postings: Iterable[Posting], today: date, reasons: Mapping[int, Reasons] = NO_REASONS
) -> tuple[Posting, ...]:
    """The order of a digest; those without a last day, or past it, come after those with one."""

    def place(posting: Posting) -> tuple[int, int, date, int]:
        last = posting.reading.deadline.closes_on
        open_last = last if last is not None and last >= today else date.max
        unanswered = min((one.unknown for one in reasons.get(posting.id, ())), default=0)
        return WORTH[posting.reading.service.stance], unanswered, open_last, -posting.id

    return tuple(sorted(postings, key=place))


def digest(
    postings: Sequence[Posting],
    *,
    total: int,
    today: date,
    first: int = 1,
    more: str = "",
    samples: Collection[str] = (),
    reasons: Mapping[int, Reasons] = NO_REASONS,
    changes: Mapping[int, Sequence[Change]] = NO_CHANGES,
    marking: tuple[tuple[Button, ...], ...] = (),
) -> Reply:
    """A page of a digest: `postings` are numbered from `first` of `total`; `more` is the action for the next page.

    `reasons`: by the posting's number, why each subscription wanted it; `changes`: the same, what it says otherwise since.
    `marking`: the buttons to put its postings by, below the one that turns the page.
    `samples` are the sources whose postings are made up. More than ten postings is the caller's mistake: the rest is left out.
    """
    shown = postings[:PAGE]
    entries = tuple(
        entry(first + i, posting, today, samples, changed(changes.get(posting.id, ())))
        for i, posting in enumerate(shown)
    )
    made_up = any(posting.raw.source in samples for posting in shown)
    note = (block(SAMPLE_NOTE, gap=True),) if made_up else ()
    wanted = _wanted_by_several(first, shown, reasons)
    left = total - (first + len(shown) - 1)
    button = Button(f"더 보기 ({number(left)}건 남음)", action=more) if more and left > 0 else None
    return Reply(
        (block(bold(_head(first, len(shown), total))), *entries, *wanted, *note), (*row(button), *marking)
    )


def _wanted_by_several(
    first: int, shown: Sequence[Posting], reasons: Mapping[int, Reasons]
) -> tuple[Block, ...]:
    """1, 4번은 구독 ‘전문연’, ‘비전’에 함께 맞았습니다: a line for each set of subscriptions."""
    sets: dict[tuple[int, ...], list[int]] = {}
    for i, posting in enumerate(shown):
        wishes = tuple(one.subscription_id for one in reasons.get(posting.id, ()))
        if len(wishes) > 1:
            sets.setdefault(wishes, []).append(i)
    limit = NAME if len(sets) <= FEW else NAME_OF_MANY
    lines = [
        f"{', '.join(str(first + i) for i in places)}번은 {several(reasons[shown[places[0]].id], limit)} 맞았습니다."
        for places in sets.values()
    ]
    return (block("\n".join(lines), gap=True),) if lines else ()


def _head(first: int, shown: int, total: int) -> str:
    if first == 1:
        return f"새 공고 {number(total)}건" + (f" 중 {shown}건" if shown < total else "")
    return f"새 공고 {number(total)}건 중 {number(first)}–{number(first + shown - 1)}번째"
