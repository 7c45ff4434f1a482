"""A sum as it was asked, in words: how it was said, and what it makes a year."""

from __future__ import annotations

from bot.model.reading import PayPeriod
from bot.model.salary import Amount
from bot.rendering.words import manwon, number

PERIODS = {PayPeriod.YEAR: "연봉", PayPeriod.MONTH: "월급", PayPeriod.HOUR: "시급"}


def title(asked: Amount) -> str:
    """월 350만원 = 연 4,200만원, 연 5,000만–6,000만원."""
    year = _range(asked)
    if asked.period is PayPeriod.YEAR:
        return f"세전 연 {year}"
    stated = manwon(asked.stated) if asked.stated % 10_000 == 0 else f"{number(asked.stated)}원"
    return f"{PERIODS[asked.period]} {stated} = 세전 연 {year}"


def _range(asked: Amount) -> str:
    if asked.high is None:
        return f"{manwon(asked.low)} 이상"
    return manwon(asked.low) if asked.high == asked.low else f"{manwon(asked.low)}–{manwon(asked.high)}"
