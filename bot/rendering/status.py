"""How the bot is doing, in words: each source's standing, what is waiting to be sent to this room, what it subscribes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.model.chat import Block, BlockKind, Reply
from bot.model.room import Room
from bot.model.source import Standing
from bot.model.waiting import Waiting
from bot.rendering.blocks import block, bold
from bot.rendering.days import moment
from bot.rendering.waiting import waiting as told_waiting
from bot.rendering.words import cut, number

WHY, NAMED, FEW = 160, 5, 6


def status(
    standings: Sequence[Standing],
    room: Room,
    *,
    now: datetime,
    open_postings: int,
    subscriptions: int,
    paused: int = 0,
    waiting: Sequence[Waiting] = (),
) -> Reply:
    """`waiting`: what is on its way to this room; `paused`: how many of its `subscriptions` rest."""
    asleep = f" (멈춤 {paused}개)" if paused else ""
    here = block(
        bold("상태"),
        f"\n열린 공고 {number(open_postings)}건, 이 방의 구독 {subscriptions}개{asleep}\n{told_waiting(waiting, room, now)}",
    )
    return Reply((here, *_sources(standings, now)))


def _sources(standings: Sequence[Standing], now: datetime) -> tuple[Block, ...]:
    """Each in its line; of many first how many are well and which are not, and the lines folded."""
    told = "\n".join(standing(one, now) for one in standings) or "켜 둔 출처가 없습니다."
    if len(standings) <= FEW:
        return (block(bold("공고 출처"), f"\n{told}", gap=True),)
    failing = [one.source for one in standings if one.failures]
    well = len(standings) - len(failing)
    names = ", ".join(failing[:NAMED]) + (f" 외 {len(failing) - NAMED}곳" if len(failing) > NAMED else "")
    broken = f"\n가져오지 못하는 곳 {len(failing)}: {names}" if failing else ""
    return (
        block(bold(f"공고 출처 {len(standings)}곳"), f"\n탈 없는 곳 {well}{broken}", gap=True),
        block(bold("출처마다"), f"\n{told}", gap=True, kind=BlockKind.FOLD),
    )


def standing(one: Standing, now: datetime) -> str:
    """One source in one line."""
    return f"{one.source} — {state(one, now)}"


def state(one: Standing, now: datetime) -> str:
    """How it stands: last good pull, count, failures in a row and why, or until when it rests."""
    if one.resting_until is not None and now < one.resting_until:
        return f"{cut(one.resting, WHY).rstrip('.')}. {_last_good(one, now)}"
    if one.failures:
        reason = f": {cut(one.why, WHY).rstrip('.')}." if one.why else "."
        times = f"{one.failures}번 잇달아 실패" if one.failures > 1 else "마지막 확인 실패"
        return f"{times}{reason} {_last_good(one, now)}"
    if one.last_good_at is None:
        return "아직 확인 전"
    odd = f". {one.odd}" if one.odd else ""
    return f"{moment(one.last_good_at, now)} 확인, {number(one.count)}건{odd}"


def _last_good(one: Standing, now: datetime) -> str:
    if one.last_good_at is None:
        return "아직 성공한 적이 없습니다."
    return f"마지막 성공은 {moment(one.last_good_at, now)} ({number(one.count)}건)."
