"""Why a posting did not reach a room: never seen, already sent, on its way, given up, or what its subscriptions say of it.

Each answer ends in what can be done. A moment is on Korea's clock, a waiting message's on the room's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.clock import korean_day
from bot.model.chat import Block, Reply
from bot.model.outbox import OutboxState
from bot.model.room import Room, RoomState
from bot.model.tracing import Finding, Traced, Unseen, Verdict, Way
from bot.model.waiting import Waiting
from bot.rendering.blocks import block, bold, code, link, say
from bot.rendering.days import moment
from bot.rendering.posting import address, company, is_closed, sources, title
from bot.rendering.status import standing
from bot.rendering.waiting import reason
from bot.rendering.words import COMPANY_IN_LIST, TITLE_IN_LIST, cut, josa, number, quoted

SUBSCRIPTIONS, LINES, ASKED = 5, 4, 8
LINE, FILTER = 140, 100
TOLD = {
    Verdict.PAUSED: "에 맞지만, 구독이 멈춰 있습니다. /subscriptions 에서 다시 켤 수 있습니다.",
    Verdict.LATER: "에 맞지만, 구독하시기 전에 올라온 공고입니다. 지난 공고는 보내지 않습니다.",
    Verdict.PAST: "에 맞지만, 처음 보았을 때 이미 마감이 지나 있었습니다.",
    Verdict.CHANGED: (
        "에 지금은 맞습니다. 그 뒤에 공고의 말이 달라졌거나 다른 게시판의 말이 더해졌고, 그때는 맞지 않았을 수 있습니다."
    ),
    Verdict.UNEXPLAINED: (
        "에 맞는데 보낸 기록이 없습니다. 그때 구독이 멈춰 있지 않았다면 봇의 잘못일 수 있으니 운영자에게 알려 주세요."
    ),
    Verdict.UNWANTED: "에 맞지 않습니다.",
    Verdict.UNREADABLE: "의 조건을 읽을 수 없습니다. 지우고 다시 구독해 주세요.",
}


def traced(found: Traced, room: Room, *, now: datetime, here: str = "") -> Reply:
    """About a posting that is stored. `here`: the topic this is asked in; a message sent there is answered to."""
    return Reply(tuple(_blocks(found, room, now)), reply_to=_message(found.way, here))


def _message(way: Way | None, here: str) -> str:
    return way.platform_message_id if way and way.state is OutboxState.SENT and way.thread == here else ""


def _blocks(found: Traced, room: Room, now: datetime) -> Iterator[Block]:
    one = found.posting
    yield block(
        link(title(one, TITLE_IN_LIST), address(one)),
        f" — {company(one, COMPANY_IN_LIST)}\n{moment(found.seen_at, now)}에 처음 봄 · ",
        *sources(one),
        _closed(found, now),
    )
    if found.hidden:
        yield block("지어낸 예시 공고라서 이 컴퓨터의 방에만 보냅니다.", gap=True)
    elif found.way:
        yield block(_came(found.way, found, room, now), gap=True)
    elif not found.findings:
        yield block(
            "이 방에는 구독이 없어서 알림이 오지 않습니다. 예: /subscribe 전문연 비전 -구로", gap=True
        )
    else:
        yield from _findings(found.findings)


def _closed(found: Traced, now: datetime) -> str:
    if found.posting.closed_at is not None and is_closed(found.posting, korean_day(now)):
        return f" · {moment(found.posting.closed_at, now)}에 닫힘"
    return " · 마감됨" if is_closed(found.posting, korean_day(now)) else ""


def _came(way: Way, found: Traced, room: Room, now: datetime) -> str:
    over = is_closed(found.posting, korean_day(now))
    if not way.message and not over:
        return f"{moment(way.created_at, now)}에 맞았지만, 누가 이 방에 공유해 이미 보셨기에 알림으로 또 보내지 않았습니다."
    if not way.message or (way.state is OutboxState.DROPPED and over):
        return "보내기 전에 공고가 닫혀, 알림에서 뺐습니다."
    if way.waiting is not None:
        return f"아직 오지 않았고, 보낼 차례를 기다립니다. {_waits(way.waiting, room, now)}"
    if way.state is OutboxState.DROPPED or way.sent_at is None:
        at = moment(way.sent_at or way.created_at, now)
        return f"{at}에 보내려 했지만 메신저가 받아 주지 않았습니다. 공고는 위의 링크에서 보실 수 있습니다."
    twin = "" if way.url == address(found.posting) else f" 같은 공고라서 {way.source} 링크로 보냈습니다."
    where = " 이 답이 가리키는 메시지입니다." if way.platform_message_id else ""
    return f"{moment(way.sent_at, now)}에 이 방에 보냈습니다.{twin}{where} 왜 왔는지는 그 알림에 답장으로 /why 를 보내 주세요."


def _waits(waiting: Waiting, room: Room, now: datetime) -> str:
    if room.state is RoomState.PAUSED:
        return "봇이 이 방에 말할 수 없던 동안 모였고, 이제 다시 말할 수 있으니 곧 보냅니다."
    return reason(waiting, room, now)


def _findings(findings: tuple[Finding, ...]) -> Iterator[Block]:
    for one in findings[:SUBSCRIPTIONS]:
        name = f"{one.subscription.number}번 구독 {quoted(one.subscription.filter_text, FILTER)}"
        lines = [f"\n· {cut(line, LINE)}" for line in one.lines[:LINES]]
        more = [f"\n· 그 밖에 {len(one.lines) - LINES}가지"] if len(one.lines) > LINES else []
        rest = (
            "\n지금은 멈춰 있기도 합니다."
            if one.verdict is Verdict.UNWANTED and one.subscription.paused
            else ""
        )
        yield block(name, TOLD[one.verdict], *lines, *more, rest, gap=True)
    if len(findings) > SUBSCRIPTIONS:
        yield block(f"다른 구독 {number(len(findings) - SUBSCRIPTIONS)}개에도 맞지 않습니다.", gap=True)


def unseen(found: Unseen, *, now: datetime, can_read: bool) -> Reply:
    """About an address that is no posting we know. `can_read`: may it be shared?"""
    head = block(bold("이 봇은 이 공고를 본 적이 없습니다."), f"\n{cut(found.url, LINE)}")
    offer = block("지금 읽게 하려면: ", code(f"/share {found.url}"), gap=True)
    return Reply((head, block(_board(found, now), gap=True), *((offer,) if can_read else ())))


def _board(found: Unseen, now: datetime) -> str:
    board = cut(found.board, FILTER)
    if found.standing is None:
        asked = ", ".join(found.asked[:ASKED])
        more = f" 외 {len(found.asked) - ASKED}곳" if len(found.asked) > ASKED else ""
        told = f" 묻는 곳: {asked}{more} (/status)." if asked else " 지금은 묻는 곳이 없습니다."
        return f"{josa(board, '은/는')} 봇이 공고를 묻는 곳이 아닙니다.{told}"
    if not found.live:
        return f"{board}의 공고를 가져오던 출처 {josa(quoted(found.standing.source), '은/는')} 지금 꺼져 있습니다."
    return (
        f"{board}의 다른 공고는 가져옵니다: {standing(found.standing, now)}.\n"
        "방금 올라왔다면 다음 확인 때 들어옵니다. 이미 닫힌 공고이거나, 출처가 골라 오는 범위 밖일 수도 있습니다."
    ).replace("..", ".")


def which(said: str) -> Reply:
    """No address in what was said."""
    first = (
        f"{quoted(said, FILTER)}에는 공고의 주소가 없습니다."
        if said
        else "어느 공고가 안 왔는지 알려 주세요."
    )
    return say(
        first,
        "공고의 주소를 함께 보내거나, 주소가 있는 메시지에 답장으로 /whynot 를 보내 주세요.",
        "예: /whynot https://www.wanted.co.kr/wd/12345",
    )


def it_came() -> Reply:
    """Asked in reply to an alert of ours."""
    return say("답장하신 메시지가 바로 그 알림입니다. 왜 왔는지는 그 메시지에 답장으로 /why 를 보내 주세요.")
