"""What is wrong with a question that has all its parts: its place in the bank, lengths, rubric, quiz.

A rubric's words must stand in the model answer, or nobody could tell what a good answer names. A quiz must fit a Telegram poll:
question, options and explanation are held somewhat shorter than Telegram takes them, so that a heading fits beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.interview import LEVELS, Kind, Question, Quiz

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ASK, ANSWER = 300, 900
SENTENCES = range(3, 9)
WORDS, FOLLOW_UPS, POINTS = range(2, 7), range(2, 4), range(3, 7)

# Telegram takes 300, 100 and 200 characters.
QUIZ_ASK, OPTION, WHY = 250, 90, 190
OPTIONS = range(3, 6)

CODE = re.compile(r"```.*?(```|\Z)", re.DOTALL)
END = re.compile(r"(?:[가-힣](?:\([^()]*\))?[)\]”’\"']*[.!]+|\?)\)*(?=\s|$)")


def question_faults(question: Question, key: str) -> Iterator[str]:
    """Each fault of one question in the file `key`."""
    if not (ID.fullmatch(question.id) and question.id.startswith(f"{key}-")):
        yield f"id는 {key}- 로 시작하고 영어 소문자, 숫자, - 로 되어야 합니다"
    if question.level not in LEVELS:
        yield "level은 1, 2, 3 가운데 하나여야 합니다"
    if len(question.ask) > ASK:
        yield f"ask가 {len(question.ask)}자입니다 ({ASK}자까지)"
    yield from _number("words", question.words, WORDS)
    yield from _number("follow_ups", question.follow_ups, FOLLOW_UPS)
    yield from _answer(question)
    yield from _counter(question)
    if question.quiz is not None:
        if question.kind is not Kind.CONCEPT:
            yield f"quiz는 {Kind.CONCEPT} 질문에만 있습니다"
        yield from (f"quiz {words}" for words in quiz_faults(question.quiz))


def _number(part: str, things: tuple[object, ...], allowed: range) -> Iterator[str]:
    if len(things) not in allowed:
        yield f"{part}이(가) {len(things)}개입니다 ({allowed[0]}–{allowed[-1]}개)"


def _answer(question: Question) -> Iterator[str]:
    answer = question.answer
    if len(answer) > ANSWER:
        yield f"answer가 {len(answer)}자입니다 ({ANSWER}자까지)"
    if (count := sentences(answer)) not in SENTENCES:
        yield f"answer가 {count}문장입니다 ({SENTENCES[0]}–{SENTENCES[-1]}문장)"
    yield from _number("rubric", question.rubric, POINTS)
    for number, point in enumerate(question.rubric, 1):
        if missing := [word for word in point.words if word not in answer]:
            yield f"rubric {number}번째의 낱말이 answer에 없습니다: {', '.join(missing)}"


def _counter(question: Question) -> Iterator[str]:
    for part, words in {"good": question.good, "worrying": question.worrying}.items():
        if bool(words) != (question.kind is Kind.COUNTER):
            wrong = f"{Kind.COUNTER} 질문에만 있습니다" if words else "없습니다"
            yield f"{part}이(가) {wrong}"


def sentences(text: str) -> int:
    """How many sentences; code between ``` counts as none, words after the last end as one.

    The last sentence of what is quoted counts with the one around it.
    """
    plain = CODE.sub(" ", text).strip()
    ends = list(END.finditer(plain))
    return len(ends) + bool(plain[ends[-1].end() if ends else 0 :].strip())


def quiz_faults(quiz: Quiz) -> Iterator[str]:
    """Each fault of a quiz."""
    lengths = {"ask": (quiz.ask, QUIZ_ASK), "why": (quiz.why, WHY)}
    for part, (words, most) in lengths.items():
        if len(words) > most or "\n" in words:
            yield f"{part}이(가) {len(words)}자입니다 (한 줄로 {most}자까지)"
    yield from _number("options", quiz.options, OPTIONS)
    if long := [option for option in quiz.options if len(option) > OPTION]:
        yield f"보기가 깁니다 ({OPTION}자까지): {long[0]}"
    if len({" ".join(option.split()).lower() for option in quiz.options}) < len(quiz.options):
        yield "보기에 같은 것이 있습니다"
    if len(set(quiz.right)) < len(quiz.right) or not set(quiz.right) < set(range(len(quiz.options))):
        yield "right는 보기의 번호(0부터)여야 하고, 모든 보기가 정답일 수는 없습니다"
