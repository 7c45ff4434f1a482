"""Members' marks in words: what a press on 🔖 or 👍 did, and a member's own bookmarks with the days that are left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from bot.model.chat import Button, Reply
from bot.model.marks import MarkKind
from bot.model.posting import Posting
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.posting import is_closed, title
from bot.rendering.postings import entries
from bot.rendering.words import number, quoted

PAGE = 10
IN_A_ROW = 5
TITLE = 40


def marked(posting: Posting, kind: MarkKind, *, on: bool) -> Reply:
    """The word at the press itself."""
    name = quoted(title(posting), TITLE)
    if kind is MarkKind.LIKE:
        return Reply(toast=f"{name}에 좋아요를 눌렀습니다." if on else f"{name}의 좋아요를 거두었습니다.")
    if on:
        return Reply(toast=f"{name} 관심에 담았습니다. 모아 보기: /bookmarks")
    return Reply(toast=dropped(posting))


def soonest_first(postings: Iterable[Posting], today: date) -> list[Posting]:
    """The order of a member's bookmarks: the nearer last day, then those without one, then what is closed."""

    def place(posting: Posting) -> tuple[bool, date, int]:
        return is_closed(posting, today), posting.reading.deadline.closes_on or date.max, -posting.id

    return sorted(postings, key=place)


def bookmarks(
    page: Sequence[Posting],
    *,
    total: int,
    today: date,
    first: int,
    remove: str,
    turn: str,
    samples: Collection[str] = (),
) -> Reply:
    """A page of a member's own bookmarks, told to them alone where that can be.

    `remove` and `turn` are actions that want the posting's number, and the place of the page to turn to, at their end.
    """
    if not total:
        return say(
            "담아 둔 관심 공고가 없습니다.",
            "알림 아래의 책갈피(담기)를 누르면 담기고, 마감이 다가오면 방에 알려 드립니다.",
            private=True,
        )
    buttons = [Button(f"{first + i}번 빼기", action=f"{remove}:{one.id}") for i, one in enumerate(page)]
    rows = tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
    last = first + len(page) - 1
    turns = row(
        Button("앞으로", action=f"{turn}:{max(1, first - PAGE)}") if first > 1 else None,
        Button(f"더 보기 ({number(total - last)}건 남음)", action=f"{turn}:{last + 1}")
        if last < total
        else None,
    )
    head = block(
        bold(f"관심 공고 {number(total)}건"), f" 중 {number(first)}–{number(last)}번째" if turns else ""
    )
    blocks = (head, *entries(page, today=today, first=first, samples=samples))
    return Reply(blocks, (*rows, *turns), private=True)


def dropped(posting: Posting | None) -> str:
    """The word at the press that takes one out; None: it was out already."""
    return f"{quoted(title(posting), TITLE)} 관심에서 뺐습니다." if posting else "이미 빠져 있습니다."


def not_yours() -> Reply:
    """Somebody else pressed a button of a member's own list."""
    return Reply(toast="다른 분의 관심 목록입니다. /bookmarks 를 보내시면 내 목록을 보여 드립니다.")


def what_to_say(words: str) -> Reply:
    """/bookmarks with words it does not know."""
    return say(
        f"{quoted(words, TITLE)}의 뜻을 모르겠습니다.",
        "내 관심 공고 보기: /bookmarks",
        "월요일의 ‘우리 방 관심 공고’ 끄고 켜기: /settings 주간목록 끔, /settings 주간목록 켬",
    )
