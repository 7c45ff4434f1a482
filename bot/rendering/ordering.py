"""The order of a list in the words people use for it: 최신순 and 마감순, also 정렬:마감. What stands in quotes is no order."""

from __future__ import annotations

import re
import unicodedata

from bot.model.search import Order

SAID = {Order.NEWEST: "최신순", Order.DEADLINE: "마감순"}
_WORD = re.compile(
    r"[\"“”][^\"“”]*[\"“”]|(?<!\S)(?:(?:정렬|sort)\s?[:=]\s?(?P<named>\w+)|(?P<alone>최신순|마감순))(?!\S)"
)
_ORDERS = {
    "최신순": Order.NEWEST,
    "최신": Order.NEWEST,
    "newest": Order.NEWEST,
    "마감순": Order.DEADLINE,
    "마감": Order.DEADLINE,
    "마감일순": Order.DEADLINE,
    "deadline": Order.DEADLINE,
}


def split(text: str) -> tuple[str, Order | None]:
    """What was asked without the words for an order, and the order said last; None when none was."""
    orders: list[Order] = []

    def take(found: re.Match[str]) -> str:
        order = _ORDERS.get((found["named"] or found["alone"] or "").lower())
        if order is None:
            return found.group()
        orders.append(order)
        return ""

    rest = _WORD.sub(take, unicodedata.normalize("NFC", text))
    return (" ".join(rest.split()) if orders else text.strip()), orders[-1] if orders else None
