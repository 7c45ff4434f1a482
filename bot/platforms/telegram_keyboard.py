"""Buttons as Telegram takes them.

At most 8 in a row (more flow into the next row) and 100 in all; an action of at most 64 bytes; a link must be http(s) to a
host with a dot, or the whole message would be refused: such a link is handed back, to be said in words instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.errors import MessageRefused
from bot.model.chat import Button

ROW, ALL, ACTION_BYTES, LABEL, ADDRESS = 8, 100, 64, 64, 2048
LABELS_OF_HOST = re.compile(
    r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE
)


def keyboard(rows: Iterable[tuple[Button, ...]]) -> tuple[InlineKeyboardMarkup | None, tuple[Button, ...]]:
    """The keyboard (None without buttons), and the buttons whose link Telegram would refuse."""
    laid: list[list[InlineKeyboardButton]] = []
    refused: list[Button] = []
    for row in rows:
        good = []
        for button in row:
            made = _button(button)
            if made is None:
                refused.append(button)
            else:
                good.append(made)
        laid += [good[i : i + ROW] for i in range(0, len(good), ROW)]
    return InlineKeyboardMarkup(_first(laid, ALL)) if laid else None, tuple(refused)


def web_address(url: str) -> str | None:
    """The address in the form Telegram takes, None when it takes none of it."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one: no host name, no port, or a broken bracket
        return None
    if parts.scheme.lower() not in ("http", "https") or not LABELS_OF_HOST.fullmatch(host):
        return None
    place = f"[{host}]" if ":" in host else host
    whole = urlunsplit((parts.scheme.lower(), place + port, parts.path, parts.query, parts.fragment))
    return whole if len(whole) <= ADDRESS and not re.search(r"[\s\x00-\x1f\ud800-\udfff]", whole) else None


def _button(button: Button) -> InlineKeyboardButton | None:
    label = button.label.strip()[:LABEL] or "…"
    if not button.action:
        address = web_address(button.url)
        return InlineKeyboardButton(label, url=address) if address else None
    if len(button.action.encode()) > ACTION_BYTES:
        raise MessageRefused(f"단추 “{label}”의 동작이 {ACTION_BYTES}바이트를 넘습니다.")
    return InlineKeyboardButton(label, callback_data=button.action)


def _first(rows: list[list[InlineKeyboardButton]], most: int) -> list[list[InlineKeyboardButton]]:
    kept: list[list[InlineKeyboardButton]] = []
    for row in rows:
        kept.append(row[:most])
        most -= len(row)
        if most <= 0:
            break
    return [row for row in kept if row]
