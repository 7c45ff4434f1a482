"""Why a question goes back to somebody who typed a sum, a month or people, and the words that say what to write instead."""

from __future__ import annotations

from enum import StrEnum

from bot.errors import AmountError

EXAMPLES = "5000, 5천만원, 1억 2천, 월 350, 시급 2만"


class Reason(StrEnum):
    """`AmountError.reason`."""

    NOTHING = "nothing"
    TWO = "two"
    ZERO = "zero"
    NEGATIVE = "negative"
    TOO_MUCH = "too_much"
    CURRENCY = "currency"
    AFTER_TAX = "after_tax"
    PERIOD = "period"
    UNIT = "unit"
    CEILING = "ceiling"
    LEFTOVER = "leftover"
    MONTH = "month"
    PEOPLE = "people"


_SAYS = {
    Reason.NOTHING: f"금액을 찾지 못했습니다. {EXAMPLES}처럼 적어 주세요.",
    Reason.TWO: "금액이 둘 이상입니다. 하나만 적거나 5000~6000처럼 범위로 적어 주세요.",
    Reason.ZERO: f"0원은 견줄 수 없습니다. {EXAMPLES}처럼 적어 주세요.",
    Reason.NEGATIVE: f"0보다 큰 금액을 적어 주세요. 예: {EXAMPLES}",
    Reason.TOO_MUCH: "연 1,000억원이 넘는 금액은 다루지 않습니다. 단위를 확인해 주세요. 예: 5천만원, 1억 2천",
    Reason.CURRENCY: "환율은 다루지 않습니다. 원으로 바꾸어 적어 주세요. 예: 1억 6천",
    Reason.AFTER_TAX: "세금을 떼기 전 금액으로 적어 주세요. 실수령액은 `/실수령 5000`처럼 물어볼 수 있습니다.",
    Reason.PERIOD: "연봉인지 월급인지 시급인지 알려 주세요. 예: 연봉 4200, 월 350, 시급 2만",
    Reason.UNIT: f"단위를 알 수 없는 숫자입니다. {EXAMPLES}처럼 적어 주세요.",
    Reason.CEILING: "‘이하’로는 견줄 수 없습니다. 한 금액이나 5000~6000 같은 범위로 적어 주세요.",
    Reason.LEFTOVER: f"금액만 적어 주세요. 예: {EXAMPLES}",
    Reason.MONTH: "연월은 2026-11이나 2026년 11월처럼, 달은 1부터 12까지로 적어 주세요.",
    Reason.PEOPLE: "가족 수(부양)는 본인과 자녀를 넣어 1명부터, 자녀 수는 0명부터 적어 주세요. 예: 부양 3 자녀 1",
}


def refusal(reason: Reason) -> AmountError:
    """The question that goes back."""
    return AmountError(_SAYS[reason], reason)
