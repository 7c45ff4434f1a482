"""What postings say they pay, a box a role: from the lower to the upper quarter, a line at the middle, how many."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.chat import Picture
from bot.model.salary import Citation, Quartiles
from bot.rendering.cited import reference
from bot.rendering.pictures.canvas import ACCENT, INK, MARGIN, PALE, SMALL, SOFT, WIDTH, Canvas
from bot.rendering.words import manwon, number

ROW, LEFT = 104, 330


def draw(
    title: str, roles: Sequence[tuple[str, Quartiles]], asked: Sequence[str], source: Citation
) -> Picture:
    """Roles by name, at least one; those that were `asked` for stand out."""
    canvas = Canvas(230 + ROW * len(roles), title, reference(source))
    low = min(one.low for _, one in roles) * 0.9
    high = max(one.high for _, one in roles) * 1.05
    scale = (WIDTH - LEFT - MARGIN) / (high - low)
    for place, (name, one) in enumerate(roles):
        y, here = 130 + place * ROW, name in asked
        left, middle, right = (LEFT + (won - low) * scale for won in (one.low, one.median, one.high))
        canvas.words(MARGIN, y, name, bold=here)
        canvas.words(MARGIN, y + 42, f"공고 {number(one.count)}건", SMALL, PALE)
        canvas.box(left, y, right, y + 42, ACCENT if here else SOFT, round_=6)
        canvas.line((middle, y - 4), (middle, y + 46), colour=INK, width=5)
        told = f"{_man(one.low)} · {_man(one.median)} · {_man(one.high)}만원"
        canvas.words(max(LEFT, min(left, WIDTH - MARGIN - 380)), y + 52, told, SMALL, PALE)
    canvas.words(
        MARGIN, 130 + ROW * len(roles), "상자: 아래 4분의 1부터 위 4분의 1까지, 굵은 줄: 가운데", SMALL, PALE
    )
    told = "; ".join(
        f"{name} {manwon(one.low)}, {manwon(one.median)}, {manwon(one.high)} (공고 {number(one.count)}건)"
        for name, one in roles
    )
    return Picture(
        canvas.png(), f"{title}: 아래 4분의 1, 가운데, 위 4분의 1. {told}. 출처: {reference(source)}"
    )


def _man(won: int) -> str:
    return number(round(won / 10_000))
