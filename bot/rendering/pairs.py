"""Pairs for practice: who wants one, this week's pairs by name, and what is said to who joins or leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.chat import Button, Reply, Span
from bot.model.pairs import Seat, Week
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.words import josa, number, quoted

PAGE, SHOWN = 20, 30
"""Pairs a message names at most; names that are listed."""
LEAD = "서로 때를 정해 이 방에서 /mock 30분 으로 모의면접을 해 보세요."


def week(found: Week) -> Iterator[Reply]:
    """This week's pairs, each member named; a few messages when there are many."""
    for first in range(0, len(found.pairs), PAGE):
        page = found.pairs[first : first + PAGE]
        last = first + PAGE >= len(found.pairs)
        parts = [part for one, other in page for part in ("\n", _named(one), " – ", _named(other))]
        blocks = [block(bold("이번 주 면접 연습 짝"), *parts)]
        if last and found.waits:
            blocks.append(
                block(_named(found.waits), " 님은 이번 주에 쉬고, 다음 주에 먼저 짝이 됩니다.", gap=True)
            )
        if last:
            blocks.append(block(f"{LEAD} 그만하려면: /pair 끔", gap=True))
        yield Reply(tuple(blocks))


def _named(seat: Seat) -> Span:
    return Span(seat.name or "멤버", member=seat.member)


def shown(seats: Sequence[Seat], asker: str) -> Reply:
    """Who wants a partner, and the asker's own of this week."""
    mine = next((seat for seat in seats if seat.member == asker), None)
    if not seats:
        told = "아직 아무도 켜지 않았습니다. 두 분이 켜면 월요일 아침마다 짝을 지어 드립니다."
    else:
        names = ", ".join(seat.name or "멤버" for seat in seats[:SHOWN])
        more = f" 외 {number(len(seats) - SHOWN)}분" if len(seats) > SHOWN else ""
        told = f"월요일 아침마다 짝을 지을 분 {number(len(seats))}명: {names}{more}"
    lines = [told]
    if partner := _partner(seats, mine):
        lines.append(f"이번 주 내 짝: {partner}")
    elif len(seats) == 1:
        lines.append("한 분이 더 켜시면 짝을 짓습니다.")
    button = Button("빠지기", action="pair:off") if mine else None
    return Reply(
        (block(bold("면접 연습 짝"), "\n" + "\n".join(lines)),),
        row(Button("매주 짝 짓기", action="pair:on"), button),
    )


def _partner(seats: Sequence[Seat], mine: Seat | None) -> str:
    there = (seat.name or "멤버" for seat in seats if mine and seat.member == mine.partner)
    return next(there, "")


def on(name: str, others: int, *, new: bool) -> Reply:
    """They are in; with what is kept for it."""
    if not new:
        return say("이미 켜 두셨습니다. 월요일 아침마다 짝을 지어 드립니다. 끄기: /pair 끔")
    alone = "" if others else " 한 분이 더 켜시면 짝을 짓습니다."
    return say(
        f"다음 월요일 아침부터 매주 면접 연습의 짝을 지어 이 방에 알려 드립니다.{alone}",
        f"부를 때 쓰려고 지금 보이는 이름 {josa(quoted(name), '을/를')} 적어 둡니다. 끄기: /pair 끔",
    )


def off(*, was_in: bool) -> Reply:
    """They are out."""
    return say(
        "이제 짝을 짓지 않습니다. 적어 둔 이름도 지웠습니다."
        if was_in
        else "켜 두신 것이 없습니다. 켜기: /pair weekly"
    )


def only_in_groups() -> Reply:
    """Alone with the bot there is nobody to pair with."""
    return say("여러 사람이 있는 방에서 쓰는 말입니다. 혼자 연습하려면: /mock 30분")


def nobody_to_name() -> Reply:
    """Who writes in the name of the room, or of a channel, cannot be paired."""
    return say("방이나 채널 이름으로 쓰신 분은 짝이 될 수 없습니다. 내 이름으로 보내 주세요.")


def what_to_say() -> Reply:
    """Words it does not know."""
    return say("매주 짝 짓기: /pair weekly, 그만하기: /pair 끔, 누가 켰는지 보기: /pair")
