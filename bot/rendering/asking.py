"""Questions for the candidate to ask: five to choose from, each with why; one of them with what answers sound like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.chat import Block, Button, Reply
from bot.model.fitting import Because, Suggestion
from bot.model.posting import Posting
from bot.rendering.blocks import block, bold, row, say
from bot.rendering.clarity import gap
from bot.rendering.fitting import name, said
from bot.rendering.words import quoted

PAGE = 5
WHY = {
    Because.SERVICE_UNCLEAR: "전문연이 되는지 공고의 말로는 불명확해서",
    Because.SERVICE_BARE: "전문연이 된다지만 현역·보충역, 신규·전직이 안 적혀서",
    Because.SERVICE_NEW: "전문연 신규 편입을 받는다고 해서",
    Because.SERVICE_TRANSFER: "전문연 전직을 받는다고 해서",
    Because.SERVICE: "전문연구요원을 받는다고 해서",
    Because.PAY: "연봉이 안 적혀서",
    Because.ENTRY: "신입을 뽑는다고 해서",
}
HOW = "번호를 누르면 어떤 대답이 좋고 어떤 대답이 걱정되는지 보여 드립니다."


def five(shown: Sequence[Suggestion], posting: Posting | None, first: int, *, more: bool) -> Reply:
    """A page of the suggestions, from the `first`-th (from 0) on; `more`: others follow."""
    head = f"{name(posting)}에 할 역질문" if posting else "면접에서 할 역질문"
    return Reply(
        (block(bold(head)), *_entries(shown, first), block(HOW, gap=True)),
        _buttons(shown, posting, first, more=more),
    )


def _entries(shown: Sequence[Suggestion], first: int) -> Iterator[Block]:
    for number, one in enumerate(shown, first + 1):
        yield block(f"{number}. {one.question.ask}", f"\n— {why(one)}", gap=True)


def why(one: Suggestion) -> str:
    """What it rests on; without anything of a posting, when it is asked."""
    if one.gap:
        return f"공고가 애매해서: {gap(one.gap)}"
    if one.line:
        return said(one.word, one.line)
    return WHY.get(one.because) or f"{one.question.subtopic}: {one.question.when}"


def _buttons(
    shown: Sequence[Suggestion], posting: Posting | None, first: int, *, more: bool
) -> tuple[tuple[Button, ...], ...]:
    about = posting.id if posting else 0
    numbers = (
        Button(f"{number}번", action=f"ask:show:{about}:{first}:{number - 1}")
        for number, _ in enumerate(shown, first + 1)
    )
    turn = row(
        Button("앞의 다섯 개", action=f"ask:list:{about}:{max(0, first - PAGE)}") if first else None,
        Button("다른 다섯 개", action=f"ask:list:{about}:{first + PAGE}") if more else None,
    )
    return (tuple(numbers), *turn)


def one(suggestion: Suggestion, back: str) -> Reply:
    """One question with what is behind it; `back` is the action that shows the list again."""
    question = suggestion.question
    follow_ups = "".join(f"\n- {words}" for words in question.follow_ups)
    return Reply(
        (
            block(bold("역질문"), f" · {question.subtopic}"),
            block(question.ask, f"\n— {why(suggestion)}", gap=True),
            block(bold("좋은 대답"), f"\n{question.good}", gap=True),
            block(bold("걱정되는 대답"), f"\n{question.worrying}", gap=True),
            block(bold("이어서 물을 것"), follow_ups, gap=True),
        ),
        row(Button("목록으로", action=back)),
    )


def not_found(words: str) -> Reply:
    """Nothing that is open is meant by the words."""
    return say(
        f"{quoted(words, 40)}에 맞는 열린 공고를 찾지 못했습니다.",
        "회사 이름이나 공고의 주소를 적거나, 알림에 답장으로 보내 주세요. 예: /ask 가람로보틱스",
        buttons=row(Button("어디서나 할 역질문", action="ask:new:0")),
    )
