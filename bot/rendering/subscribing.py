"""Subscribing: what a wish would bring is shown before it is saved, and nothing old is ever sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from bot.model.chat import Button, Reply
from bot.model.posting import Posting
from bot.model.room import Subscription
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.postings import entries
from bot.rendering.words import josa, number, quoted

EXAMPLES = 3


def preview(
    filter_text: str,
    explanation: str,
    *,
    count: int,
    examples: Sequence[Posting],
    today: date,
    confirm: str,
    cancel: str,
    days: int = 30,
    samples: Collection[str] = (),
) -> Reply:
    """Before saving: how the filter was understood, how many of the last `days` fit, three of them, and two buttons."""
    head = block(bold(f"{quoted(filter_text)} 구독 미리 보기"), f"\n{explanation}")
    promise = block(
        "구독하면 앞으로 새로 올라오는 공고만 알려 드립니다. 지난 공고는 보내지 않습니다.", gap=True
    )
    buttons = row(Button("구독하기", action=confirm), Button("그만두기", action=cancel))
    return Reply(
        (
            head,
            block(fitting(count, days), gap=True),
            *entries(examples[:EXAMPLES], today=today, samples=samples),
            promise,
        ),
        buttons,
    )


def fitting(count: int, days: int) -> str:
    """How many of the last days' postings fit, in a sentence that leads to the examples."""
    if count == 0:
        return f"최근 {days}일 공고 가운데 맞는 것이 없었습니다. 구독은 할 수 있지만, 조건을 넓히는 쪽이 좋겠습니다."
    some = " 예를 들면 이렇습니다." if count > EXAMPLES else ""
    return f"최근 {days}일 공고 가운데 {number(count)}건이 맞습니다.{some}"


def subscribed(subscription: Subscription, *, when: tuple[tuple[Button, ...], ...] = ()) -> Reply:
    """Saved. `when`: buttons to have it gathered instead."""
    return say(
        f"{subscription.number}번 구독 {josa(quoted(subscription.filter_text), '을/를')} 시작했습니다.",
        f"새 공고가 올라오면 {'이 주제' if subscription.thread else '이 방'}에 알려 드립니다."
        + (" 모아서 받으려면 아래에서 골라 주세요." if when else ""),
        "멈추거나 지우려면 /subscriptions, 조용한 시간은 /settings 를 보내 주세요.",
        buttons=when,
    )


def already(subscription: Subscription) -> Reply:
    """The same wish is there."""
    state = " 지금은 멈춰 있습니다. /subscriptions 에서 다시 켤 수 있습니다." if subscription.paused else ""
    return say(f"{quoted(subscription.filter_text)} 구독은 이미 {subscription.number}번으로 있습니다.{state}")


def cancelled() -> Reply:
    """Nothing was saved."""
    return say("구독하지 않았습니다.")


def what_to_subscribe() -> Reply:
    """/subscribe without a filter."""
    return say(
        "어떤 공고를 받고 싶으신지 함께 적어 주세요.",
        "예: /subscribe 전문연 비전 -구로",
        "조건 쓰는 법은 /help 에 있습니다.",
    )
