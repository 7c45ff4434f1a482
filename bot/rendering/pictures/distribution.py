"""All wage earners by pay, and where a sum stands among them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.chat import Picture
from bot.model.salary import Standing
from bot.rendering.beside import percent
from bot.rendering.cited import reference
from bot.rendering.pictures.canvas import (
    ACCENT,
    INK,
    MARGIN,
    PALE,
    SMALL,
    SOFT,
    TEXT,
    WARM,
    WIDTH,
    Canvas,
    width,
)
from bot.rendering.words import manwon, number

TOP, BOTTOM = 210, 620


def draw(standing: Standing, shares: Sequence[tuple[int, float]]) -> Picture:
    """`shares`: (from won, percent of people) of bars of equal width, the last one open above."""
    mark = f"{manwon(standing.won)}: 상위 {'약 ' if not standing.bound else ''}{percent(standing.top)}%"
    mark += {-1: " 안", 0: "", 1: "보다 아래"}[standing.bound]
    title = f"근로소득자의 연봉({standing.year}년 귀속, 추정)"
    canvas = Canvas(760, title, reference(standing.source))
    step = shares[1][0] - shares[0][0]
    size = (WIDTH - 2 * MARGIN) / len(shares)
    highest = max(share for _, share in shares)
    for place, (start, share) in enumerate(shares):
        left = MARGIN + place * size
        here = start <= standing.won and (standing.won < start + step or place == len(shares) - 1)
        top = BOTTOM - (BOTTOM - TOP) * share / highest
        canvas.box(left + 2, top, left + size - 2, BOTTOM, ACCENT if here else SOFT)
        if place % 6 == 0:
            _tick(canvas, left, size, place, len(shares), start)
    last = shares[-1][0] + step
    x = MARGIN + min(standing.won, last - step / 2) / step * size
    canvas.line((x, 160), (x, BOTTOM), colour=WARM, width=4)
    half = width(mark) / 2
    canvas.words(
        min(max(x, MARGIN + half), WIDTH - MARGIN - half), 114, mark, TEXT, INK, anchor="ma", bold=True
    )
    open_end = f"막대의 높이는 사람 수, 오른쪽 끝 막대는 {manwon(shares[-1][0])} 이상"
    canvas.words(MARGIN, BOTTOM + 62, open_end, SMALL, PALE)
    alt = f"{title}. {number(standing.persons)}명 가운데 {mark}. 출처: {reference(standing.source)}"
    return Picture(canvas.png(), alt)


def _tick(canvas: Canvas, left: float, size: float, place: int, count: int, won: int) -> None:
    if place == count - 1:
        canvas.words(left + size, BOTTOM + 14, _short(won), SMALL, PALE, anchor="ra")
    else:
        canvas.words(left, BOTTOM + 14, _short(won), SMALL, PALE, anchor="ma" if place else "la")


def _short(won: int) -> str:
    return manwon(won).removesuffix("원") if won else "0"
