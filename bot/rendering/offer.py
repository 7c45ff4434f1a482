"""An offer somebody got: beside what postings say, what is left, what three years of service come to, what to ask for."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.chat import Block, Reply
from bot.model.salary import Citation, Quartiles, Weighed
from bot.rendering.beside import postings
from bot.rendering.blocks import block, bold, code
from bot.rendering.cited import cited
from bot.rendering.sums import title
from bot.rendering.takehome import line, rule
from bot.rendering.words import manwon

IN_ROOM = "받은 제안은 둘이서만 이야기합니다. 답은 봇과의 대화로 보냈습니다."
UNREACHED = "받은 제안은 둘이서만 이야기합니다. 아래 단추로 봇과의 대화를 연 다음, 거기에 다시 적어 주세요."


def how() -> Reply:
    """How it is asked."""
    return Reply(
        (
            block(bold("받은 제안이 어느 쯤인지, 무엇을 물어야 하는지 알려 드립니다.")),
            block("이렇게 적어 주세요: ", code("/offer 5200 ML엔지니어 신입 서울"), gap=True),
            block("저장하지 않습니다. 방에서 물어도 답은 봇과의 대화로 갑니다."),
        )
    )


def offer(weighed: Weighed, months: int, law: Citation, no_side_work: Citation) -> Reply:
    """All of it; `months` of service by `law`."""
    return Reply(tuple(_offer(weighed, months, law, no_side_work)))


def _offer(weighed: Weighed, months: int, law: Citation, no_side_work: Citation) -> Iterator[Block]:
    won = weighed.amount.low
    yield block(bold(f"제안: {title(weighed.amount)}"))
    if (wage := weighed.below) is not None:
        yield cited(
            f"최저임금(연 {manwon(wage.yearly)}, 월 209시간)보다 적습니다.",
            sources=[wage.source],
            head="최저임금",
        )
    if weighed.seen is not None:
        yield postings(weighed.seen, won)
    else:
        yield block(
            "직무를 함께 적으면 공고와 견줍니다. 보기: ", code("/offer 5200 ML엔지니어 신입 서울"), gap=True
        )
    if weighed.left is not None:
        yield line(weighed.left)
        yield _service(weighed, months, law)
    yield cited(
        "복무하는 동안 다른 일로 돈을 벌 수 없으니(겸직 금지), 이 금액이 수입의 전부입니다.",
        sources=[no_side_work],
    )
    yield _questions(weighed)


def _service(weighed: Weighed, months: int, law: Citation) -> Block:
    left = weighed.left
    assert left is not None  # noqa: S101  asked for by the caller
    return cited(
        f"전문연구요원 {months}개월이면 세전 {manwon(weighed.amount.low * months // 12)}, "
        f"지금 규칙이 그대로라면 실수령 약 {manwon(left.take_home * months // 10_000 * 10_000)}입니다(인상 없이).",
        sources=[law, rule(left, "소득세")],
        head="복무 기간을 다 더하면",
    )


def _questions(weighed: Weighed) -> Block:
    asks = [
        "기본급과 성과급·식대·고정연장수당(포괄임금)을 나누어 적어 달라고 하세요.",
        "전문연구요원으로 편입할 자리와 시기를 계약 전에 글로 확인하세요.",
        "편입한 뒤에도 연봉을 다시 정하는지, 사이닝 보너스와 스톡옵션이 있는지 물어보세요.",
    ]
    seen = weighed.seen
    if seen is None or not isinstance(seen.found, Quartiles) or seen.found.side(weighed.amount.low) > 0:
        return block(bold("물어볼 것"), *(f"\n- {one}" for one in asks), gap=True)
    middle = seen.found.median
    if weighed.amount.low < middle:
        asks.insert(
            0,
            f"공고들의 가운데 값({manwon(middle)}, {seen.found.count}건)을 들어 올려 달라고 해 볼 수 있습니다.",
        )
        return cited(*(f"- {one}" for one in asks), sources=[seen.source], head="물어볼 것")
    return block(bold("물어볼 것"), *(f"\n- {one}" for one in asks), gap=True)
