"""A mock interview's questions as the room sees them, each with its minutes, and the rubric as the interviewer alone gets it.

Who sits alone may uncover the model answer, to be held against what was said.
"""

from __future__ import annotations

from bot.model.chat import BlockKind, Button, Member, Reply, Span
from bot.model.interview import Question
from bot.model.mock import Mock, MockPart, Step
from bot.rendering.blocks import block, bold, row
from bot.rendering.interview import RATINGS, answer_text

UNREACHED = "채점 기준을 보내지 못했습니다. 아래 단추로 봇과의 대화를 열고 시작을 누른 뒤, ‘채점 기준’을 다시 눌러 주세요."
OPEN_FIRST = (
    "면접관께: 봇과의 대화를 열어 두시면 채점 기준이 그리로 갑니다. 지금은 ‘채점 기준’을 눌러 주세요."
)


def named(member: Member) -> Span:
    """A member by name, so that they are told."""
    return Span(member.name or "멤버", member=member.id)


def question(
    mock: Mock, one: Question, *, follow_ups: int = 0, answer: bool = False, unreached: bool = False
) -> Reply:
    """The question that is on; `follow_ups`: how many of them were asked. `answer`: uncover it, for one who sits alone.

    `unreached`: the interviewer has no chat with the bot where the rubric could go.
    """
    step = mock.step
    place = f"{mock.place + 1}/{len(mock.steps)}"
    blocks = [block(bold("모의면접"), f" {place} · {step.part} · {step.minutes}분", *_who(mock))]
    if step.part is MockPart.ASKING:
        blocks.append(block("이제 지원자가 물을 차례입니다. 예를 들면:", gap=True))
    blocks.append(block(one.ask, gap=step.part is not MockPart.ASKING))
    blocks += [block(f"꼬리질문: {words}", gap=True) for words in one.follow_ups[:follow_ups]]
    if answer:
        blocks.append(block(bold("모범답안"), " (가려 두었습니다. 눌러서 보세요)", gap=True))
        blocks.append(block(answer_text(one), kind=BlockKind.SPOILER))
    if unreached:
        blocks.append(block(OPEN_FIRST, gap=True))
    return Reply(tuple(blocks), _buttons(mock, one, follow_ups, answer=answer))


def _who(mock: Mock) -> tuple[Span | str, ...]:
    if not (mock.candidate and mock.interviewer):
        return ()
    return ("\n지원자: ", named(mock.candidate), " · 면접관: ", named(mock.interviewer))


def _buttons(mock: Mock, one: Question, follow_ups: int, *, answer: bool) -> tuple[tuple[Button, ...], ...]:
    here = f"{mock.id}:{mock.place}"
    marks = (Button(name, action=f"mock:mark:{here}:{rating:d}") for rating, name in RATINGS.items())
    last = mock.place + 1 == len(mock.steps)
    left = follow_ups < len(one.follow_ups)
    help_ = Button("채점 기준", action=f"mock:rubric:{here}") if mock.interviewer else None
    if not mock.interviewer and not answer:
        help_ = Button("모범답안", action=f"mock:answer:{here}:{follow_ups}")
    return (
        *row(Button("꼬리질문", action=f"mock:more:{here}:{follow_ups + 1}") if left else None, help_),
        tuple(marks),
        *row(
            Button("마치기" if last else "다음", action=f"mock:next:{here}"),
            None if last else Button("그만", action=f"mock:stop:{mock.id}"),
        ),
    )


def rubric(step: Step, one: Question) -> Reply:
    """What the interviewer alone gets."""
    follow_ups = "".join(f"\n- {words}" for words in one.follow_ups)
    return Reply(
        (
            block(bold("채점 기준"), f" · {step.part} · {step.minutes}분"),
            block(one.ask, gap=True),
            block(answer_text(one), gap=True),
            block(bold("꼬리질문"), follow_ups, gap=True),
            block("답을 들은 뒤 방에서 다시·어려움·알맞음·쉬움 가운데 하나를 눌러 주세요.", gap=True),
        ),
        private=True,
        unreached=UNREACHED,
    )
