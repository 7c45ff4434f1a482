"""What rooms are told of their members' marks by themselves: last days that come near, and the week's favourites.

No names: of each posting how many put it by or liked it. Ten at most are listed, the rest is counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.model.chat import Block, Reply
from bot.model.marks import Marks
from bot.model.posting import Posting
from bot.rendering.alert import SAMPLE_NOTE
from bot.rendering.blocks import block, bold
from bot.rendering.posting import entry
from bot.rendering.words import number

PAGE = 10


def reminder(
    postings: Sequence[Posting],
    marks: Mapping[int, Marks],
    *,
    today: date,
    samples: Collection[str] = (),
) -> Reply:
    """Bookmarked postings whose last day is near, the nearest first."""
    head = f"마감이 다가온 관심 공고 {number(len(postings))}건"
    return _listed(head, postings, marks, today, samples, "내가 담은 공고만 보기: /bookmarks")


def favourites(
    postings: Sequence[Posting], marks: Mapping[int, Marks], *, today: date, samples: Collection[str] = ()
) -> Reply:
    """What the room marked most in the last week, in that order."""
    return _listed(
        "지난 한 주 우리 방 관심 공고",
        postings,
        marks,
        today,
        samples,
        "받지 않으려면: /settings 주간목록 끔",
    )


def _listed(
    head: str,
    postings: Sequence[Posting],
    marks: Mapping[int, Marks],
    today: date,
    samples: Collection[str],
    last: str,
) -> Reply:
    shown = postings[:PAGE]
    entries = (
        entry(i, posting, today, samples, _counted(marks.get(posting.id, Marks())))
        for i, posting in enumerate(shown, 1)
    )
    left = len(postings) - len(shown)
    more = f"이 밖에 {number(left)}건이 더 있습니다. " if left else ""
    made_up = any(posting.raw.source in samples for posting in shown)
    note: tuple[Block, ...] = (block(SAMPLE_NOTE, gap=True),) if made_up else ()
    return Reply((block(bold(head)), *entries, *note, block(more + last, gap=True)))


def _counted(marks: Marks) -> str:
    """담은 사람 3명 · 좋아요 1명."""
    told = (
        f"담은 사람 {number(marks.bookmarks)}명" if marks.bookmarks else "",
        f"좋아요 {number(marks.likes)}명" if marks.likes else "",
    )
    return " · ".join(part for part in told if part)
