"""One posting for one room: service, title and company, facts, the words it rests on, where it stands.

The words quoted are the posting's own, exactly. Without any about service, the first reason of the filter stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.model.chat import Block, BlockKind, Button, Reply, Span, Style
from bot.model.marks import Marks
from bot.model.posting import Posting
from bot.model.reading import Evidence
from bot.model.room import Change, MatchReason
from bot.rendering import facts
from bot.rendering.blocks import block, is_web, row
from bot.rendering.changes import line as changed
from bot.rendering.designation import before_sources as listed
from bot.rendering.posting import address, company, is_closed, mark, sources, title
from bot.rendering.words import cut, quoted

QUOTES = 2
NAMES = 3
QUOTE_LENGTH = 200
SAMPLE_NOTE = "예시 공고입니다. 지어낸 회사이며 실제 채용이 아닙니다."


def alert(
    posting: Posting,
    reasons: Sequence[MatchReason],
    *,
    today: date,
    sample: bool = False,
    changes: Sequence[Change] = (),
    marks: Marks = Marks(),  # noqa: B008  frozen
) -> Reply:
    """The message about one new posting; the same, struck, once it is closed, and with what changed since."""
    blocks = tuple(_blocks(posting, reasons, today, sample, changed(changes)))
    return Reply(blocks, (*buttons(posting), *mark_buttons(posting, marks)))


def buttons(posting: Posting) -> tuple[tuple[Button, ...], ...]:
    """공고 보기 where there is an address, 왜 왔나요, and questions that fit the posting."""
    url = address(posting)
    return row(
        Button("공고 보기", url=url) if is_web(url) else None,
        Button("왜 왔나요", action=f"why:{posting.id}"),
        Button("이 공고로 연습", action=f"practice:go:{posting.id}"),
    )


def mark_buttons(posting: Posting, marks: Marks) -> tuple[tuple[Button, ...], ...]:
    """🔖 and 👍, each with how many pressed it, or what it does while nobody has."""
    return row(
        Button(f"🔖 {marks.bookmarks or '담기'}", action=f"mark:bookmark:{posting.id}"),
        Button(f"👍 {marks.likes or '좋아요'}", action=f"mark:like:{posting.id}"),
    )


def _blocks(
    posting: Posting, reasons: Sequence[MatchReason], today: date, sample: bool, change: str
) -> Iterator[Block]:
    style = Style.STRIKE if is_closed(posting, today) else Style.BOLD
    yield block(
        f"{facts.service(posting.reading.service)}\n{mark(posting, today, sample=sample)}",
        Span(title(posting), style),
        f" — {company(posting)}\n",
        facts.line(posting.reading, today, posting.take_home),
        change and f"\n{change}",
    )
    yield from _because(posting, reasons)
    if wishes := several(reasons, QUOTE_LENGTH // 4):
        yield block(f"{wishes} 맞았습니다.")
    yield block(listed(posting.designation), *sources(posting))
    if sample:
        yield block(SAMPLE_NOTE)


def _because(posting: Posting, reasons: Sequence[MatchReason]) -> Iterator[Block]:
    service = posting.reading.service
    if service.evidence:
        yield quotes(service.evidence)
        if service.conflict:
            yield block("다르게 읽히는 말도 있습니다.")
            yield quotes(service.conflict)
    elif reasons and reasons[0].lines:
        yield block(reasons[0].lines[0])


def several(reasons: Sequence[MatchReason], limit: int) -> str:
    """구독 ‘전문연’, ‘비전’에 함께, with each filter cut to `limit`, three of them at most; "" for less than two."""
    if len(reasons) < 2:
        return ""
    names = ", ".join(quoted(one.filter_text, limit) for one in reasons[:NAMES])
    more = f" 외 {len(reasons) - NAMES}개" if len(reasons) > NAMES else ""
    return f"구독 {names}{more}에 함께"


def quotes(evidence: Sequence[Evidence]) -> Block:
    """Up to two pieces of a posting's own words, each on its line; a piece within another is told once."""
    distinct = list(dict.fromkeys(cut(piece.text, QUOTE_LENGTH) for piece in evidence))
    outer = [one for one in distinct if not any(one != other and one in other for other in distinct)]
    return block("\n".join(f"“{words}”" for words in outer[:QUOTES]), kind=BlockKind.QUOTE)
