"""A company by the month: insured people as bars, the estimated average pay as points, hollow where it is only a least."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model.chat import Picture
from bot.model.salary import Citation
from bot.rendering.cited import month, reference
from bot.rendering.pictures.canvas import ACCENT, INK, MARGIN, PALE, SMALL, SOFT, WARM, WIDTH, Canvas
from bot.rendering.words import cut, manwon, number

Month = tuple[date, int, int | None, bool]
"""Month, members, won a month (None: cannot be told), only a least."""


def draw(name: str, months: Sequence[Month], source: Citation) -> Picture:
    """At least two months, the oldest first."""
    title = f"{cut(name, 20)} — 가입자와 평균 월급(추정)"
    canvas = Canvas(860, title, reference(source))
    step = (WIDTH - 2 * MARGIN) / len(months)
    middles = [MARGIN + step * (place + 0.5) for place in range(len(months))]
    _members(canvas, months, middles, step)
    _pay(canvas, months, middles)
    for place in {0, len(months) - 1}:
        edge, anchor = (MARGIN, "la") if not place else (WIDTH - MARGIN, "ra")
        canvas.words(edge, 790, month(months[place][0]), SMALL, PALE, anchor=anchor)
    told = "; ".join(
        f"{month(on)} {number(members)}명"
        + (f", {'최소' if least else '약'} 월 {manwon(round(won, -4))}" if won else "")
        for on, members, won, least in months
    )
    return Picture(canvas.png(), f"{title}: {told}. 출처: {reference(source)}")


def _pay(canvas: Canvas, months: Sequence[Month], middles: Sequence[float]) -> None:
    known = [(x, won, least) for x, (_, _, won, least) in zip(middles, months, strict=True) if won]
    if not known:
        return
    low, high = min(won for _, won, _ in known) * 0.9, max(won for _, won, _ in known) * 1.1
    points = [(x, 370 - (won - low) / (high - low) * 170, won, least) for x, won, least in known]
    canvas.words(MARGIN, 120, "평균 월급(추정, 빈 동그라미는 최소)", SMALL, PALE)
    canvas.line(*((x, y) for x, y, _, _ in points), colour=WARM, width=4)
    for x, y, _, least in points:
        canvas.dot(x, y, WARM, hollow=least)
    for x, y, won, least in {points[0], points[-1]}:
        anchor = "lb" if x < WIDTH / 2 else "rb"
        told = f"{'최소' if least else '약'} {manwon(round(won, -4))}"
        canvas.words(x, y - 20, told, SMALL, INK, anchor=anchor, bold=True)


def _members(canvas: Canvas, months: Sequence[Month], middles: Sequence[float], step: float) -> None:
    most = max(members for _, members, _, _ in months) or 1
    canvas.words(MARGIN, 420, "가입자", SMALL, PALE)
    for place, (x, (_, members, _, _)) in enumerate(zip(middles, months, strict=True)):
        top = 770 - members / most * 260
        last = place == len(months) - 1
        canvas.box(x - step * 0.4, top, x + step * 0.4, 770, ACCENT if last else SOFT, round_=4)
        if place in (0, len(months) - 1):
            canvas.words(x, top - 8, f"{number(members)}명", SMALL, INK, anchor="mb", bold=True)
