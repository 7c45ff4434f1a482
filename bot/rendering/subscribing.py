"""Subscribing: what a wish would bring is shown before it is saved, and nothing old is ever sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.model.chat import Button, Reply
from bot.model.room import Subscription
from bot.model.search import Outlook
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.outlook import Synonyms, outlook, synonyms
from bot.rendering.words import josa, quoted

RELAXED = 30


def preview(
    filter_text: str,
    explanation: str,
    found: Outlook,
    *,
    now: datetime,
    confirm: str,
    cancel: str,
    relax: str = "",
    used: Synonyms = (),
    samples: Collection[str] = (),
) -> Reply:
    """Before saving: how the filter was understood, what it would have brought, and the buttons that decide.

    `used`: words that are looked for in other words too; `relax`: the action that looks at `found.instead`.
    """
    head = block(bold(f"{quoted(filter_text)} 구독 미리 보기"), f"\n{explanation}")
    promise = block(
        "구독하면 앞으로 새로 올라오는 공고만 알려 드립니다. 지난 공고는 보내지 않습니다.", gap=True
    )
    blocks = (head, *synonyms(used), *outlook(found, now=now, samples=samples), promise)
    decide = row(Button("구독하기", action=confirm), Button("그만두기", action=cancel))
    if relax and found.instead:
        decide += row(Button(f"{quoted(found.instead.condition, RELAXED)} 빼고 보기", action=relax))
    return Reply(blocks, decide)


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
