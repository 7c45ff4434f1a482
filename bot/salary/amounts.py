"""What people type for pay, as won a year before tax; or a question back.

Read: 1억, 5천, 4,800만원, 월 350, 시급 2만, 1억 2천, 6000, 5,200만원 이상, 4~6천, 6천대, 억대. A bare figure is 만원 where pay
could be that; a month counts twelve times, an hour 209 hours a month. Two sums are one amount only as a range.

Asked back (AmountError, with words that say what to write): no sum, two sums, zero, less than nothing, more than anybody is
paid, another currency, after tax, what may be a month's or a year's, a ceiling without a floor, pay by the day or the week.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from bot.model.reading import PayPeriod
from bot.model.salary import HOURS_A_MONTH, Amount
from bot.salary.mentions import ABOUT, HOUR, MONTH, YEAR, Mention, mentions
from bot.salary.quantities import MAN
from bot.salary.reasons import Reason, refusal

MOST = 100_000_000_000
"""More than this a year is taken for a slip."""
LEAST_UNSAID = 10_000_000
"""Below this a sum without 연봉, 월급 or 시급 may be any of them."""

_FOREIGN = re.compile(
    r"[$€£¥]|[\d천만억]\s?(?:k(?![a-z])|usd|eur|jpy|cny|달러|불(?![가-힣])|유로|엔(?![가-힣])|위안|파운드)|usd|달러"
)
_NET = re.compile(r"세후|실 ?수령|수령액|\bnet\b")
_FILLERS = re.compile(
    rf"{YEAR}|{MONTH}|{HOUR}|{ABOUT}|정도|쯤|가량|krw|won|[\s.,!?~₩:=/\"'“”‘’]|(?:은|는|이|가|면|도|이면|원)(?![가-힣])"
)
_TIMES = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.HOUR: 12 * HOURS_A_MONTH}
# A bare figure from the first up to the second is 만원, from the third on it is won; between them nobody can tell.
_BARE = {
    PayPeriod.HOUR: (0, 0, 1_000),
    PayPeriod.MONTH: (10, MAN, 10 * MAN),
    PayPeriod.YEAR: (100, 10 * MAN, 100 * MAN),
}


@dataclass(frozen=True, slots=True)
class Spotted:
    """An amount in a sentence: `start:end` of the folded sentence."""

    amount: Amount
    start: int
    end: int


def fold(text: str) -> str:
    """The text as it is read here: full width forms made plain, lower case."""
    return unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").lower()


def read(text: str) -> Amount:
    """The amount that is all of the text; AmountError."""
    folded = fold(text)
    found = spot(folded)
    if len(found) != 1:
        raise refusal(Reason.TWO if found else Reason.NOTHING)
    rest = f"{folded[: found[0].start]} {folded[found[0].end :]}"
    if _FILLERS.sub("", rest):
        raise refusal(Reason.LEFTOVER)
    return found[0].amount


def spot(text: str) -> tuple[Spotted, ...]:
    """Every amount in a sentence, empty when it speaks of no sum; AmountError when it speaks of one that cannot be used.

    Where some stand beside a word of pay, only those count (연봉 4천, 전세 3억); else a bare figure counts only where nothing
    better does: 2026 is a sum only when it stands alone.
    """
    folded = fold(text)
    if _FOREIGN.search(folded):
        raise refusal(Reason.CURRENCY)
    found = list(mentions(folded))
    if found and _NET.search(folded):
        raise refusal(Reason.AFTER_TAX)
    clear = [one for one in found if one.period] or [one for one in found if not one.bare] or found
    return tuple(Spotted(_amount(one), one.start, one.end) for one in clear)


def _amount(mention: Mention) -> Amount:
    if mention.fault:
        raise refusal(mention.fault)
    low = _won(mention, mention.low)
    high = None if mention.high is None else _won(mention, mention.high)
    period = mention.period or PayPeriod.YEAR
    times = _TIMES[period]
    if max(low, high or 0) * times > MOST:
        raise refusal(Reason.TOO_MUCH)
    if mention.period is None and low < LEAST_UNSAID:
        raise refusal(Reason.PERIOD)
    return Amount(low * times, None if high is None else high * times, period, low, mention.text)


def _won(mention: Mention, sum_: Fraction) -> int:
    if sum_ == 0:
        raise refusal(Reason.ZERO)
    if not mention.bare:
        return int(sum_)
    least, most, won = _BARE[mention.period or PayPeriod.YEAR]
    if least <= sum_ < most:
        return int(sum_ * MAN)
    if sum_ >= won:
        return int(sum_)
    raise refusal(Reason.UNIT)
