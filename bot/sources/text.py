"""A board's words made fit to keep: the last stop of every string on its way into a RawPosting.

Always: entities unescaped until stable (at most three levels), control characters and lone surrogates out, blanks tidied,
contacts out (see personal.py). `line` is for titles and names and never takes tags away: a title `<b>` stays as written;
`body` is for descriptions and lays HTML out. `identity` changes nothing that could make two ids one: `7@board.example` is an
id and no address. A link that is not http(s) is no link. What is too long to be honest is cut where people see it.
Nothing here raises.
"""

from __future__ import annotations

import re

from bot.sources.html_text import to_text, unescape
from bot.sources.personal import without_contacts

BODY_LIMIT, LINE_LIMIT = 100_000, 10_000
"""Characters of a body and of a line that are kept; the longest real ones have a tenth of it."""

# C0 and C1 controls but newline and tab, lone surrogates (they cannot be stored), and the two non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINK = re.compile(r"https?://[^\s<>\"'\\]{3,2000}", re.IGNORECASE)


def line(value: object) -> str:
    """Words on one line: a string, a number, or a list of them joined with `, `; "" for anything else."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(line, value)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    for _ in range(3):
        text, before = unescape(text), text
        if text == before:
            break
    text = without_contacts(" ".join(_UNFIT.sub("", text).split()))
    return text if len(text) <= LINE_LIMIT else text[:LINE_LIMIT] + "…"


def identity(value: object) -> str:
    """A board's own id as words: a string or a number; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _UNFIT.sub("", str(value)).strip()


def whole(value: object) -> int | None:
    """A count or a time of a board, be it a number or digits in words; None for anything else."""
    if isinstance(value, str) and len(value) < 16 and value.strip().isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**16 else None


def body(*parts: object) -> str:
    """A description, HTML or plain, of one or more parts set apart by an empty line; cut visibly at BODY_LIMIT."""
    texts = [to_text(part) for part in parts if isinstance(part, str)]
    whole = without_contacts(_UNFIT.sub("", "\n\n".join(filter(None, texts))))
    return whole if len(whole) <= BODY_LIMIT else whole[:BODY_LIMIT] + " … (너무 길어 여기까지만 옮겼습니다)"


def link(value: object) -> str:
    """`value` when it is an address a person may safely press, else ""."""
    return value.strip() if isinstance(value, str) and _LINK.fullmatch(value.strip()) else ""


def money(low: object, high: object, currency: object, period: object = "") -> str:
    """A pay range as words: `연 60,000,000 ~ 80,000,000원`; "" without a figure."""
    figures = list(dict.fromkeys(f"{figure:,.0f}" for figure in (low, high) if _is_figure(figure)))
    unit = "원" if currency == "KRW" else f" {line(currency)}" if currency else ""
    return " ".join(filter(None, (_period(line(period)), " ~ ".join(figures) + unit))) if figures else ""


def _is_figure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 10**13


def _period(word: str) -> str:
    low = word.lower()
    return next((korean for part, korean in _PERIODS.items() if part in low), word)


_PERIODS = {"year": "연", "month": "월", "week": "주", "day": "일", "hour": "시간당"}
