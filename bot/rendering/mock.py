"""A mock interview around its questions: who comes together, that time is over, what was covered at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.model.chat import Block, Button, Reply
from bot.model.mock import Mock, Step
from bot.model.reviews import Rating
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.interview import RATINGS
from bot.rendering.mock_questions import named
from bot.rendering.words import cut

ASK = 60
NOT_YOURS = Reply(toast="이 모의면접에 참가한 분만 누를 수 있습니다.")
OVER = Reply(toast="이미 끝난 모의면접입니다. 새로 하려면: /mock 30분")
PASSED = Reply(toast="이미 지나간 질문입니다.")
FOR_THE_INTERVIEWER = Reply(toast="면접관만 누를 수 있습니다.")
NAMELESS = Reply(toast="방이나 채널 이름으로는 참가할 수 없습니다. 내 이름으로 눌러 주세요.")
NOBODY_YET = Reply(toast="두 분이 참가를 눌러야 시작합니다. 혼자 하려면 ‘혼자 시작’을 눌러 주세요.")
TAKEN = Reply(toast="이미 참가하신 분이 계십니다. 참가를 눌러 함께 하시거나, 끝난 뒤에 새로 열어 주세요.")
FULL = Reply(toast="두 분이 이미 참가하셨습니다. 끝난 뒤에 새로 열어 주세요: /mock 30분")


def gathering(mock: Mock) -> Reply:
    """Who comes, and what happens then."""
    here = [
        part
        for name, who in (("지원자", mock.candidate), ("면접관", mock.interviewer))
        for part in (f"\n{name}: ", named(who) if who else "아직 없음")
    ]
    both = mock.candidate is not None and mock.interviewer is not None
    return Reply(
        (
            block(bold("모의면접"), f" · {_what(mock)}", *here),
            block("먼저 참가를 누른 분이 지원자, 다음 분이 면접관입니다. 다시 누르면 빠집니다.", gap=True),
        ),
        (
            *row(
                Button("참가", action=f"mock:join:{mock.id}"),
                Button("서로 바꾸기", action=f"mock:swap:{mock.id}") if both else None,
                Button("시작", action=f"mock:start:{mock.id}") if both else None,
            ),
            *row(
                Button("혼자 시작", action=f"mock:alone:{mock.id}"),
                Button("그만두기", action=f"mock:stop:{mock.id}"),
            ),
        ),
    )


def _what(mock: Mock) -> str:
    return " · ".join(filter(None, (f"{mock.minutes}분", cut(mock.field, ASK))))


def time_over(mock: Mock) -> Reply:
    """The minutes of the step that is on are over."""
    step, last = mock.step, mock.place + 1 == len(mock.steps)
    button = Button("마치기" if last else "다음", action=f"mock:next:{mock.id}:{mock.place}")
    return say(
        f"{step.part} {step.minutes}분이 끝났습니다. 하던 말을 마치면 넘어가 주세요.", buttons=row(button)
    )


def marked(rating: Rating) -> Reply:
    """The word at the press of a mark."""
    return Reply(toast=f"‘{RATINGS[rating]}’ 표시를 지원자의 복습에 적었습니다.")


def summary(
    mock: Mock,
    asks: Mapping[str, str],
    marks: Mapping[int, Rating],
    now: datetime,
    *,
    abandoned: bool = False,
) -> Reply:
    """What was asked and how it went; `asks`: the questions by id, `marks`: by the prompt's number."""
    asked = [step for step in mock.steps if step.prompt]
    if not asked:
        return say("모의면접을 시작하지 않고 마쳤습니다. 새로 열려면: /mock 30분")
    took = max(1, round((now - mock.begun_at) / timedelta(minutes=1)))
    head = f"모의면접이 오래 멈춰 있어 여기서 마칩니다 ({_what(mock)})." if abandoned else (
        f"모의면접을 마쳤습니다 ({_what(mock)} 가운데 {took}분)."
    )  # fmt: skip
    lines = (f"\n- {_told(step, asks)}: {_mark(marks.get(step.prompt))}" for step in asked)
    return Reply((block(bold(head)), block("다룬 것", *lines, gap=True), *_after(mock, asked, asks, marks)))


def _after(
    mock: Mock, asked: list[Step], asks: Mapping[str, str], marks: Mapping[int, Rating]
) -> Iterable[Block]:
    weak = [step for step in asked if marks.get(step.prompt) in (Rating.AGAIN, Rating.HARD)]
    if weak:
        yield block("다시 볼 것", *(f"\n- {_told(step, asks)}" for step in weak), gap=True)
    if left := dict.fromkeys(step.part for step in mock.steps if not step.prompt):
        yield block(f"묻지 못한 것: {', '.join(left)}", gap=True)
    if marks:
        yield block("표시한 것은 지원자의 복습에 들어갔습니다: /review", gap=True)


def _told(step: Step, asks: Mapping[str, str]) -> str:
    return f"{step.part} · {cut(asks.get(step.question, '질문 모음에서 빠진 질문'), ASK)}"


def _mark(rating: Rating | None) -> str:
    return RATINGS[rating] if rating else "표시 없음"


def already(mock: Mock, now: datetime) -> Reply:
    """One is open here; only one at a time."""
    left = max(1, round((mock.ends_at - now) / timedelta(minutes=1)))
    return say(
        f"이 방에 열려 있는 모의면접이 있습니다 ({_what(mock)}). 끝나면 새로 열어 주세요.",
        f"멈춘 것이라면 {left}분 뒤에 저절로 끝나고, 참가한 분은 지금 그만둘 수 있습니다.",
        buttons=row(Button("그만두기", action=f"mock:stop:{mock.id}")),
    )


def minutes_between(shortest: int, longest: int) -> Reply:
    """Too short or too long."""
    return say(f"모의면접은 {shortest}분에서 {longest}분까지입니다. 예: /mock 30분 ml연구원")


def nothing_to_ask() -> Reply:
    """The bank has no question for any part."""
    return say("모의면접에 쓸 질문이 없습니다.")


def nameless() -> Reply:
    """Who writes in the name of the room, or of a channel, cannot take part."""
    return say("방이나 채널 이름으로는 열 수 없습니다. 내 이름으로 보내 주세요.")


def gathered_nobody() -> Reply:
    """It never began."""
    return say("모의면접을 시작하지 않아 거두었습니다. 새로 열려면: /mock 30분")
