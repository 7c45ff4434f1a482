"""A room's own questions as text: one or several, parted by a line of ---, each a few lines that begin with what they are.

질문 and 답 must be there. What follows a line without such a beginning belongs to it; of 꼬리질문 and 짚을 것 each line is one.
`write` gives what `read` takes, so a room's questions can be carried to another room. Refused, with the question's number and
what to do: a part missing, given twice or too long, an unknown level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.errors import QuestionError
from bot.model.interview import LEVELS, Kind, Question, RubricPoint, Topic

KEY, NAME, NAMES = "own", "우리 방", ("우리방", "우리")
PARTED = re.compile(r"^\s*-{3,}\s*$", re.MULTILINE)
LABELS = {
    "질문": "ask", "답": "answer", "모범답안": "answer", "힌트": "hint", "꼬리질문": "follow_ups", "짚을 것": "rubric",
    "짚을것": "rubric", "주제": "subtopic", "수준": "level",
}  # fmt: skip
BEGINNING = re.compile(rf"(?P<label>{'|'.join(LABELS)})\s*[:：](?P<words>.*)")
LONGEST = {"ask": 300, "answer": 1500, "hint": 200, "subtopic": 30}
ITEMS, ITEM = 6, 150
EXAMPLE = "질문: 우리 팀은 실험을 어떻게 기록하나요?\n답: 설정과 결과를 한곳에 남깁니다. …"

Parts = dict[str, list[str]]


def read(text: str) -> list[Question]:
    """The questions of a text, without an id yet; QuestionError."""
    pieces = [piece for piece in PARTED.split(text) if piece.strip()]
    if not pieces:
        raise QuestionError(f"질문과 답을 적어 주세요. 예:\n{EXAMPLE}")
    return [
        _question(piece, f"{number}번째 질문: " if len(pieces) > 1 else "")
        for number, piece in enumerate(pieces, 1)
    ]


def write(questions: Iterable[Question]) -> str:
    """The same as text."""
    return "\n---\n".join("\n".join(_lines(one)) for one in questions)


def topic(questions: Iterable[Question]) -> Topic:
    """A room's own questions as a topic of the bank."""
    return Topic(KEY, NAME, NAMES, tuple(questions))


def _question(piece: str, where: str) -> Question:
    parts = _parts(piece, where)
    told = {part: "\n".join(parts.get(part, [])).strip() for part in LONGEST}
    for part, name in (("ask", "질문"), ("answer", "답")):
        if not told[part]:
            raise QuestionError(f"{where}‘{name}:’이(가) 없습니다. 예:\n{EXAMPLE}")
    for part, words in told.items():
        if len(words) > LONGEST[part]:
            raise QuestionError(
                f"{where}‘{_name(part)}’이(가) {len(words)}자입니다. {LONGEST[part]}자까지 적을 수 있습니다."
            )
    points = (RubricPoint(one, ()) for one in _items(parts, "rubric", where))
    return Question(
        "", NAME, told["subtopic"] or NAME, Kind.CONCEPT, _level(parts, where), (), told["ask"], told["hint"],
        _items(parts, "follow_ups", where), told["answer"], tuple(points), (),
    )  # fmt: skip


def _parts(piece: str, where: str) -> Parts:
    parts: Parts = {}
    here: list[str] | None = None
    for line in piece.strip().splitlines():
        if begins := BEGINNING.match(line):
            if LABELS[begins["label"]] in parts:
                raise QuestionError(
                    f"{where}‘{begins['label']}:’이(가) 두 번 있습니다. 질문 여러 개는 --- 한 줄로 나눠 주세요."
                )
            here = parts[LABELS[begins["label"]]] = [begins["words"].strip()]
        elif here is not None:
            here.append(line.rstrip())
        else:
            raise QuestionError(f"{where}‘질문:’으로 시작해 주세요. 예:\n{EXAMPLE}")
    return parts


def _items(parts: Parts, part: str, where: str) -> tuple[str, ...]:
    lines = (line.strip().removeprefix("-").strip() for line in parts.get(part, []))
    items = tuple(line for line in lines if line)
    if len(items) > ITEMS or any(len(item) > ITEM for item in items):
        raise QuestionError(f"{where}‘{_name(part)}’은(는) {ITEM}자까지 {ITEMS}줄을 적을 수 있습니다.")
    return items


def _level(parts: Parts, where: str) -> int:
    word = " ".join(parts.get("level", [])).strip() or "1"
    levels = {str(level): level for level in LEVELS} | {name: level for level, name in LEVELS.items()}
    if word not in levels:
        raise QuestionError(f"{where}‘수준’은 1 기본, 2 실무, 3 깊이 가운데 하나입니다.")
    return levels[word]


def _name(part: str) -> str:
    return next(label for label, name in LABELS.items() if name == part)


def _lines(one: Question) -> Iterator[str]:
    yield f"질문: {one.ask}"
    if one.subtopic != NAME:
        yield f"주제: {one.subtopic}"
    yield f"수준: {one.level}"
    if one.hint:
        yield f"힌트: {one.hint}"
    yield f"답: {one.answer}"
    for name, items in (
        ("꼬리질문", one.follow_ups),
        ("짚을 것", tuple(point.point for point in one.rubric)),
    ):
        if items:
            yield f"{name}:"
            yield from (f"- {item}" for item in items)
