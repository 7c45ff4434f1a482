"""What a company pays, as far as the National Pension lets see: an average, never anybody's pay; "최소" near the cap."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.chat import Block, Button, Reply
from bot.model.salary import Citation, Employer, Estimate, Flow
from bot.rendering.blocks import block, bold
from bot.rendering.cited import cited, month
from bot.rendering.words import cut, josa, manwon, number, quoted

SHOWN = 8


def pay(company: Employer, estimate: Estimate | None, flow: Flow | None, source: Citation) -> Reply:
    """One company; `source`: of the data and their month."""
    facts = " · ".join(filter(None, (company.place, company.industry)))
    head = block(bold(company.name), f"\n{facts}" if facts else "")
    if estimate is None:
        words = cited(
            f"가입자 {number(company.members)}명. 그 달에 고지된 보험료가 없어 급여를 어림할 수 없습니다.",
            sources=[source],
        )
        return Reply((head, words))
    about = "최소" if estimate.at_least else "약"
    lines = [
        (
            f"한 사람 평균 {about} 월 {_round(estimate.monthly)}, 연 {_round(estimate.yearly)} "
            f"(가입자 {number(estimate.members)}명, {month(estimate.month)})."
        )
    ]
    if estimate.at_least:
        lines.append("보험료의 상한에 닿아 있어 실제 평균은 더 높을 수 있습니다.")
    lines.append(
        f"한 사람의 급여가 월 {manwon(estimate.cap)}(연 {manwon(estimate.cap * 12)})을 넘는 만큼은 이 자료에 보이지 않습니다."
    )
    lines.append(
        "모든 직원의 평균이라 신입이나 한 직무의 연봉이 아닙니다. 성과급처럼 뒤에 정산되는 돈은 빠져 있을 수 있습니다."
    )
    known = cited(
        *lines,
        sources=[estimate.source, estimate.rate_source, estimate.cap_source],
        head="평균 급여(추정)",
        note="그 달 고지액을 가입자 수와 그 달 요율로 나눈 값",
    )
    return Reply((head, known, *([_flow(flow, source)] if flow else [])))


def not_asked(name: str, why: str) -> Reply:
    """The interface that knows companies could not be asked."""
    words = (
        f"{josa(quoted(name, 40), '을/를')} 국민연금 자료에서 찾지 못했습니다. 지금은 물을 수 없습니다: {why}"
    )
    return Reply((block(words), block("잠시 뒤 다시 물어봐 주세요.", gap=True)))


def candidates(name: str, companies: Sequence[Employer], source: Citation, action: str) -> Reply:
    """Several it may be; `action` with the company's number behind it chooses one."""
    shown = companies[:SHOWN]
    lines = [
        f"{place}. {one.name} — {' · '.join(filter(None, (one.place, one.industry)))} · 가입자 {number(one.members)}명"
        for place, one in enumerate(shown, 1)
    ]
    more = (
        f" 그 가운데 큰 {len(shown)}곳입니다. 이름을 더 적어 주세요." if len(companies) > len(shown) else ""
    )
    buttons = tuple(
        (Button(cut(f"{place}. {one.name}", 40), action=f"{action}{one.id}"),)
        for place, one in enumerate(shown, 1)
    )
    head = f"{quoted(name, 40)}일 수 있는 회사가 {number(len(companies))}곳입니다.{more} 어느 곳인가요?"
    return Reply((cited(head, *lines, sources=[source]),), buttons)


def _flow(flow: Flow, source: Citation) -> Block:
    span = month(flow.last) if flow.first == flow.last else f"{month(flow.first)}–{month(flow.last)}"
    short = f" 열두 달 가운데 {flow.months}달의 자료입니다." if flow.months < 12 else ""
    return cited(
        f"{span}에 새로 들어온 사람 {number(flow.entered)}명, 나간 사람 {number(flow.left)}명.{short}",
        sources=[source],
        head="드나든 사람",
        note="휴직과 복직도 셈에 듭니다",
    )


def _round(won: int) -> str:
    return manwon(round(won, -4))
