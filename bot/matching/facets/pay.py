"""연봉, 연봉명시: stated pay before tax, in 만원 a year.

A range meets 연봉>=5000 when its top does, 연봉<=4000 when its foot does. No stated pay is MAYBE, and so is 3,700만원 이상 for
연봉>=5000; both are NO when asked strictly (연봉!>=5000). 연봉명시 asks only that it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.matching.facets.contract import IS, LEAST, MOST, Ask, Kind, UnreadableError, bounded, unknown, yes
from bot.matching.folding import compact
from bot.matching.subject import Subject
from bot.matching.tree import Leaf, Truth
from bot.matching.wording import josa, manwon, quoted

_AMOUNT = re.compile(r"(?:(?P<eok>\d{1,2}(?:\.\d)?)억)?(?:(?P<cheon>\d{1,2})천)?(?P<man>\d{1,5})?만?원?")
_WON = 10_000
_ENDINGS = {LEAST: "이상", MOST: "이하"}
_LEAST_SENSIBLE, _MOST_SENSIBLE = 100, 1_000_000


@dataclass(frozen=True, slots=True)
class Salary(Leaf):
    """연봉>=5000; `amount` in 만원 a year."""

    family: ClassVar[str] = "연봉"
    op: str
    amount: int
    strict: bool = False

    def decide(self, subject: Subject) -> Truth:
        """By the top or the foot of what is stated; MAYBE where that end is open and may lie beyond."""
        pay = subject.reading.pay
        if pay is None or (pay.low is None and pay.high is None):
            return unknown(strict=self.strict)
        asked = self.amount * _WON
        if self.op == LEAST:
            fits, open_end = (pay.high or pay.low or 0) >= asked, pay.high is None
        else:
            fits, open_end = (pay.low or pay.high or 0) <= asked, pay.low is None
        return Truth.YES if fits else unknown(strict=self.strict) if open_end else Truth.NO

    def tell(self, subject: Subject) -> str:
        """연봉 with the posting's own words."""
        pay = subject.reading.pay
        if pay is None:
            return "연봉 모름"
        stated = f"연봉 {_range(pay.low, pay.high)}: {quoted(pay.text)}"
        if subject.ask(self) is Truth.MAYBE:
            return f"연봉 {manwon(self.amount)} {_ENDINGS[self.op]}인지 모름 ({stated})"
        return stated

    def phrase(self, *, wanted: bool) -> str:
        """연봉이 5,000만원 이상일 수 있는."""
        return f"연봉이 {manwon(self.amount)} {_ENDINGS[self.op]}일 수 {'있는' if wanted else '없는'}"

    def silence(self) -> tuple[str, bool]:
        """Kept when it does not say, unless asked strictly."""
        return "연봉", self.strict

    def canonical(self) -> str:
        """연봉>=5000."""
        return f"연봉{'!' if self.strict else ''}{self.op}{self.amount}"


@dataclass(frozen=True, slots=True)
class PayStated(Leaf):
    """연봉명시: it says what it pays."""

    family: ClassVar[str] = "연봉명시"

    def decide(self, subject: Subject) -> Truth:
        """Is there a figure?"""
        return yes(subject.reading.pay is not None)

    def tell(self, subject: Subject) -> str:
        """With its words."""
        pay = subject.reading.pay
        return f"연봉을 밝힘: {quoted(pay.text)}" if pay else "연봉을 밝히지 않음"

    def phrase(self, *, wanted: bool) -> str:
        """연봉이 적혀 있는."""
        return "연봉이 적혀 있는" if wanted else "연봉이 안 적혀 있는"

    def canonical(self) -> str:
        """연봉명시."""
        return "연봉명시"


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return manwon(low // _WON) if low == high else f"{manwon(low // _WON)}~{manwon(high // _WON)}"
    return f"{manwon(low // _WON)} 이상" if low is not None else f"{manwon((high or 0) // _WON)}까지"


def amount(text: str) -> int | None:
    """만원 in words such as 5000, 5,000만원, 5천, 1억 2천, 50000000원; None when it is no such sum."""
    plain = re.sub(r"[\s,]", "", text)
    if re.fullmatch(r"\d{8,10}원?", plain):
        found = int(plain.removesuffix("원")) // _WON
    else:
        match = _AMOUNT.fullmatch(plain)
        if not match or not any(match.groups()):
            return None
        parts = (float(match["eok"] or 0) * 10_000, int(match["cheon"] or 0) * 1000, int(match["man"] or 0))
        found = round(sum(parts))
    return found if _LEAST_SENSIBLE <= found <= _MOST_SENSIBLE else None


def _salary(ask: Ask) -> Leaf:
    if compact(ask.value) in ("명시", "공개", "stated"):
        return PayStated()
    found = amount(ask.value)
    if found is None:
        raise UnreadableError(
            f"연봉은 만원 단위로 씁니다({josa(quoted(ask.value), '은/는')} 읽을 수 없음)", ("5000",)
        )
    op, sum_asked = bounded(ask.op, found)
    return Salary(MOST if op == MOST else LEAST, sum_asked, ask.strict)


KINDS = (
    Kind("연봉", ("급여", "pay", "salary"), _salary, "연봉>=5000", ops=(LEAST, MOST, IS), strict=True),
    Kind(
        "연봉명시",
        ("연봉공개", "paystated"),
        lambda _ask: PayStated(),
        "연봉명시",
        ops=("",),
        bare={"연봉명시": "", "연봉공개": ""},
    ),
)
