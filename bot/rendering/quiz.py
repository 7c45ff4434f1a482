"""A quiz in a room: a poll of the platform's own, or the same in words and numbered buttons; and the week's board.

By buttons the right answer is told to who pressed; the message itself covers it from the first answer on, so that who still
wants to choose is not told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.model.chat import Block, BlockKind, Button, Poll, Reply
from bot.model.interview import LEVELS, Question, Quiz
from bot.model.quiz import QuizAnswer, Score, ShownQuiz
from bot.model.reviews import PromptKind
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.interview import HEADS
from bot.rendering.words import cut

TOP = 10
TOAST = 195
SEVERAL = "맞는 것을 모두 골라 주세요."
HOW_SEVERAL = "맞는 것을 모두 누르신 뒤 ‘답 내기’를 눌러 주세요. 처음 낸 답만 셉니다."
HOW_ONE = "번호를 눌러 주세요. 처음 누르신 것만 셉니다."


def quiz(shown: ShownQuiz, question: Question, asked: Quiz) -> Reply:
    """The quiz as a poll, and in words with buttons for where there are none."""
    options = tuple(asked.options[one] for one in shown.order)
    several = len(shown.right) > 1
    poll = Poll(
        f"[{question.topic}] {asked.ask}{f' ({SEVERAL})' if several else ''}",
        options,
        shown.right,
        asked.why,
        f"quiz:stands:{shown.prompt.id}",
    )
    head = f" · {question.topic} · {LEVELS[question.level]}"
    blocks = (
        block(bold(HEADS[PromptKind.QUIZ]), head),
        block(asked.ask, gap=True),
        block("\n".join(f"{number}. {option}" for number, option in enumerate(options, 1))),
    )
    how = block(HOW_SEVERAL if several else HOW_ONE, gap=True)
    return Reply((*blocks, how), _buttons(shown, several), poll=poll)


def _buttons(shown: ShownQuiz, several: bool) -> tuple[tuple[Button, ...], ...]:
    number = shown.prompt.id
    options = (Button(f"{at + 1}번", f"quiz:pick:{number}:{at}") for at in range(len(shown.order)))
    return (tuple(options), *row(Button("답 내기", f"quiz:give:{number}") if several else None))


def answered(shown: ShownQuiz, question: Question, asked: Quiz) -> Reply:
    """The message with the right answer: covered in a group, open in private, where there is nobody left to choose."""
    reply = quiz(shown, question, asked)
    told = f"{_right(shown)}\n{asked.why}"
    kind = BlockKind.TEXT if shown.private else BlockKind.SPOILER
    head = () if shown.private else (block("정답과 까닭 (가려 두었습니다. 눌러서 보세요)", gap=True),)
    answer: tuple[Block, ...] = (*head, block(told, kind=kind, gap=shown.private))
    buttons = () if shown.private else reply.buttons
    kept = reply.blocks[:-1] if shown.private else reply.blocks
    return replace(reply, blocks=(*kept, *answer), buttons=buttons, poll=None, replaces=True)


def chosen(options: Collection[int]) -> Reply:
    """What a member is choosing among several."""
    if not options:
        return Reply(toast="고르신 것이 없습니다.")
    return Reply(toast=f"{_numbers(options)}을 골랐습니다. 다 고르셨으면 ‘답 내기’를 눌러 주세요.")


def result(shown: ShownQuiz, answer: QuizAnswer, why: str, *, again: bool = False) -> str:
    """The word to who answered; `again`: they had answered before."""
    verdict = "맞았습니다." if answer.right else f"아쉽습니다. {_right(shown)}."
    return cut(f"{'이미 답하셨습니다. ' if again else ''}{verdict} {why}", TOAST)


def _right(shown: ShownQuiz) -> str:
    return f"정답 {_numbers(shown.right)}"


def _numbers(options: Collection[int]) -> str:
    return ", ".join(str(one + 1) for one in sorted(options)) + "번"


def nothing_chosen() -> Reply:
    """They want to answer without having chosen."""
    return Reply(toast="아직 고르신 것이 없습니다. 번호를 먼저 눌러 주세요.")


def none_fits() -> Reply:
    """No quiz meets all that was asked for."""
    return say("그 주제와 수준의 퀴즈는 아직 없습니다. /quiz 만 보내시면 아무 주제에서나 냅니다.")


def board(scores: Sequence[Score], *, weekly: bool) -> Reply:
    """Who got how many right."""
    when = "지난 한 주" if weekly else "최근 일주일"
    if not scores:
        return say(f"{when} 퀴즈에 답하신 분이 아직 없습니다. /quiz 로 한 문제 풀어 보세요.")
    lines = [
        f"{_place(scores, one)}. {_name(one)} — {one.answered}문제 중 {one.right}개 맞힘"
        for one in scores[:TOP]
    ]
    more = [f"그 밖에 {len(scores) - TOP}명"] if len(scores) > TOP else []
    off = (block("받지 않으려면: /settings 퀴즈순위 끔", gap=True),) if weekly else ()
    head = block(bold(f"{when} 퀴즈 순위"))
    return Reply((head, block("\n".join([*lines, *more])), *off), silent=True)


def _place(scores: Sequence[Score], one: Score) -> int:
    """Who did equally well shares a place."""
    return 1 + sum((other.right, -other.answered) > (one.right, -one.answered) for other in scores)


def _name(score: Score) -> str:
    return cut(score.name, 30) or "이름 없는 분"
