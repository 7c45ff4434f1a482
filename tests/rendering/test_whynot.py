"""Why a posting did not come, in sentences that fit one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.model.outbox import OutboxState
from bot.model.room import Room
from bot.model.tracing import Finding, Traced, Unseen, Verdict, Way
from bot.rendering.whynot import traced, unseen
from tests.rendering.build import NOW, REASONS, ROOM, posting, subscription

ONE_MESSAGE = 4096


def finding(number: int, verdict: Verdict = Verdict.UNWANTED, lines: int = 1) -> Finding:
    told = tuple(f"{'가나다 ' * 90}{n}" for n in range(lines))
    return Finding(subscription("전문연 " * 99, number=number), verdict, told)


def test_many_subscriptions_with_much_to_say_fit_one_message() -> None:
    endless = posting(title="연구원 " * 99, company="회사 " * 99)
    told = traced(
        Traced(endless, NOW, findings=tuple(finding(n, lines=30) for n in range(1, 31))), Room(ROOM), now=NOW
    )
    assert len(told.text) < ONE_MESSAGE
    assert "그 밖에 26가지" in told.text
    assert told.text.endswith("다른 구독 25개에도 맞지 않습니다.")


def test_an_endless_address_fits_one_message() -> None:
    assert len(
        unseen(Unseen("https://x.example/" + "a" * 1900, "x.example"), now=NOW, can_read=True).text
    ) < (ONE_MESSAGE)


def test_it_tells_how_the_posting_stands() -> None:
    closed = replace(posting(), closed_at=NOW - timedelta(days=1))
    told = traced(Traced(closed, NOW - timedelta(days=3)), Room(ROOM), now=NOW)
    assert told.text.splitlines()[:2] == [
        "AI Research Engineer — 두루미연산",
        "11/20 14:05에 처음 봄 · 원티드 · 어제 14:05에 닫힘",
    ]


def test_an_alert_of_another_board_is_told_by_that_board() -> None:
    way = Way(REASONS, "사람인", "https://example.com/8", NOW, 3, OutboxState.SENT, NOW, "")
    told = traced(Traced(posting(), NOW, way=way), Room(ROOM), now=NOW).text
    assert "오늘 14:05에 이 방에 보냈습니다. 같은 공고라서 사람인 링크로 보냈습니다. 왜 왔는지는" in told
    assert "이 답이 가리키는" not in told, "the room moved: nobody knows the message's number any more"
