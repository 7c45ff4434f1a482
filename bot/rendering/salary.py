"""What a sum is worth: where it stands, beside which figures, beside what postings say, what is left of it.

Every block with a figure ends in its source and days. What the sum is, where it stands and what is left come first; the many
published figures come last and folded. An estimate says that it is one; what there is too little of is said to
be too little. A claim is answered as a fair friend would: what supports it, what does not, what nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.chat import Block, Button, Reply
from bot.model.salary import (
    HOURS_A_MONTH,
    Citation,
    Claim,
    Comparison,
    Kind,
    Quartiles,
    Seen,
    Statistic,
    Weighed,
)
from bot.rendering import takehome
from bot.rendering.beside import SIDES, postings, standing, statistics_beside, whom
from bot.rendering.blocks import block, bold, code, row
from bot.rendering.cited import cited
from bot.rendering.sums import title
from bot.rendering.words import josa, manwon, number, quoted


def how() -> Reply:
    """How it is asked."""
    return Reply(
        (
            block(bold("숫자가 어디쯤인지, 무엇이 그것을 받쳐 주는지 알려 드립니다.")),
            block(
                "금액: ", code("/salary 6000 ML엔지니어 신입"), "\n들은 말: ", code('/salary "신입 AI 연구원 1억"'),
                " 또는 그 말에 답장으로 ", code("/salary"), "\n회사: ", code("/salary 회사이름"),
                "\n실수령: ", code("/takehome 5000만"), "\n받은 제안: ", code("/offer 5200 ML엔지니어 신입 서울"),
                gap=True,
            ),
        )
    )  # fmt: skip


def amount(weighed: Weighed, more: str = "") -> Reply:
    """What a sum is worth; `more`: the action that shows what is taken from it."""
    return Reply((block(bold(title(weighed.amount))), *_known(weighed)), _more(more))


def claim(said: Claim, weighed: Weighed, more: str = "") -> Reply:
    """What a sentence claims, held against what is known."""
    head = block(bold(quoted(said.text)), "\n", verdict(weighed))
    unknown = (
        [
            block(
                "전문연구요원·산업기능요원만 따로 센 급여 통계는 이 봇에 없습니다. 아래는 모두를 센 숫자입니다."
            )
        ]
        if said.in_service
        else []
    )
    return Reply((head, *unknown, *_known(weighed)), _more(more))


def verdict(weighed: Weighed) -> str:
    """What supports a claim and what does not, in words without figures."""
    won = weighed.amount.low
    own = [one for one in weighed.comparisons if one.statistic.kind is not Kind.UNIT_PRICE]
    lower = [one for one in own if one.above > 0]
    words = []
    if weighed.below is not None:
        return "하루 일하는 시간이 온전하다면 법이 정한 최저임금보다도 적은 금액입니다."
    if own and len(lower) == len(own):
        words.append("견줄 수 있는 통계는 모두 이보다 낮습니다. 없다는 뜻은 아니지만 흔한 금액은 아닙니다.")
    elif lower:
        words.append("통계에는 이보다 낮은 것도 높은 것도 있습니다. 누구를 센 숫자인지 보고 견주세요.")
    elif own:
        words.append("견줄 수 있는 통계는 모두 이만큼이거나 이보다 높습니다. 있을 법한 금액입니다.")
    if weighed.seen is not None and isinstance(weighed.seen.found, Quartiles):
        words.append(SIDES[weighed.seen.found.side(won)])
    return " ".join(words) or "이 말을 받쳐 주거나 뒤집을 자료가 이 봇에는 없습니다."


def role(seen: Seen, statistics: Sequence[Statistic]) -> Reply:
    """What is paid for a role, when no sum was named."""
    stated = [Comparison(one, 0) for one in statistics]
    return Reply((block(bold(f"{whom(seen)}의 연봉")), postings(seen), *statistics_beside(stated, None)))


def _known(weighed: Weighed) -> Iterator[Block]:
    if weighed.hours is not None:
        yield cited(
            f"시급은 한 달 {HOURS_A_MONTH}시간(주 40시간과 주휴)으로 셌습니다.", sources=[weighed.hours]
        )
    if (wage := weighed.below) is not None:
        yield cited(
            f"최저임금보다 적습니다: 시급 {number(wage.hourly)}원, 월 {number(wage.monthly)}원, 연 {number(wage.yearly)}원"
            f"({HOURS_A_MONTH}시간 기준). 온종일 일하는 자리라면 이보다 적게 줄 수 없습니다.",
            sources=[wage.source],
            head="최저임금",
        )
    if weighed.amount.high is not None and weighed.amount.high > weighed.amount.low:
        yield block(f"아래는 범위의 아래쪽(연 {manwon(weighed.amount.low)})으로 견준 것입니다.")
    if weighed.standing is not None:
        yield standing(weighed.standing, at_least=weighed.amount.at_least)
    if weighed.seen is None:
        yield block(
            "직무를 함께 적으면 이 봇이 본 공고와도 견줍니다. 보기: ",
            code("/salary 6000 ML엔지니어 신입"),
            gap=True,
        )
    else:
        yield postings(weighed.seen, weighed.amount.low)
    if weighed.left is not None:
        yield takehome.line(weighed.left)
    yield from statistics_beside(weighed.comparisons, weighed.amount.low)


def not_understood(text: str, month: Citation | None) -> Reply:
    """Neither a sum nor a company; `month`: of the companies there are, None when there are none."""
    missing = (
        ""
        if month
        else " 회사 이름이었다면, 이 봇에는 아직 회사 자료가 없습니다(운영자가 gonggo import-pension으로 들여옵니다)."
    )
    return Reply(
        (
            block(
                f"{josa(quoted(text, 40), '은/는')} 금액도, 제가 아는 회사 이름이나 직무도 아닙니다.{missing}"
            ),
            *how().blocks[1:],
        )
    )


def _more(action: str) -> tuple[tuple[Button, ...], ...]:
    return row(Button("떼는 돈 자세히", action=action) if action else None)
