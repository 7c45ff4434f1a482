"""What is odd about a source's answers, in words for the operator."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.words import cut, number

_NAMES = {"company": "회사 이름이", "text": "본문이"}
CODES, EXAMPLE = 6, 80


def unread(rows: int, total: int, example: str) -> str:
    """Rows that cannot be read."""
    such = f" ({cut(example.rstrip('.'), EXAMPLE)})" if example else ""
    return f"{number(total)}건 가운데 {number(rows)}건을 읽을 수 없음{such}"


def missing(what: str, rows: int, total: int) -> str:
    """A part that used to be there; `what` is company or text."""
    return f"{number(total)}건 가운데 {number(rows)}건에 {_NAMES[what]} 없음"


def gone(many: int) -> str:
    """Nothing where there were many."""
    return f"{number(many)}건쯤 있던 공고가 하나도 오지 않음"


def codes(found: Sequence[str]) -> str:
    """Codes that have no word here yet."""
    more = f" 외 {len(found) - CODES}개" if len(found) > CODES else ""
    return f"모르는 코드가 왔습니다: {', '.join(found[:CODES])}{more}."


def all_together(changed: Sequence[str], codes: Sequence[str]) -> str:
    """Everything in a few sentences; "" when nothing is odd."""
    layout = f"꼴이 바뀐 것 같습니다: {', '.join(changed)}. 그동안 이곳의 공고를 닫지 않습니다."
    return " ".join([*([layout] if changed else []), *codes])
