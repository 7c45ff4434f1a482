"""A sheet to draw on: a title, a body, the source at the foot; PNG out. Lengths are pixels of a sheet 1080 wide."""

from __future__ import annotations

import io
from functools import cache

import pylopdf_fonts_ko
from PIL import Image, ImageDraw, ImageFont

WIDTH, MARGIN = 1080, 56
PAPER, INK, PALE, FAINT = "#f7f7f5", "#22252a", "#666b74", "#d9dbdf"
ACCENT, SOFT, WARM = "#2f6fdb", "#a9c1ea", "#d9772f"
PARTS = (ACCENT, "#d9772f", "#4b9a6a", "#8a62b8", "#c24d63", "#b39324", "#5f7f92")
TITLE, TEXT, SMALL = 44, 32, 26


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(pylopdf_fonts_ko.sans_path()), size)


class Canvas:
    """One sheet of a given height."""

    def __init__(self, height: int, title: str, source: str) -> None:
        lines = wrapped(f"출처: {source}", SMALL, WIDTH - 2 * MARGIN)
        self.height = height + len(lines) * 36
        self._image = Image.new("RGB", (WIDTH, self.height), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self.words(MARGIN, 44, title, TITLE, bold=True)
        for place, line in enumerate(lines):
            self.words(MARGIN, self.height - 28 - (len(lines) - place) * 36, line, SMALL, PALE)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: int = TEXT,
        colour: str = INK,
        *,
        anchor: str = "la",
        bold: bool = False,
    ) -> None:
        """Words at a point; `anchor` as the library has it (la: left, ascender)."""
        self._draw.text(
            (x, y),
            text,
            fill=colour,
            font=_font(size),
            anchor=anchor,
            stroke_width=0.7 if bold else 0,
            stroke_fill=colour,
        )

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str, *, round_: int = 0
    ) -> None:
        """A filled rectangle of at least one pixel."""
        self._draw.rounded_rectangle(
            (left, top, max(left + 1, right), max(top + 1, bottom)), round_, fill=colour
        )

    def line(self, *points: tuple[float, float], colour: str = FAINT, width: int = 2) -> None:
        """A line through the points."""
        self._draw.line(list(points), fill=colour, width=width, joint="curve")

    def dot(self, x: float, y: float, colour: str, *, hollow: bool = False, radius: int = 9) -> None:
        """A point; hollow where it is only a least."""
        fill = PAPER if hollow else colour
        self._draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=fill, outline=colour, width=4
        )

    def png(self) -> bytes:
        """The sheet as PNG."""
        out = io.BytesIO()
        # 64 colours are plenty for flat areas and smooth letters, and a third of the bytes.
        self._image.quantize(64).save(out, "PNG")
        return out.getvalue()


def width(text: str, size: int = TEXT) -> float:
    """How wide words are."""
    return _font(size).getlength(text)


def wrapped(text: str, size: int, room: float) -> list[str]:
    """Words in lines of at most `room`."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
