"""Years of work asked for in a clause: "3~10년", "경력 3년 이상", "3년차", "5+ years", "신입~5년", "2년 이상 5년 이하".

Years are asked for when they are bounded (이상, ~, 이하 ...) or stand by a word of work ("경력 3년", "3년차"). They are not
when words beside them make them something else (근속, 설립, 계약 ...), when what follows makes them a wish (우대), or when a
degree would do instead ("석사 또는 3년 이상"). Numbers over 30 and the year of a date are no years of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.reading.clauses import preference
from bot.reading.words import Table, pattern

_NUMBER = r"(?<![\d.,:/'’a-z])"
_NOT_A_SPAN = (
    r"(?!제|도|생|째|마다|대|간(?! ?의? ?(?:이상|경력|경험|실무))| ?\d{1,2} ?월| ?\d ?분기| ?[상하]반기)"
)
_UNIT = rf" ?(?:년{_NOT_A_SPAN}|年|years?|yrs?|y(?![a-z]))(?: ?차)?"
_DASH = r"[~∼〜–—‑-]"
_MOST = r"이하|미만|이내|내외|까지|내(?![가-힣])|or less"
_YEARS = re.compile(
    rf"{_NUMBER}(?P<low>\d{{1,2}})(?:{_UNIT})?(?: ?이상)?(?: ?\\?{_DASH} ?|에서 ?|부터 ?| to )(?:최대 |경력 )?"
    rf"(?P<high>\d{{1,2}}){_UNIT}(?: ?(?P<open>이상))?"
    rf"|신입[ /,및또는]{{0,4}}(?:{_DASH}|부터)? ?(?:(?:관련 ?|유관 ?)?경력직? ?)?\(?(?P<upto>\d{{1,2}}){_UNIT} ?(?:{_MOST})"
    rf"|신입 ?(?:{_DASH}|부터) ?(?:(?:관련 ?|유관 ?)?경력 ?)?(?P<until>\d{{1,2}}){_UNIT}(?! ?이상)"
    rf"|{_NUMBER}(?P<least>\d{{1,2}}){_UNIT} ?(?:이상|초과)[ ,(]{{1,2}}"
    rf"(?:(?P<most>\d{{1,2}}){_UNIT} ?(?:{_MOST})|~ ?(?P<most_b>\d{{1,2}}){_UNIT})"
    rf"|(?:^|(?<=[ (\[,/]))~ ?(?P<below>\d{{1,2}}){_UNIT}(?! ?이상)"
    rf"|{_NUMBER}(?P<years>\d{{1,2}})(?P<plus> ?\+)?(?P<unit>{_UNIT})\)? ?"
    rf"(?:(?P<up>이상|초과|↑|\+|{_DASH}(?! ?\d)|부터|or more|and above)|(?P<down>{_MOST}))?"
)
_BY_WORK = re.compile(r"경력|경험|experience|최소|at least|minimum")
_EITHER = re.compile(r"또는|혹은|이거나|거나|\bor\b|준하는")
_WISH_FIRST = re.compile(r"\W*우대")
_LONGEST = 30
_BESIDE, _NEAR = 14, 12
_TAIL = 80


@dataclass(frozen=True, slots=True)
class YearsWords:
    """Compiled words: `elsewhere` beside years that are not of work, `degree` that may stand in, `wished` behind them."""

    elsewhere: re.Pattern[str]
    degree: re.Pattern[str]
    wished: re.Pattern[str]


class Years(NamedTuple):
    """`low[start:end]` asks for `least` to `most` years, None where it sets no bound; least 0: beginners too.

    `apart`: it stands in brackets or by a degree, and so for one opening or degree among several.
    """

    least: int | None
    most: int | None
    start: int
    end: int
    apart: bool


def load(folder: Path, table: Table) -> YearsWords:
    """The words at `[years]` of `table`, with those of preference."""
    elsewhere, degree = (re.compile(pattern(table.strings("years", key))) for key in ("elsewhere", "degree"))
    return YearsWords(elsewhere, degree, preference(folder))


def find(low: str, words: YearsWords, start: int = 0, *, answered: bool = False) -> Iterator[Years]:
    """The years asked for in the clause `low` from `start` on; `answered`: they answer "경력 :", a bare "3년" counts."""
    for match in _YEARS.finditer(low, start):
        least, most = _bounds(match)
        if max(least or 0, most or 0) > _LONGEST or not (answered or _is_asking(match, low)):
            continue
        if _is_elsewhere(low, match, words) or _is_wish(low, match, words) or _is_either(low, match, words):
            continue
        apart = low[match.start() - 1 : match.start()] in ("(", "[") or words.degree.search(low) is not None
        yield Years(least, most, match.start(), match.end(), apart)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["low"]:
        return int(match["low"]), None if match["open"] else int(match["high"])
    if match["least"]:
        return int(match["least"]), int(match["most"] or match["most_b"])
    if match["below"]:
        return None, int(match["below"])
    if match["upto"] or match["until"]:
        return 0, int(match["upto"] or match["until"])
    return (None, int(match["years"])) if match["down"] else (int(match["years"]), None)


def _is_asking(match: re.Match[str], low: str) -> bool:
    if not match["years"] or match["up"] or match["down"] or match["plus"] or "차" in match["unit"]:
        return True
    near = low[max(0, match.start() - _NEAR) : match.start()] + " " + low[match.end() : match.end() + _NEAR]
    return _BY_WORK.search(near) is not None


def _is_elsewhere(low: str, match: re.Match[str], words: YearsWords) -> bool:
    before, after = (
        low[max(0, match.start() - _BESIDE) : match.start()],
        low[match.end() : match.end() + _BESIDE],
    )
    return words.elsewhere.search(before) is not None or words.elsewhere.search(after) is not None


def _is_wish(low: str, match: re.Match[str], words: YearsWords) -> bool:
    tail = re.split(r"[,;()]", low[match.end() : match.end() + _TAIL], maxsplit=1)[0]
    return words.wished.search(tail) is not None or _WISH_FIRST.match(low) is not None


def _is_either(low: str, match: re.Match[str], words: YearsWords) -> bool:
    """Whether a degree would do instead of these years."""
    before, after = None, None
    for degree in words.degree.finditer(low):
        if degree.end() <= match.start():
            before = degree.end()
        elif degree.start() >= match.end():
            after = degree.start()
            break
    between = (before, match.start()) if before is not None else (0, 0), (match.end(), after or match.end())
    return any(_EITHER.search(low, *gap) for gap in between)
