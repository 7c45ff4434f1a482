"""How the bot is doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model.chat import BlockKind
from bot.model.room import Room, RoomId
from bot.model.source import Standing
from bot.model.waiting import Waiting, Why
from bot.rendering.status import standing, status
from tests.rendering.build import NOW

HERE = Room(RoomId("telegram", "-1"))
GOOD = Standing("토담", NOW, NOW - timedelta(minutes=5), 1_518)
BROKEN = Standing("너울", NOW, NOW - timedelta(days=3), 120, 3, "429 Too Many Requests.")
NEVER = Standing("이음")
NEVER_GOOD = Standing("여울", NOW, None, 0, 1)


def test_all_is_well() -> None:
    told = status([GOOD, NEVER], HERE, now=NOW, open_postings=1_518, subscriptions=2, paused=1)
    assert told.text.splitlines() == [
        "상태",
        "열린 공고 1,518건, 이 방의 구독 2개 (멈춤 1개)",
        "보낼 알림이 밀려 있지 않습니다.",
        "",
        "공고 출처",
        "토담 — 오늘 14:00 확인, 1,518건",
        "이음 — 아직 확인 전",
    ]


def test_a_failing_source_says_why_and_when_it_was_last_good() -> None:
    assert standing(BROKEN, NOW) == (
        "너울 — 3번 잇달아 실패: 429 Too Many Requests. 마지막 성공은 11/20 14:05 (120건)."
    )


def test_a_source_that_never_worked_says_so() -> None:
    assert standing(NEVER_GOOD, NOW) == "여울 — 마지막 확인 실패. 아직 성공한 적이 없습니다."


def test_what_waits_is_counted_and_no_source_is_told() -> None:
    told = status([], HERE, now=NOW, open_postings=0, subscriptions=0, waiting=[Waiting(3, NOW, Why.DUE)])
    assert "\n보낼 알림 3개가 기다리고 있습니다.\n· 3개: 차례가 되는 대로 보냅니다.\n" in told.text
    assert told.text.endswith("켜 둔 출처가 없습니다.")


def test_an_endless_reason_is_cut() -> None:
    told = standing(Standing("너울", NOW, None, 0, 2, "<html>" * 500), NOW)
    assert len(told) < 250


def test_many_sources_are_summed_up_and_their_lines_folded() -> None:
    many = [replace(GOOD, source=f"가람{at}") for at in range(7)] + [
        replace(BROKEN, source=f"나래{at}") for at in range(6)
    ]
    _, summed, folded = status(many, HERE, now=NOW, open_postings=0, subscriptions=0).blocks
    assert (
        summed.text
        == "공고 출처 13곳\n탈 없는 곳 7\n가져오지 못하는 곳 6: 나래0, 나래1, 나래2, 나래3, 나래4 외 1곳"
    )
    assert folded.kind is BlockKind.FOLD
    assert folded.text.count("3번 잇달아 실패") == 6
    _, well, _ = status(many[:7], HERE, now=NOW, open_postings=0, subscriptions=0).blocks
    assert well.text == "공고 출처 7곳\n탈 없는 곳 7"
