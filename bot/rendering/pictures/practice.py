"""How practice stands: what comes on each of the next days, and how well each topic is remembered."""

from __future__ import annotations

from datetime import date, timedelta

from bot.model.chat import Picture
from bot.model.reviews import Progress
from bot.rendering.days import day
from bot.rendering.pictures.canvas import (
    ACCENT,
    FAINT,
    MARGIN,
    PALE,
    SMALL,
    SOFT,
    WARM,
    WIDTH,
    Canvas,
)  # fmt: skip
from bot.rendering.progress import MINE, ROOM, strength, topic_line, totals
from bot.rendering.words import cut

TALL, FLOOR = 180, 420
TOPIC, TOP = 62, 560
LEFT, RIGHT, NAME = 420, 200, 14


def draw(stands: Progress, today: date, *, room: bool) -> Picture:
    """Progress with at least one topic."""
    title = ROOM if room else MINE
    source = f"이 봇에 눌러 주신 표시 ({day(today, today)})"
    canvas = Canvas(TOP + TOPIC * len(stands.topics) + 60, title, source)
    canvas.words(MARGIN, 124, "앞으로 복습할 질문", bold=True)
    _ahead(canvas, stands.ahead, today)
    canvas.words(MARGIN, TOP - 64, "주제별: 지금 떠올릴 가능성, 표시한 질문", bold=True)
    for place, one in enumerate(stands.topics):
        y = TOP + place * TOPIC
        end = WIDTH - MARGIN - RIGHT
        canvas.words(MARGIN, y + 19, cut(one.name, NAME), anchor="lm")
        canvas.box(LEFT, y + 4, end, y + 34, FAINT, round_=6)
        weak = strength(one.recall) == "약함"
        canvas.box(LEFT, y + 4, LEFT + (end - LEFT) * one.recall, y + 34, WARM if weak else ACCENT, round_=6)
        canvas.words(WIDTH - MARGIN, y + 19, f"{one.recall:.0%} · {one.seen}개", SMALL, PALE, anchor="rm")
    return Picture(canvas.png(), f"{title}. {_told(stands, today)}")


def _ahead(canvas: Canvas, ahead: tuple[int, ...], today: date) -> None:
    wide, most = (WIDTH - 2 * MARGIN) / len(ahead), max(*ahead, 1)
    for place, count in enumerate(ahead):
        left, top = MARGIN + place * wide, FLOOR - TALL * count / most
        if count:
            canvas.box(left + 8, top, left + wide - 8, FLOOR, SOFT if place else ACCENT, round_=4)
            canvas.words(left + wide / 2, top - 6, str(count), SMALL, anchor="mb")
        when = today + timedelta(days=place)
        name = "오늘" if not place else f"{when.day}"
        canvas.words(left + wide / 2, FLOOR + 10, name, SMALL, PALE, anchor="ma")
    canvas.line((MARGIN, FLOOR), (WIDTH - MARGIN, FLOOR))


def _told(stands: Progress, today: date) -> str:
    days = (
        f"{day(today + timedelta(days=place), today)} {count}개"
        for place, count in enumerate(stands.ahead)
        if count
    )
    return (
        f"{totals(stands)} 날마다: {', '.join(days) or '없음'}. {'; '.join(map(topic_line, stands.topics))}"
    )
