"""How practice stands, in words: all that the picture beside them shows."""

from __future__ import annotations

from datetime import date

from bot.model.chat import Button, Reply
from bot.model.reviews import Progress, TopicProgress
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.days import day
from bot.rendering.words import cut

ASK = 60
WEEK = 7
STRENGTHS = ((0.9, "단단함"), (0.75, "괜찮음"), (0.0, "약함"))
MINE, ROOM = "내 면접 기록", "우리 방의 면접 기록"


def progress(stands: Progress, today: date, *, room: bool) -> Reply:
    """A member's own, for them alone; or the room's."""
    head = block(bold(ROOM if room else MINE), f" ({day(today, today)})", f"\n{totals(stands)}")
    topics = block(bold("주제별"), *("\n" + topic_line(one) for one in stands.topics), gap=True)
    weakest = "".join(f"\n- {cut(ask, ASK)}" for ask in stands.weakest)
    blocks = (head, topics, block(bold("자주 잊는 질문"), weakest, gap=True)) if weakest else (head, topics)
    buttons = row(Button("복습하기", action="review:go") if stands.due else None)
    if room:
        return Reply(blocks, buttons)
    # In the group the button would bring what is due there.
    return Reply(blocks, buttons, private=True, aside=ASIDE, unreached=UNREACHED)


ASIDE = "기록은 따로 보내 드렸습니다. 우리 방의 기록: /progress 방"
UNREACHED = "기록은 본인께만 보여 드립니다. 봇과의 대화를 연 뒤 거기에서 /progress 를 보내 주세요."


def totals(stands: Progress) -> str:
    """The whole in a line."""
    week = sum(stands.ahead[:WEEK])
    return (
        f"질문 {stands.seen}개를 표시했습니다. 지금 복습할 것 {stands.due}개, {WEEK}일 안에 {week}개입니다."
    )


def topic_line(one: TopicProgress) -> str:
    """ML 기초: 18개 중 5개, 기억 92% (단단함), 복습 2개."""
    due = f", 복습 {one.due}개" if one.due else ""
    return f"{one.name}: {one.all}개 중 {one.seen}개, 기억 {one.recall:.0%} ({strength(one.recall)}){due}"


def strength(recall: float) -> str:
    """How well something is remembered, in a word."""
    return next(word for least, word in STRENGTHS if recall >= least)


def nothing_yet(*, room: bool) -> Reply:
    """Nothing was ever marked."""
    whose = "이 방에는" if room else "아직"
    return say(
        f"{whose} 표시한 질문이 없습니다. 질문을 풀고 어땠는지 누르시면 기록이 쌓입니다.",
        buttons=row(Button("새 질문", action="interview:new:")),
    )
