"""What is said to members who want to be named when a posting of their interest comes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.chat import Reply
from bot.model.marks import Interest
from bot.rendering.blocks import say
from bot.rendering.words import josa, quoted

MOST = 5
"""Wishes a member may have in a room."""


def on(filter_text: str, explanation: str, name: str) -> Reply:
    """From now on; with what is kept for it."""
    return say(
        f"{quoted(filter_text)}에 맞는 공고가 이 방에 오면 부르겠습니다. 하루에 한 번까지만 부릅니다.",
        explanation,
        f"부를 때 쓰려고 지금 보이는 이름 {josa(quoted(name), '을/를')} 적어 둡니다. 끄기: /pingme off",
    )


def mine(asked: Sequence[Interest]) -> Reply:
    """What the asker is named for."""
    if not asked:
        return say(
            "이 방에서 부르도록 켜 두신 관심이 없습니다.",
            "예: /pingme 비전 — 비전 공고가 이 방에 오면 그 알림에서 부릅니다.",
        )
    return say(
        f"{', '.join(quoted(one.filter_text) for one in asked)}에 맞는 공고가 이 방에 오면 부릅니다.",
        "모두 끄기: /pingme off",
    )


def already(filter_text: str) -> Reply:
    """The same wish is there."""
    return say(f"{quoted(filter_text)}에 맞는 공고에는 이미 부르고 있습니다. 모두 끄기: /pingme off")


def too_many() -> Reply:
    """They have as many as they may."""
    return say(f"관심은 {MOST}개까지 켤 수 있습니다. | 로 이으면 하나로 됩니다. 모두 끄기: /pingme off")


def off(had: int) -> Reply:
    """Not any more."""
    return say(
        "이제 부르지 않습니다. 적어 둔 이름도 지웠습니다." if had else "부르도록 켜 두신 관심이 없습니다."
    )


def only_in_groups() -> Reply:
    """Alone with the bot there is nobody to be named among."""
    return say("여러 사람이 있는 방에서 쓰는 말입니다. 이 방의 알림은 모두 보고 계십니다.")


def nobody_to_name() -> Reply:
    """Who writes in the name of the room, or of a channel, cannot be named."""
    return say("방이나 채널 이름으로 쓰신 분은 부를 수 없습니다. 내 이름으로 보내 주세요.")
