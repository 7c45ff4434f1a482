"""What is left of pay: in one line, or every deduction with its rule and the rule's days."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.chat import Block, Reply
from bot.model.salary import Amount, Citation, Deduction, TakeHome
from bot.rendering.blocks import block, bold, code
from bot.rendering.cited import cited, month, reference
from bot.rendering.sums import title
from bot.rendering.words import josa, manwon, number


def how() -> Reply:
    """How it is asked."""
    return Reply(
        (
            block(bold("세전 연봉에서 다달이 얼마가 남는지 계산합니다.")),
            block("이렇게 적어 주세요: ", code("/takehome 5000만 부양 2 자녀 1 식대 20만 2026-12"), gap=True),
            block("부양은 본인과 자녀를 넣은 가족 수, 자녀는 8세부터 20세까지입니다. 연봉만 적어도 됩니다."),
        )
    )


def line(left: TakeHome) -> Block:
    """One sentence, for an answer about something else."""
    return cited(
        f"실수령은 다달이 약 {manwon(left.take_home // 10_000 * 10_000)}입니다({basis(left)}).",
        *assumed(left),
        sources=[rule(left, "소득세"), rule(left, "국민연금")],
        head="남는 돈",
        note="다른 보험료의 규칙은 /takehome 에 있습니다",
    )


def rule(left: TakeHome, name: str) -> Citation:
    """The rule that a deduction of that name follows."""
    return next(one.source for one in left.deductions if one.name == name)


def full(asked: Amount, left: TakeHome, most: TakeHome | None = None) -> Reply:
    """Every deduction; `most`: the same for the upper end of what was asked."""
    return Reply(tuple(_full(asked, left, most)))


def basis(left: TakeHome) -> str:
    """본인 1명, 자녀 0명, 식대 20만원 비과세, 2026년 11월 기준."""
    children = f", 8–20세 자녀 {left.children_8_20}명" if left.children_8_20 else ""
    family = "본인만" if left.family == 1 else f"부양가족 {left.family}명(본인 포함)"
    meal = f"식대 {manwon(left.untaxed)} 비과세" if left.untaxed else "비과세 식대 없음"
    return f"{family}{children}, {meal}, {month(left.on)} 기준"


def assumed(left: TakeHome) -> list[str]:
    """What is not known yet for the month, and what stood in for it."""
    on = month(left.on)
    return [
        f"{josa(one.name, '은/는')} {on} 것이 아직 없어, 알려진 마지막 값({reference(one.used)})을 썼습니다."
        for one in left.assumed
    ]


def _full(asked: Amount, left: TakeHome, most: TakeHome | None) -> Iterator[Block]:
    yield block(bold(f"{title(asked)}의 실수령"))
    taken = left.gross - left.take_home
    sources = [*(one.source for one in left.deductions), left.untaxed_source]
    yield cited(
        f"세전 월 {number(left.gross)}원에서 {number(taken)}원을 떼고 {number(left.take_home)}원이 남습니다.",
        f"{basis(left)}. 원천징수(100%)로 다달이 받는 돈이고, 연말정산으로 돌려받거나 더 내는 돈은 들어 있지 않습니다.",
        *assumed(left),
        sources=[rule(left, "소득세"), rule(left, "국민연금")],
    )
    if most is not None and most.annual != left.annual:
        yield cited(
            f"범위의 위쪽(연 {manwon(most.annual)})이면 다달이 {number(most.take_home)}원이 남습니다.",
            sources=sources,
        )
    for at, one in enumerate(left.deductions):
        yield _taken(one, head="" if at else "떼는 돈 자세히")
    if left.untaxed:
        yield cited(
            f"식대 {number(left.untaxed)}원에는 세금과 보험료가 붙지 않습니다.",
            sources=[left.untaxed_source],
            folded=True,
        )


def _taken(one: Deduction, head: str) -> Block:
    told = f"{one.name} {number(one.won)}원"
    if one.basis and one.rate is not None:
        told += f" = {number(one.basis)}원의 {float(one.rate * 100):.4g}%"
    return cited(told, sources=[one.source], head=head, folded=True)
