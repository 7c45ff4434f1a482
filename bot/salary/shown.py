"""Postings as they are shown: with what is left each month of the pay they state.

Figured for somebody alone with the usual meal allowance. Not of an hourly wage, which may be a part-time one, not of a ceiling
without a floor, and not for a month the tables do not reach.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.errors import TableMissing
from bot.model.outbox import Sent
from bot.model.posting import Posting
from bot.model.reading import PayPeriod
from bot.salary.tables import Tables
from bot.salary.takehome import take_home


def with_take_home(posting: Posting, on: date, tables: Tables | None = None) -> Posting:
    """The posting with `take_home`, where its pay allows it."""
    pay = posting.reading.pay
    if pay is None or pay.low is None or pay.low <= 0 or pay.period is PayPeriod.HOUR:
        return posting
    try:
        low, high = (take_home(won, on=on, tables=tables).take_home for won in (pay.low, pay.high or pay.low))
    except TableMissing:
        return posting
    return replace(posting, take_home=(low, high))


def message_with_take_home(sent: Sent, on: date, tables: Tables | None = None) -> Sent:
    """The same for all postings of a message."""
    found = {number: with_take_home(posting, on, tables) for number, posting in sent.postings.items()}
    return replace(sent, postings=found)
