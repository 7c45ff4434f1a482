"""Sums in Korean writing: 1억 2천, 4,800만원, 3.5천, 오천만, 6000. A quantity is a number whose units fall.

So 1억 2천 is one and 5천 6천 are two. A unit behind a blank counts only where no word begins with it (6000 백엔드 has no 백).
Numbers of years, people, percent and the like, and numbers inside a Latin word (H100), are none. Spoken digits count only
before a unit, and only where the sum comes to 만 or more (이천 is a town); 30대 is an age, 5천만대 a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

MAN = 10_000
_LARGE = (("jo", "조", 10**12), ("eok", "억", 10**8), ("man", "만", MAN), ("one", "", 1))
_SMALL = (("k", "천", 1000), ("h", "백", 100), ("t", "십", 10), ("u", "", 1))
_DIGITS = {digit: number for number, digit in enumerate("일이삼사오육칠팔구", 1)}
_UNITS = "조억만천백십"
_NUMBER = rf"(?:(?>(?:\d{{1,3}}(?:,\d{{3}}){{1,6}}|\d{{1,18}})(?:\.\d+)?)(?![\d.,]*\d)|[일이삼사오육칠팔구](?=[{_UNITS}]))"
_COUNTER = (
    r"(?:년|연차|명|개|건|월(?!급|봉)|일(?!당)|회|위|등|세|살|%|퍼센트|인|곳|시(?!급|간당)|주|배|층|차|호|번|분|학년|기|급|학점|프로"
    r"|(?<=\d)(?<!\d{3})대| (?:년|명|개월|세|살|%|시간)(?![가-힣]))"
)
_WON = re.compile(r"\s?(?:원|krw|won)(?![a-z])")


def _unit(unit: str) -> str:
    """A unit right behind its number, or behind a blank where no other word begins with it."""
    return rf"(?:{unit}|\s{unit}(?=[{_UNITS}원\s\d~,.)]|대\b|$))"


def _section(large: str, unit: str) -> str:
    """What stands before a large unit (or before none): 2천 5백, 2500."""
    others = _UNITS if not unit else "천백십"
    parts = []
    for name, small, _ in _SMALL:
        number = rf"(?P<{large}_{name}>{_NUMBER})"
        counted = rf"\s?{number}"
        body = rf"(?:{counted}{_unit(small)}|{small})" if small else rf"{counted}(?!{_unit(f'[{others}]')})"
        parts.append(rf"(?:{body}(?P<{large}_{name}_>))?")
    return "".join(parts) + (_unit(unit) if unit else "")


_QUANTITY = re.compile(
    r"(?<![a-z0-9.,])(?=\d|(?<![가-힣])(?:[일이삼사오육칠팔구]|[천백십]만))"
    + "".join(rf"(?:{_section(name, unit)}(?P<{name}>))?" for name, unit, _ in _LARGE[:-1])
    + _section("one", "")
    + rf"(?![.,]?\d)(?!{_COUNTER})(?![a-z](?<!k)(?<!w))"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` of the folded text. `value` as its own units say; `tail` is what stands behind the last 조, 억 or 만.

    `number`: the figure itself where it is one figure with units (the 6 of 6천만). `man`: says 만; `large`: says 만, 억 or 조.
    """

    start: int
    end: int
    value: Fraction
    tail: Fraction
    number: Fraction | None
    man: bool
    large: bool
    won: bool

    @property
    def bare(self) -> bool:
        """A plain number without any unit."""
        return self.number == self.value and not self.won

    @property
    def money(self) -> Fraction:
        """Won, with the 만 that speech leaves out: 5천 is 5천만, 1억 2천 is 1억 2천만. The plain number when it is bare."""
        if self.won or self.man or self.bare:
            return self.value
        return self.value + self.tail * (MAN - 1)


def quantities(text: str) -> Iterator[Quantity]:
    """Every quantity of a folded text (NFKC, lower case), from left to right."""
    for match in _QUANTITY.finditer(text):
        if match[0].strip():
            found = _read(text, match)
            spoken = not match[0][0].isdigit()
            if not spoken or found.large:
                yield found


def _read(text: str, match: re.Match[str]) -> Quantity:
    value, sections, figures = Fraction(0), {}, []
    for large, _, worth in _LARGE:
        section = Fraction(0)
        for small, _, times in _SMALL:
            if match[f"{large}_{small}_"] is not None:
                figure = _figure(match[f"{large}_{small}"])
                section += figure * times
                figures.append(figure)
        sections[large] = section
        if large == "one" or match[large] is not None:
            value += (section or (0 if large == "one" else 1)) * worth
    won = _WON.match(text, match.end())
    return Quantity(
        match.start(),
        won.end() if won else match.end(),
        value,
        sections["one"],
        figures[0] if len(figures) == 1 else None,
        man=match["man"] is not None,
        large=any(match[name] is not None for name in ("jo", "eok", "man")),
        won=won is not None,
    )


def _figure(written: str | None) -> Fraction:
    if written is None:
        return Fraction(1)
    return Fraction(_DIGITS[written]) if written in _DIGITS else Fraction(written.replace(",", ""))
