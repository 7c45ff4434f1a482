"""What the operator is told in a chat of their own: each trouble once when it begins and once when it is over."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.chat import Reply
from bot.rendering.blocks import block, bold
from bot.rendering.words import cut

WHY = 200


def failing(source: str, failures: int, why: str) -> str:
    """A source that fails again and again."""
    return f"출처 {source}: {failures}번 잇달아 실패했습니다. {cut(why, WHY)}".rstrip()


def silent(source: str, hours: float) -> str:
    """A source nobody has heard of for longer than twice its gap."""
    return f"출처 {source}: {hours:.0f}시간째 가져온 것이 없습니다."


def odd(source: str, words: str) -> str:
    """A source whose answers look otherwise than they did."""
    return f"출처 {source}: {words}"


def stuck(messages: int, minutes: float) -> str:
    """Messages that should have gone out long ago."""
    return f"보낼 메시지 {messages}개가 {minutes:.0f}분 넘게 나가지 못하고 있습니다."


def disk(free_mb: float) -> str:
    """Little room on the disk."""
    return f"디스크에 {free_mb:.0f}MB만 남았습니다. 자리를 비워 주세요."


def news(begun: Iterable[str], ended: Iterable[str]) -> Reply:
    """What began and what is over, in one message."""
    parts = []
    if lines := list(begun):
        parts.append(block(bold("살펴봐 주세요"), *(f"\n{line}" for line in lines)))
    if lines := list(ended):
        parts.append(block(bold("다시 괜찮습니다"), *(f"\n{line}" for line in lines), gap=bool(parts)))
    return Reply(tuple(parts))
