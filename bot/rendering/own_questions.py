"""What is said about a room's own questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model.chat import BlockKind, Button, Document, Reply
from bot.model.interview import Question
from bot.rendering.blocks import block, bold, code, row, say
from bot.rendering.words import cut, quoted

ASK, PAGE, LENGTH = 60, 10, 3000
FILE = "면접질문.txt"
FORM = "질문: …\n답: …\n힌트: …\n꼬리질문:\n- …\n짚을 것:\n- …"


def how(*, none_yet: bool = False) -> Reply:
    """How a question is added; `none_yet`: somebody asked for those there are."""
    return Reply(
        (
            *([block("이 방이 더한 질문이 아직 없습니다.")] if none_yet else []),
            block(
                bold("우리 방의 질문 더하기"),
                "\n/addquestion 뒤에 이렇게 적어 보내 주세요. 질문과 답만 있어도 됩니다.",
            ),
            block(FORM, kind=BlockKind.PRE),
            block(
                "여러 개는 --- 한 줄로 나눕니다. 보기: ",
                code("/addquestion 목록"),
                ", 내보내기: ",
                code("/addquestion 내보내기"),
            ),
        )
    )


def added(numbers: Sequence[int], known: int) -> Reply:
    """They are in; `known`: how many were there already."""
    passed = f" 이미 있는 {known}개는 건너뛰었습니다." if known else ""
    if not numbers:
        return say(f"새로 더한 질문이 없습니다.{passed}")
    which = f"{numbers[0]}번" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}번"
    return say(
        f"우리 방의 질문 {len(numbers)}개를 더했습니다 ({which}).{passed}",
        "풀어 보기: /interview 우리방 — 주제를 대지 않은 /interview 에도 섞여 나옵니다.",
    )


def too_many(most: int) -> Reply:
    """There is no room for so many."""
    return say(f"우리 방의 질문은 {most}개까지 둘 수 있습니다. 안 쓰는 것을 지워 주세요: /addquestion 목록")


def listed(questions: Mapping[int, Question], first: int) -> Reply:
    """A page of them, from the number `first` on."""
    if not questions:
        return how(none_yet=True)
    page = {number: one for number, one in questions.items() if number >= first}
    shown, rest = list(page.items())[:PAGE], list(page)[PAGE:]
    lines = (f"\n{number}. {cut(one.ask, ASK)}" for number, one in shown)
    drops = tuple(Button(f"{number}번 지우기", action=f"addquestion:drop:{number}") for number, _ in shown)
    rows = tuple(drops[at : at + 2] for at in range(0, len(drops), 2))
    more = row(
        Button(f"더 보기 ({len(rest)}개 남음)", action=f"addquestion:list:{rest[0]}") if rest else None
    )
    return Reply((block(bold(f"우리 방의 질문 {len(questions)}개"), *lines),), (*rows, *more))


def dropped(number: int, question: Question) -> str:
    """The word at the press."""
    return f"{number}번 {quoted(cut(question.ask, ASK))} 질문을 지웠습니다."


def exported_file(text: str, count: int) -> Reply:
    """All of them in a file."""
    told = block(
        f"우리 방의 면접 질문 {count}개입니다. 다른 방에 이 파일을 /addquestion 이라는 말과 함께 보내시거나, ",
        "올린 파일에 답장으로 /addquestion 을 보내시면 그 방에 더해집니다.",
    )
    return Reply((told,), document=Document(FILE, text.encode()))


def exported(text: str, following: int, left: int) -> Reply:
    """The questions as text to be kept or brought to another room; `following`: the number that the next page begins with."""
    blocks = (
        block("복사해 두었다가 다른 방에서 /addquestion 뒤에 붙여 보내면 그 방에 더해집니다."),
        block(text, kind=BlockKind.PRE),
    )
    more = Button(f"이어서 ({left}개 남음)", action=f"addquestion:export:{following}")
    return Reply(blocks, row(more if left else None))
