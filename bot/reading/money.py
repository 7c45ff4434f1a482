"""Sums of money in Korean words, in won: "4,000~6,000만원", "1억 5천만원", "5천만원 이상", "월 350만 원", "12,000원".

A sum without a unit borrows that of the sum it is a range with ("4~6천만원"); alone it is taken for 만원 and marked `bare`.
Numbers that count something else (3명, 5%, 2024년) and foreign money are no sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MAN, EOK = 10_000, 100_000_000

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,2})?"
_THINGS = r"년|개월|월|일|시|명|호봉|회|층|분|주년|배|여 ?개|개사|usd|달러|만 ?(?:명|개|건|회|달러)"


def _amount(name: str) -> str:
    return (
        rf"(?:(?P<eok_{name}>\d{{1,2}}(?:\.\d{{1,2}})?) ?억"
        rf"(?: ?(?P<rest_{name}>{_NUMBER}) ?(?P<rest_kilo_{name}>천|백)? ?만?)?"
        rf"|(?P<number_{name}>{_NUMBER}) ?(?P<kilo_{name}>천|백)? ?(?P<man_{name}>만)?)(?: ?(?P<won_{name}>원|krw|won))?"
    )


_SUM = re.compile(
    rf"(?<![\d.,$])(?P<upto>~ ?)?{_amount('a')}(?!\d|[%.]\d|,\d|%| ?(?:{_THINGS}))"
    rf"(?: ?(?:\\?[~∼〜–—-]|에서|부터) ?(?:최대 )?{_amount('b')}(?!\d|%| ?(?:{_THINGS})))?"
    r"(?: ?/ ?(?P<per>월|month|년|year|시간|hour))?"
    r"(?: ?(?P<least>이상|부터|초과|~(?! ?\d)|\+(?! ?[가-힣(])|↑)|(?P<most> ?(?:이하|까지|미만)))?"
)
_KILO = {None: 1, "천": 1_000, "백": 100}


class Sum(NamedTuple):
    """`low[start:end]`: from `least` to `most` won, None where it sets no bound.

    `single`: one sum, without a word that makes it a bound. `bare`: no unit says that it is money. `per`: "월", "시간" ...
    where "/월" and the like follow.
    """

    least: int | None
    most: int | None
    single: bool
    bare: bool
    per: str | None
    start: int
    end: int


def find(low: str, start: int, end: int) -> Iterator[Sum]:
    """The sums in `low[start:end]`, in order."""
    for match in _SUM.finditer(low, start, end):
        ranged = bool(match["number_b"] or match["eok_b"])
        second, _ = _won(match, "b") if ranged else (None, False)
        first, bare = _won(match, "a", like="b" if ranged else None)
        if second is not None and second < first:
            ranged, second = False, None
        below, above = bool(match["most"] or match["upto"]), bool(match["least"])
        least = None if below and not ranged else first
        most = second if ranged else None if above else first
        single = not (ranged or below or above)
        yield Sum(least, most, single, bare, match["per"], match.start(), match.end())


def _won(match: re.Match[str], name: str, like: str | None = None) -> tuple[int, bool]:
    """(won, bare) of one sum of a match; `like` is the sum whose unit it borrows when it has none."""
    if match[f"eok_{name}"]:
        rest = _value(match[f"rest_{name}"] or "0") * _KILO[match[f"rest_kilo_{name}"]]
        return round(float(match[f"eok_{name}"]) * EOK + rest * MAN), False
    kilo, man, won = match[f"kilo_{name}"], match[f"man_{name}"], match[f"won_{name}"]
    if like and not (kilo or man or won):
        kilo, man = match[f"kilo_{like}"], match[f"man_{like}"] or ("만" if match[f"eok_{like}"] else None)
    value = _value(match[f"number_{name}"]) * _KILO[kilo]
    if man or kilo:
        return round(value * MAN), False
    if won or value >= 100 * MAN:
        return round(value), False
    return round(value * MAN), True


def _value(number: str) -> float:
    return float(number.replace(",", ""))
