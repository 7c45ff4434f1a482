"""The words of an outbox message: one posting is an alert, several are a digest.

Postings that closed while they waited are left out; when none is left there is nothing to say (None). Once it is sent a message
keeps its postings and their order, and says of each what holds now: closed ones are struck, what changed is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from bot.clock import korean_day
from bot.model.chat import Button, Member, Reply, Span
from bot.model.marks import Marks
from bot.model.outbox import Sent
from bot.model.posting import Posting
from bot.rendering.alert import alert
from bot.rendering.blocks import block, row
from bot.rendering.digest import PAGE, best_first, digest
from bot.rendering.posting import is_gone

IN_A_ROW = 5


def message(carried: Sent, *, today: date, samples: Collection[str] = ()) -> Reply | None:
    """The alert, or the first page of the digest, that is about to be sent."""
    left_out = set(unsaid(carried))
    still_open = tuple(one for one in carried.alerts if one.posting_id not in left_out)
    return again(replace(carried, alerts=still_open), today=today, samples=samples) if still_open else None


def unsaid(carried: Sent) -> list[int]:
    """The postings that `message` leaves out, by their numbers."""
    found = carried.postings
    numbers = (one.posting_id for one in carried.alerts)
    return [number for number in numbers if number not in found or is_gone(found[number])]


def again(
    sent: Sent, *, today: date, samples: Collection[str] = (), first: int = 1, picking: bool = False
) -> Reply:
    """A sent message as it is true now. Of a digest the page from the `first`-th posting on.

    `picking`: with a button for each posting of the page instead of one that brings these.
    """
    if len(sent.alerts) > 1:
        reply = _page(sent, today, samples, first, picking=picking)
    else:
        [one] = sent.alerts
        posting = sent.postings[one.posting_id]
        marks = sent.marks.get(posting.id, Marks())
        sample = posting.raw.source in samples
        reply = alert(posting, one.reasons, today=today, sample=sample, changes=one.changes, marks=marks)
    return reply if first > 1 else _naming(reply, sent.named)


def _naming(reply: Reply, members: Sequence[Member]) -> Reply:
    """The message with a last line that names the members it is of interest to."""
    if not members:
        return reply
    parts: list[str | Span] = ["관심 멤버: "]
    for one in members:
        parts += [Span(one.name, member=one.id), ", "]
    return replace(reply, blocks=(*reply.blocks, block(*parts[:-1], gap=True)))


def _page(sent: Sent, today: date, samples: Collection[str], first: int, *, picking: bool) -> Reply:
    reasons = {one.posting_id: one.reasons for one in sent.alerts}
    ordered = in_order(sent, today)
    page, here = ordered[first - 1 : first - 1 + PAGE], f"digest:{sent.id}:{first}"
    return digest(
        page,
        total=len(ordered),
        today=today,
        first=first,
        more=f"digest:{sent.id}:{first + PAGE}",
        samples=samples,
        reasons=reasons,
        changes={one.posting_id: one.changes for one in sent.alerts},
        marking=_picks(page, first, here) if picking else row(Button("🔖 담기", action=f"{here}:pick")),
    )


def in_order(sent: Sent, today: date) -> tuple[Posting, ...]:
    """The postings of a message in the order it was sent with, by which they are numbered."""
    reasons = {one.posting_id: one.reasons for one in sent.alerts}
    ordered_on = korean_day(sent.sent_at) if sent.sent_at else today
    return best_first((sent.postings[number] for number in reasons), ordered_on, reasons)


def _picks(page: Sequence[Posting], first: int, here: str) -> tuple[tuple[Button, ...], ...]:
    """1번, 2번 … five to a row, and a way back."""
    buttons = [Button(f"{first + i}번", action=f"mark:bookmark:{one.id}") for i, one in enumerate(page)]
    rows = tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
    return (*rows, *row(Button("담기 끝내기", action=here)))
