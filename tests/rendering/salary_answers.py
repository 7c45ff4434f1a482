"""Every kind of answer about pay, each with what was asked: figures of the question need no source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.model.chat import Reply
from bot.model.reading import PayPeriod
from bot.model.salary import (
    Amount,
    Citation,
    Claim,
    Employer,
    Flow,
    Quartiles,
    Seen,
    TakeHome,
    TooFew,
    Weighed,
)
from bot.rendering import employer, offer, salary, takehome
from bot.salary import statistics
from bot.salary.pension_estimates import data_of, estimate
from bot.salary.service import LAW, MONTHS, NO_SIDE_WORK
from bot.salary.statistics import Person
from bot.salary.tables import bundled
from bot.salary.takehome import take_home

TODAY = date(2026, 11, 23)
MONTH = date(2026, 6, 1)
TABLES = bundled()
SUM = Amount(60_000_000, 60_000_000, PayPeriod.YEAR, 60_000_000, "6000만")
HOURLY = Amount(22_572_000, 22_572_000, PayPeriod.HOUR, 9_000, "시급 9000")
CLAIM = Claim("신입 ML 엔지니어 6000만", (SUM,), ("ml_engineer",), (0, 0), in_service=True)
BOT = Citation("이 봇이 본 공고", date(2026, 5, 27), TODAY)
SEEN = Seen(("ML 엔지니어",), (0, 0), "서울", Quartiles(40_000_000, 50_000_000, 58_000_001, 12, 3, 1), 2, BOT)
FEW = replace(SEEN, found=TooFew(3, 9, 0))
NONE = replace(SEEN, found=TooFew(0, 0, 0), unclear=0)
EVERYTHING = Person(years=0, age=32, developer=True, ai=True)
COMPANY = Employer(7, "가람", "(주)가람", "서울특별시 강남구", "소프트웨어", 40, MONTH)


def left(won: int, on: date = TODAY) -> TakeHome:
    return take_home(won, on=on, family=3, children_8_20=1, tables=TABLES)


def weighed(amount: Amount, seen: Seen | None = SEEN) -> Weighed:
    below = TABLES.below_minimum_wage(amount.low, TODAY)
    hourly = amount.period is PayPeriod.HOUR
    return Weighed(
        amount,
        below,
        TABLES.percentile().position(amount.low),
        statistics.compare(amount.low, statistics.fitting(TABLES.statistics, EVERYTHING)),
        seen,
        left(amount.low),
        BOT if hourly else None,
    )


def company(billed: int) -> Reply:
    flow = Flow(12, 3, 5, date(2026, 2, 1), MONTH)
    return employer.pay(COMPANY, estimate(billed, 40, MONTH, TABLES), flow, data_of(MONTH))


ANSWERS: dict[str, tuple[str, Reply]] = {
    "sum": ("6,000만원", salary.amount(weighed(SUM), "takehome:show:60000000")),
    "sum without a role": ("6,000만원", salary.amount(weighed(SUM, None))),
    "sum by the hour": ("9,000원 2,257만원", salary.amount(weighed(HOURLY, FEW))),
    "at least": ("6,000만원", salary.amount(weighed(replace(SUM, high=None), NONE))),
    "too much": ("30억원", salary.amount(weighed(replace(SUM, low=3 * 10**9, high=3 * 10**9)))),
    "claim": (CLAIM.text, salary.claim(CLAIM, weighed(SUM))),
    "claim too low": (CLAIM.text, salary.claim(CLAIM, weighed(HOURLY, FEW))),
    "role": ("", salary.role(SEEN, statistics.fitting(TABLES.statistics, EVERYTHING))),
    "take-home": ("6,000만원", takehome.full(SUM, left(60_000_000), left(70_000_000))),
    "take-home of next year": ("6,000만원", takehome.full(SUM, left(60_000_000, date(2027, 3, 1)))),
    "company": ("", company(40 * 380_000)),
    "company near the cap": ("", company(40 * 605_000)),
    "company without a bill": ("", company(0)),
    "companies": ("가람2", employer.candidates("가람2", [COMPANY] * 12, data_of(MONTH), "salary:company:")),
    "offer": ("6,000만원", offer.offer(weighed(SUM), MONTHS, LAW, NO_SIDE_WORK)),
    "offer too low": ("9,000원 2,257만원", offer.offer(weighed(HOURLY), MONTHS, LAW, NO_SIDE_WORK)),
    "offer without a role": ("6,000만원", offer.offer(weighed(SUM, None), MONTHS, LAW, NO_SIDE_WORK)),
}
PLAIN: dict[str, Reply] = {
    "how": salary.how(),
    "how to ask for take-home": takehome.how(),
    "how to ask for an offer": offer.how(),
    "not understood": salary.not_understood("많이", None),
}
