"""Subscriptions a room has: the list with its buttons, one of them in full, and each change in one sentence.

Buttons of the list are `subscriptions:<what>:<number>`, what being show, pause, resume, delete, or delete-yes; the number is
the subscription's own in its room. Whoever may not change them gets no such buttons.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.model.chat import Button, Reply
from bot.model.manners import AT_ONCE
from bot.model.room import Subscription
from bot.model.search import Outlook
from bot.rendering.blocks import block, bold, code, row, say
from bot.rendering.outlook import Synonyms, outlook, synonyms
from bot.rendering.setting_words import say_mode
from bot.rendering.words import ALONE, TITLE_IN_LIST, cut, josa, quoted

ROWS = 30


def listed(subscriptions: Sequence[Subscription], *, may_change: bool) -> Reply:
    """All subscriptions of a room, with a row of buttons each for who may change them."""
    if not subscriptions:
        return none_yet()
    head = block(bold(f"이 방의 구독 {len(subscriptions)}개"))
    lines = tuple(
        block(f"{one.number}. ", code(cut(one.filter_text, TITLE_IN_LIST)), _when(one))
        for one in subscriptions
    )
    rows = tuple(_buttons(one, may_change) for one in subscriptions[:ROWS])
    note = () if may_change else (block("바꾸는 일은 방 관리자만 할 수 있습니다."),)
    return Reply((head, *lines, *note), rows)


def _when(one: Subscription) -> str:
    """When it is told, where that is not at once."""
    gathered = "" if one.mode == AT_ONCE else f" — {say_mode(one.mode)}"
    return gathered + (" (멈춤)" if one.paused else "")


def _buttons(one: Subscription, may_change: bool) -> tuple[Button, ...]:
    show = Button(f"{one.number}번 보기", action=f"subscriptions:show:{one.number}")
    if not may_change:
        return (show,)
    turn = ("다시 켜기", "resume") if one.paused else ("멈추기", "pause")
    return (
        show,
        Button(f"{one.number}번 {turn[0]}", action=f"subscriptions:{turn[1]}:{one.number}"),
        Button(f"{one.number}번 지우기", action=f"subscriptions:delete:{one.number}"),
    )


def shown(
    subscription: Subscription,
    explanation: str,
    found: Outlook,
    *,
    now: datetime,
    may_change: bool,
    used: Synonyms = (),
    samples: Collection[str] = (),
) -> Reply:
    """One subscription: what it means and what it brought of late."""
    state = "멈춤" if subscription.paused else "켜짐"
    head = block(
        bold(f"{subscription.number}번 구독 ({state})"),
        "\n",
        code(cut(subscription.filter_text, ALONE)),
        f"\n{explanation}",
    )
    buttons = (_buttons(subscription, may_change)[1:],) if may_change else ()
    return Reply((head, *synonyms(used), *outlook(found, now=now, samples=samples)), buttons)


def none_yet() -> Reply:
    """A room without wishes."""
    return say("이 방에는 아직 구독이 없습니다.", "예: /subscribe 전문연 비전 -구로")


def paused(subscription: Subscription) -> Reply:
    """Put to rest."""
    return say(f"{_object(subscription)} 멈췄습니다. /subscriptions 에서 언제든 다시 켤 수 있습니다.")


def resumed(subscription: Subscription) -> Reply:
    """Awake again."""
    return say(f"{_object(subscription)} 다시 켰습니다. 지금부터 올라오는 공고를 알려 드립니다.")


def ask_delete(subscription: Subscription) -> Reply:
    """Are you sure."""
    question = block(f"{_object(subscription)} 지울까요?")
    return Reply(
        (question,),
        row(
            Button("지우기", action=f"subscriptions:delete-yes:{subscription.number}"),
            Button("그대로 두기", action="subscriptions:list"),
        ),
    )


def deleted(subscription: Subscription) -> Reply:
    """Gone; the words stay to be typed again."""
    return Reply(
        (
            block(
                f"{_object(subscription)} 지웠습니다. 되살리려면: ",
                code(cut(f"/subscribe {subscription.filter_text}", ALONE)),
            ),
        )
    )


def no_such(asked: str) -> Reply:
    """A number nobody has, or no number at all."""
    if not asked.isdecimal():
        return say(
            f"{josa(quoted(asked, 40), '은/는')} 구독의 번호가 아닙니다. 번호는 /subscriptions 에 있습니다.",
            "예: /unsubscribe 1",
        )
    return say(f"{cut(asked, 40)}번 구독은 이 방에 없습니다. /subscriptions 로 번호를 확인해 주세요.")


def which_to_delete(subscriptions: Sequence[Subscription]) -> Reply:
    """/unsubscribe without a number."""
    if not subscriptions:
        return none_yet()
    rows = tuple(
        (Button(f"{one.number}번 지우기", action=f"subscriptions:delete:{one.number}"),)
        for one in subscriptions[:ROWS]
    )
    lines = tuple(
        block(f"{one.number}. ", code(cut(one.filter_text, TITLE_IN_LIST))) for one in subscriptions
    )
    return Reply((block("어느 구독을 지울까요?"), *lines), rows)


def _object(subscription: Subscription) -> str:
    return f"{subscription.number}번 구독 {josa(quoted(subscription.filter_text), '을/를')}"
