"""A month's pay as a bar of parts: what is left, and what is taken."""

from __future__ import annotations

from bot.model.chat import Picture
from bot.model.salary import TakeHome
from bot.rendering.cited import month, reference
from bot.rendering.pictures.canvas import MARGIN, PAPER, PARTS, TEXT, WIDTH, Canvas
from bot.rendering.words import number

ROW = 58


def draw(left: TakeHome) -> Picture:
    """Of the month of `left`."""
    parts = [("실수령", left.take_home), *((one.name, one.won) for one in left.deductions)]
    title = f"세전 월 {number(left.gross)}원에서 남는 돈 ({month(left.on)})"
    source = "; ".join(dict.fromkeys(reference(one.source) for one in left.deductions))
    canvas = Canvas(320 + ROW * len(parts), title, source)
    x, scale = float(MARGIN), (WIDTH - 2 * MARGIN) / left.gross
    for (_, won), colour in zip(parts, PARTS, strict=True):
        canvas.box(x, 140, x + won * scale, 236, colour)
        x += won * scale
    share = f"{left.take_home / left.gross:.1%}"
    canvas.words(
        MARGIN + left.take_home * scale / 2, 188, f"실수령 {share}", TEXT, PAPER, anchor="mm", bold=True
    )
    for place, ((name, won), colour) in enumerate(zip(parts, PARTS, strict=True)):
        y = 270 + place * ROW
        canvas.box(MARGIN, y + 6, MARGIN + 30, y + 36, colour, round_=6)
        canvas.words(MARGIN + 50, y, name, bold=not place)
        canvas.words(WIDTH - MARGIN, y, f"{number(won)}원", anchor="ra", bold=not place)
    told = ", ".join(f"{name} {number(won)}원" for name, won in parts)
    return Picture(canvas.png(), f"{title}: {told}. 출처: {source}")
