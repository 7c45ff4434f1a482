"""The pay a posting states, in won a year.

A figure is pay when the board's own pay line holds it, or when it follows a word of pay (연봉, 월급, 시급, 급여 ...) in the
same clause, or under such a word that stands alone on its line, with nothing between or right behind it that makes it
something else (복지포인트, 투자, 상여 ...); "월 250만원" needs no such word. The first such figure counts. Monthly pay is
counted twelve times, hourly pay 209 hours a month; the period of the words is kept. A figure without a unit is 만원 only
right behind a word of pay. 협의, 내규 and figures no pay could have are no pay at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.model.reading import Pay, PayPeriod
from bot.reading import money
from bot.reading.clauses import Clause, body_clauses, trigger, whole
from bot.reading.document import Document
from bot.reading.money import EOK, MAN
from bot.reading.words import Table, pattern

FILE = "pay.toml"

_MONEY = re.compile(r"\d ?(?:만|억|천|원|,\d{3})|\d{4}")
_ALONE = (
    r"^\W*(?:\d[.)] ?)?(?:{words})(?: ?(?:수준|조건|사항|안내|테이블|정보))?(?: ?\([^()\n]{{0,20}}\))?\W*$"
)
# A month's figure that needs no word of pay before it, so long as nothing in its clause makes it something else.
_MONTHLY = re.compile(r"월 ?(?:세전 ?)?(?=[1-9]\d\d ?만)|[1-9]\d\d ?만 ?원? ?/ ?월")
_SAID = (
    (PayPeriod.HOUR, re.compile(r"시급|시간당|시간 ?급|hour")),
    (
        PayPeriod.MONTH,
        re.compile(
            r"월급|월 ?(?:급여|임금|보수|지급)|매월|month|(?<!\d)(?<!\d )월 ?(?:세전|약|평균|기본급|최소)? ?$"
        ),
    ),
    (PayPeriod.YEAR, re.compile(r"연봉|연 ?$|연간|초봉|초임|年|annual|year")),
)
_PER = {
    "월": PayPeriod.MONTH,
    "month": PayPeriod.MONTH,
    "시간": PayPeriod.HOUR,
    "hour": PayPeriod.HOUR,
    "년": PayPeriod.YEAR,
    "year": PayPeriod.YEAR,
}
_HOURS_A_MONTH = 209
_TIMES = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.HOUR: _HOURS_A_MONTH * 12}
_PLAUSIBLE = {
    PayPeriod.YEAR: (1_200 * MAN, 10 * EOK),
    PayPeriod.MONTH: (60 * MAN, 5_000 * MAN),
    PayPeriod.HOUR: (5_000, 50 * MAN),
}
_YEARLY_FROM = 1_000 * MAN
# What a figure without a unit may be, in 만원; numbers that read as a year of our time are left alone.
_BARE, _CALENDAR = range(1_800, 30_001), range(2_015, 2_041)
_BETWEEN, _BARE_BETWEEN, _BEHIND, _ROW, _ROWS = 40, 12, 10, 80, 3


@dataclass(frozen=True, slots=True)
class PayWords:
    """`words` of pay, `alone` on a line and the `rows` below; what makes a figure something else `between` or `behind`."""

    words: re.Pattern[str]
    trigger: re.Pattern[str]
    alone: re.Pattern[str]
    between: re.Pattern[str]
    behind: re.Pattern[str]
    starting: re.Pattern[str]
    rows: re.Pattern[str]


def load(folder: Path) -> PayWords:
    """Read config/pay.toml; ConfigError names the line."""
    table = Table(folder / FILE)
    keys = ("words", "between", "behind", "starting", "rows")
    words, between, behind, starting, rows = (pattern(table.strings("pay", key)) for key in keys)
    return PayWords(
        words=re.compile(words),
        trigger=trigger(table, table.strings("pay", "words")),
        alone=re.compile(_ALONE.format(words=words)),
        between=re.compile(between),
        behind=re.compile(behind),
        starting=re.compile(starting),
        rows=re.compile(rf"^\W*(?:{rows}|\d)"),
    )


def read(document: Document, words: PayWords) -> Pay | None:
    """The pay stated; None when there is no figure."""
    return next(_stated(document, words), None)


def _stated(document: Document, words: PayWords) -> Iterator[Pay]:
    yield from _behind(whole(document.pay), 0, 0, words)
    yield from _in_clause(whole(document.title), words)
    for clause in body_clauses(document, words.trigger):
        yield from _in_clause(clause, words)


def _in_clause(clause: Clause, words: PayWords) -> Iterator[Pay]:
    low = clause.low
    if words.alone.match(low):
        for row in _rows_below(clause, words):
            yield from _behind(row, 0, 0, words)
    elif _MONEY.search(low):
        for word in words.words.finditer(low):
            yield from _behind(clause, word.start(), word.end(), words)
        monthly = _MONTHLY.search(low)
        if monthly and not words.between.search(low):
            after = monthly.end() if low[monthly.start()] == "월" else monthly.start()
            yield from _behind(clause, monthly.start(), after, words)


def _rows_below(clause: Clause, words: PayWords) -> Iterator[Clause]:
    """The next lines that are not empty, as long as they begin like rows of pay, up to the first with a figure."""
    text, start, low = clause.text, clause.end, clause.text.low
    for _ in range(_ROWS):
        while low[start : start + 1] == "\n":
            start += 1
        last = text.line(start)[1]
        end = min(last, start + _ROW)
        row = Clause(text, start, end, low[start:end], clause.kind)
        if not words.rows.match(row.low):
            return
        yield row
        if _MONEY.search(row.low):
            return
        start = last


def _behind(clause: Clause, start: int, after: int, words: PayWords) -> Iterator[Pay]:
    """The first figure behind `after`, if it is pay; the word of pay begins at `start`."""
    low = clause.low
    for figure in money.find(low, after, after + _BETWEEN + 30):
        gap = low[after : figure.start]
        if len(gap) > _BETWEEN or words.between.search(gap):
            return
        if figure.bare and (len(gap) > _BARE_BETWEEN or not _may_be_bare(figure)):
            continue
        if words.behind.search(low, figure.end, figure.end + _BEHIND):
            return
        if pay := _pay(clause, start, figure, words):
            yield pay
            return


def _may_be_bare(figure: money.Sum) -> bool:
    man = (figure.least or figure.most or 0) // MAN
    return man in _BARE and man not in _CALENDAR


def _pay(clause: Clause, start: int, figure: money.Sum, words: PayWords) -> Pay | None:
    """The pay this figure makes; None when no pay could be such."""
    around = clause.low[max(0, start - 4) : figure.start]
    sums = [won for won in (figure.least, figure.most) if won is not None]
    period = _period(figure, around, max(sums))
    lowest, highest = _PLAUSIBLE[period]
    if not all(lowest <= won <= highest for won in sums):
        return None
    # Pay told for beginners is where pay starts, not all there is.
    most = None if figure.single and words.starting.search(around) else figure.most
    least, most = (won and won * _TIMES[period] for won in (figure.least, most))
    evidence = clause.evidence(start, figure.end)
    return Pay(least, most, period, evidence.text, (evidence,))


def _period(figure: money.Sum, around: str, won: int) -> PayPeriod:
    """What the figure is counted by: its own "/월", the words before it, else its size."""
    if figure.per:
        return _PER[figure.per]
    said = next((period for period, words in _SAID if words.search(around)), None)
    return said or (PayPeriod.YEAR if won >= _YEARLY_FROM else PayPeriod.MONTH)
