"""A Reply as Telegram HTML.

Words arrive whole up to `limit`, counted in UTF-16 units (never fewer than characters, so it holds whichever way Telegram
counts); longer ones are cut at a line where one is near, and say so. Everything is escaped; direction overrides, NUL, lone
surrogates and control characters are taken out, since they could make one posting's title rearrange the words of others. In
PRE there are no inner styles, in CODE no link, in a SPOILER no code: Telegram takes none of these.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from telegram import InlineKeyboardMarkup

from bot.model.chat import Block, BlockKind, Reply, Span, Style
from bot.platforms.telegram_keyboard import keyboard, web_address

TEXT, CAPTION = 4096, 1024
CUT = "… (줄임)"
UNWELCOME = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
TAGS = {Style.BOLD: "b", Style.ITALIC: "i", Style.STRIKE: "s", Style.CODE: "code"}
WRAPS = {
    BlockKind.QUOTE: "blockquote",
    BlockKind.PRE: "pre",
    BlockKind.SPOILER: "tg-spoiler",
    BlockKind.FOLD: "blockquote expandable",
}


@dataclass(frozen=True, slots=True)
class Laid:
    """Ready to send: HTML, how long its words are in UTF-16 units (0: nothing to be seen), and the keyboard."""

    html: str
    size: int
    keyboard: InlineKeyboardMarkup | None


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in one dress; `block` -1 stands between blocks."""

    text: str
    block: int = -1
    kind: BlockKind = BlockKind.TEXT
    span: Span | None = None


def lay_out(reply: Reply, limit: int = TEXT) -> Laid:
    """Lay out words and buttons; MessageRefused for a button's action of more than 64 bytes."""
    buttons, refused = keyboard(reply.buttons)
    spoken = tuple(Block((Span(f"{button.label}: {button.url}"),)) for button in refused if button.url)
    runs = _cut(_runs((*reply.blocks, *spoken)), limit)
    words = "".join(run.text for run in runs)
    return Laid(_html(runs), units(words) if _visible(words) else 0, buttons)


def clean(text: str) -> str:
    """The text without what could break or rearrange a message."""
    return UNWELCOME.sub("", re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _visible(words: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in words)


def _runs(blocks: Iterable[Block]) -> list[_Run]:
    runs: list[_Run] = []
    number, before = 0, None
    for block in blocks:
        gap = "\n\n" if block.gap else "\n"
        if block.kind is before is BlockKind.FOLD:
            runs.append(_Run(gap, number, block.kind))
        elif before is not None:
            runs.append(_Run(gap))
            number += 1
        runs += (_Run(clean(span.text), number, block.kind, span) for span in block.spans)
        before = block.kind
    return runs


def _cut(runs: list[_Run], limit: int) -> list[_Run]:
    words = "".join(run.text for run in runs)
    if units(words) <= limit:
        return runs
    end, mark = _border(words, limit - units(CUT) - 1)
    return [*_first(runs, end), _Run(mark + CUT)]


def _border(words: str, room: int) -> tuple[int, str]:
    """Where to cut so that at most `room` units stay, and what stands before the mark."""
    end = len(words.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore"))
    line, space = words.rfind("\n", 0, end + 1), words.rfind(" ", 0, end + 1)
    if line > end // 2:
        return line, "\n"
    if space > end * 9 // 10:
        return space, " "
    while end > 1 and (_joins(words[end]) or words[end - 1] == "\u200d"):
        end -= 1
    return end, ""


def _joins(character: str) -> bool:
    """Whether it belongs to the one before: an accent, a variation selector, a joiner, a skin tone."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff"


def _first(runs: list[_Run], count: int) -> Iterator[_Run]:
    for run in runs:
        if count <= 0:
            return
        yield replace(run, text=run.text[:count])
        count -= len(run.text)


def _html(runs: list[_Run]) -> str:
    parts = []
    for (block, kind), group in groupby(runs, key=lambda run: (run.block, run.kind)):
        inner = "".join(_dress(run) for run in group)
        tag = WRAPS.get(kind) if block >= 0 else None
        parts.append(f"<{tag}>{inner}</{tag.split()[0]}>" if tag and inner else inner)
    return "".join(parts)


def _dress(run: _Run) -> str:
    words = html.escape(run.text, quote=False)
    if run.span is None or run.kind is BlockKind.PRE or not run.text.strip():
        return words
    covered_code = run.kind is BlockKind.SPOILER and run.span.style is Style.CODE
    if (tag := TAGS.get(run.span.style)) and not covered_code:
        words = f"<{tag}>{words}</{tag}>"
    if run.span.member.isdecimal():
        return f'<a href="tg://user?id={int(run.span.member)}">{words}</a>'
    address = web_address(run.span.url) if run.span.url and run.span.style is not Style.CODE else None
    return f'<a href="{html.escape(address)}">{words}</a>' if address else words
