"""An interview question in a room: what is asked, what was uncovered below it, and buttons for how it went.

The model answer is covered until somebody uncovers it for themself. Marks are told to who pressed alone, so that a question
stays one message however many mark it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.clock import korean_day
from bot.model.chat import Block, BlockKind, Button, Reply
from bot.model.interview import LEVELS, Kind, Question, RubricPoint, Topic
from bot.model.reviews import Part, Prompt, PromptKind, Rating
from bot.rendering.blocks import block, bold, code, row, say
from bot.rendering.days import day
from bot.rendering.words import josa, quoted

RATINGS = {Rating.AGAIN: "다시", Rating.HARD: "어려움", Rating.GOOD: "알맞음", Rating.EASY: "쉬움"}
HEADS = {
    PromptKind.INTERVIEW: "면접 질문",
    PromptKind.REVIEW: "복습",
    PromptKind.DAILY: "오늘의 면접 질문",
    PromptKind.MOCK: "모의면접",
    PromptKind.QUIZ: "퀴즈",
}
PARTS = {Part.HINT: "힌트", Part.FOLLOW_UPS: "꼬리질문", Part.ANSWER: "모범답안"}
IN_A_ROW = 3
FENCE = re.compile(r"^```\w*\n?", re.MULTILINE)

HOW = "답을 말한 뒤 모범답안과 견주어 보고, 어땠는지 눌러 주세요. 표시는 누르신 분의 것입니다."


def prompt(
    shown: Prompt,
    question: Question,
    more: str = "",
    *,
    why: Block | None = None,
    beside: Button | None = None,
) -> Reply:
    """The question with what is uncovered of it; `more` stands in its first line, `why` it was chosen below that.

    `beside`: a button more, next to the one for another question.
    """
    blocks = [
        block(
            bold(HEADS[shown.kind]), more, f" · {question.topic} · {question.kind} · {LEVELS[question.level]}"
        ),
        *((why,) if why else ()),
        block(question.ask, gap=True),
        *(_below(part, question) for part in PARTS if part in shown.shown),
    ]
    if Part.ANSWER in shown.shown:
        blocks.append(block(answer_text(question), kind=BlockKind.SPOILER))
    return Reply((*blocks, block(HOW, gap=True)), _buttons(shown, beside))


def _below(part: Part, question: Question) -> Block:
    if part is Part.HINT:
        return block(bold("힌트 "), question.hint, gap=True)
    if part is Part.FOLLOW_UPS:
        lines = (f"\n{number}. {one}" for number, one in enumerate(question.follow_ups, 1))
        return block(bold("꼬리질문"), *lines, gap=True)
    return block(bold("모범답안"), " (가려 두었습니다. 눌러서 보세요)", gap=True)


def answer_text(question: Question) -> str:
    """The model answer with what a good one names, how others sound, and where to read on."""
    rubric = "".join(f"\n- {one.point}" for one in question.rubric)
    parts = [FENCE.sub("", question.answer).strip(), f"좋은 답이 짚는 것{rubric}"]
    if question.kind is Kind.COUNTER:
        parts += [f"좋은 대답: {question.good}", f"걱정되는 대답: {question.worrying}"]
    if question.references:
        parts.append(f"참고: {'; '.join(question.references)}")
    return "\n\n".join(parts)


def _buttons(shown: Prompt, beside: Button | None = None) -> tuple[tuple[Button, ...], ...]:
    parts = [
        Button(name, action=f"interview:show:{part}:{shown.id}")
        for part, name in PARTS.items()
        if part not in shown.shown
    ]
    marks = (Button(name, action=f"interview:mark:{rating:d}:{shown.id}") for rating, name in RATINGS.items())
    return (*row(*parts), tuple(marks), *row(Button("다음", action=f"interview:next:{shown.id}"), beside))


def is_question(text: str) -> bool:
    """Whether the words of a message are a question of ours."""
    return text.startswith(tuple(HEADS.values())) and " · " in text.partition("\n")[0]


def heard(shown: Prompt, question: Question, named: Sequence[RubricPoint]) -> Reply:
    """What an answer named by its words. Uncovering a part here shows the whole question in this place."""
    lines = ["답을 잘 들었습니다. 적어 두지는 않습니다."]
    if all_of_them := [point for point in question.rubric if point.words]:
        lines.append(f"낱말로만 보면 짚을 것 {len(all_of_them)}가지 가운데 {len(named)}가지가 보입니다.")
        lines += [f"- {point.point}" for point in named]
    lines.append("뜻까지 맞는지는 모범답안과 견주어 보고, 어땠는지 눌러 주세요.")
    # In a mock interview the buttons of the question itself lead on.
    return say(*lines, buttons=() if shown.kind is PromptKind.MOCK else _buttons(shown))


def marked(rating: Rating, due: datetime, now: datetime) -> Reply:
    """The word at the press of a mark: what was noted, and when the question comes again."""
    return Reply(
        toast=f"{josa(quoted(RATINGS[rating]), '으로/로')} 적었습니다. 다시 물을 때: {_when(due, now)}."
    )


def _when(due: datetime, now: datetime) -> str:
    wait = due - now
    if wait < timedelta(hours=1):
        return f"{max(1, round(wait / timedelta(minutes=1)))}분 뒤"
    if wait < timedelta(days=1):
        return f"{round(wait / timedelta(hours=1))}시간 뒤"
    then, today = korean_day(due), korean_day(now)
    return f"{day(then, today)} ({(then - today).days}일 뒤)"


def topics(known: Sequence[Topic]) -> Reply:
    """What can be asked about, how it is said, and a button for each."""
    lines = (f"\n{topic.name} ({len(topic.questions)}개): {', '.join(topic.names[:3])}" for topic in known)
    buttons = [Button(topic.name, action=f"interview:new:{topic.key}") for topic in known]
    rows = (tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))
    return Reply(
        (
            block(bold("면접 질문의 주제"), *lines),
            block("예: ", code("/interview 비전 2"), " — 수준은 1 기본, 2 실무, 3 깊이", gap=True),
        ),
        tuple(rows),
    )


def unknown(message: str, near: Sequence[Topic]) -> Reply:
    """A topic nobody knows, and the nearest ones to press; where none is near, the message says how to see all."""
    buttons = tuple(Button(topic.name, action=f"interview:new:{topic.key}") for topic in near)
    lines = [message, "주제 모두 보기: /interview 주제"] if near else [message]
    return say(*lines, buttons=row(*buttons))


def none_fits() -> Reply:
    """No question meets all that was asked for."""
    return say(
        "그 주제와 수준에 맞는 질문이 아직 없습니다. 수준을 빼고 다시 해 보세요. 주제 보기: /interview 주제"
    )


def gone() -> Reply:
    """The question left the bank since it was asked."""
    return Reply(toast="이 질문은 질문 모음에서 빠졌습니다. 새 질문: /interview")


def already_next() -> Reply:
    """Somebody else was quicker."""
    return Reply(toast="다음 질문이 이미 나왔습니다.")


def review(shown: Prompt, question: Question, left: int) -> Reply:
    """A question that is due; `left`: how many are after it."""
    return prompt(shown, question, f" (뒤에 {left}개 더)" if left else "")


def nothing_due(soonest: datetime | None, now: datetime, *, private: bool) -> Reply:
    """Nothing comes again now; `soonest`: when the next does, None when nothing was ever marked."""
    new = Button("새 질문", action="interview:new:")
    if soonest is None:
        told = "아직 표시한 질문이 없습니다. 질문을 풀고 어땠는지 누르시면, 잊을 때쯤 다시 묻습니다."
        return say(told, buttons=row(new))
    told = "지금 복습하실 질문이 없습니다." if private else "우리 방이 지금 복습할 질문이 없습니다."
    told += f" 다음 복습: {_when(soonest, now)}."
    return say(told, buttons=row(new))
