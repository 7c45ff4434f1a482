"""Sums and ranges as they stand in a sentence, with the words around them: by the year, month or hour, at least, at most.

Two quantities make a range when only ~, -, 에서 or 부터 stands between; the first borrows the unit of the second (4~6천).
6천대 and 6천 중반 reach up to 7천, 억대 is at least 1억. A figure without unit or word is `bare`: its reader has to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.model.reading import PayPeriod
from bot.salary.quantities import Quantity, quantities
from bot.salary.reasons import Reason

YEAR = "연봉|년봉|연간|연소득|초봉|초임|총급여|연"
MONTH = "월급여|월급|월봉|매월|매달|한 ?달에|한 ?달|월"
HOUR = "시급|시간당"
OTHER = "일급|일당|주급|분기"
ABOUT = "약|대략|세전|최소|무려|고작|겨우|딱|기본급?"

_BEFORE = re.compile(
    rf"(?:(?<![가-힣\d])|(?<=전))(?:(?P<year>{YEAR})|(?P<month>{MONTH})|(?P<hour>{HOUR})|(?P<other>{OTHER}))"
    rf"(?:[은는이가을를도:=]|에)?\s*(?:(?:{ABOUT})\s*)?(?:-\s?|마이너스 ?|₩)?$"
)
_AFTER = re.compile(
    rf"\s?/?\s?(?:(?P<year>연봉|년)|(?P<month>월급|월(?![가-힣]))|(?P<hour>시급|시간|시(?![가-힣]))|(?P<other>{OTHER}))"
    r"(?!\s*\d)"
)
_SIGN = re.compile(r"(?:-\s?|마이너스 ?)$")
_UP_TO = re.compile(r"(?:^|\s)[~〜∼]\s?$")
_JOINED = re.compile(r"\s?(?:[~〜∼–—-]|에서|부터|to)\s?")
_FLOOR = re.compile(r"\s?(?:이상|부터|넘|초과|플러스)|\+|\s?[~〜∼](?=\s*$)")
_CEILING = re.compile(r"\s?(?:이하|까지|미만|아래)")
_BAND = re.compile(r"\s?(?:대(?!기업|비|졸|학|출|우)|초반|중반|후반)")
_EOK_BAND = re.compile(r"(?<![\d가-힣.])억\s?대")
_EOK = Fraction(10**8)


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` at `start:end`: a sum (`high` = `low`), a range, or a floor (`high` None), in won or as a bare figure.

    `fault`: why it cannot be used, whatever it comes to.
    """

    text: str
    start: int
    end: int
    low: Fraction
    high: Fraction | None
    bare: bool
    period: PayPeriod | None
    fault: Reason | None = None


def mentions(text: str) -> Iterator[Mention]:
    """Every sum or range of a folded text, from left to right."""
    waiting: Quantity | None = None
    found = list(quantities(text))
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if waiting is None and following and _JOINED.fullmatch(text[quantity.end : following.start]):
            waiting = quantity
            continue
        yield _mention(text, waiting or quantity, quantity)
        waiting = None
    if not found and (band := _EOK_BAND.search(text)):
        yield Mention(band[0], band.start(), band.end(), _EOK, None, bare=False, period=None)


def _mention(text: str, first: Quantity, last: Quantity) -> Mention:
    low, high = first.money, last.money
    if first.bare and not last.bare and last.number:
        low *= last.money / last.number
    low, high = min(low, high), max(low, high)
    top, end = _top(text, high, last)
    period, other, start = _period(text, first.start, end)
    fault = _fault(text, first, last)
    if other and fault is None:
        fault = Reason.PERIOD
    return Mention(text[start:end].strip(), start, end, low, top, last.bare, period, fault)


def _top(text: str, high: Fraction, last: Quantity) -> tuple[Fraction | None, int]:
    """What the words behind a sum make of its upper end, and where they end."""
    if band := _BAND.match(text, last.end):
        width = last.money / last.number if last.number else Fraction(0)
        return high + width, band.end()
    if floor := _FLOOR.match(text, last.end):
        return None, floor.end()
    return high, last.end


def _fault(text: str, first: Quantity, last: Quantity) -> Reason | None:
    if _SIGN.search(text[: first.start]):
        return Reason.NEGATIVE
    if first is last and (_CEILING.match(text, last.end) or _UP_TO.search(text[: first.start])):
        return Reason.CEILING
    # 1억 5 may be 1억 5천 or 1억 5만.
    unclear = any(one.large and not one.man and 0 < one.tail < 100 for one in (first, last))
    return Reason.UNIT if unclear else None


def _period(text: str, start: int, end: int) -> tuple[PayPeriod | None, bool, int]:
    """What the sum is counted by, whether that is a day or a week, and where the words for it begin."""
    match = _BEFORE.search(text[:start]) or _AFTER.match(text, end)
    if match is None:
        return None, False, start
    period = next((period for period in PayPeriod if match[period]), None)
    return period, match["other"] is not None, min(match.start(), start)
