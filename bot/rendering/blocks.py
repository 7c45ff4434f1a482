"""Building blocks from words: a line is text, with some of its words bold, struck or linked."""

from __future__ import annotations

from bot.model.chat import Block, BlockKind, Button, Reply, Span, Style


def block(*parts: str | Span, gap: bool = False, kind: BlockKind = BlockKind.TEXT) -> Block:
    """One block of the parts as they stand; plain strings become plain spans, empty ones fall away."""
    spans = tuple(Span(part) if isinstance(part, str) else part for part in parts)
    return Block(tuple(span for span in spans if span.text), kind, gap)


def bold(text: str) -> Span:
    """Words in bold."""
    return Span(text, Style.BOLD)


def code(text: str) -> Span:
    """Words to be typed as they stand."""
    return Span(text, Style.CODE)


def link(text: str, url: str, style: Style = Style.PLAIN) -> Span:
    """Words that lead to `url`; without a web address, the words alone."""
    return Span(text, style, url if is_web(url) else "")


def is_web(url: str) -> bool:
    """Whether a platform can open this address."""
    return url.startswith(("https://", "http://"))


def say(*lines: str, buttons: tuple[tuple[Button, ...], ...] = (), private: bool = False) -> Reply:
    """A plain reply of a few lines."""
    return Reply((block("\n".join(lines)),), buttons, private=private)


def row(*buttons: Button | None) -> tuple[tuple[Button, ...], ...]:
    """One row of those buttons that are there."""
    there = tuple(button for button in buttons if button is not None)
    return (there,) if there else ()
