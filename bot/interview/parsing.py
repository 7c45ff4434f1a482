"""A file of the bank, one topic, as questions.

Every fault of the file is told, each with the file's name and the question's id, not the first one alone. A question with a
part missing is left out of the topic; the file is refused as a whole by whoever loads the bank.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bot.errors import why
from bot.interview.entry import Entry
from bot.interview.faults import question_faults
from bot.model.interview import Kind, Question, Quiz, RubricPoint, Topic

KINDS = ", ".join(Kind)


def read_topic(path: Path) -> tuple[Topic | None, list[str]]:
    """The topic, None when the file is none; and all that is wrong with it, in Korean."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [f"{path.name}: {why(error)}"]
    head = Entry(table, path.name)
    topic = Topic(path.stem, head.text("topic"), head.texts("names"), ())
    questions = []
    for place, entry in enumerate(head.tables("question"), 1):
        one, faults = read_question(entry, topic, f"{path.name} {entry.get('id') or f'{place}번째 질문'}")
        head.faults += faults
        if one is not None:
            questions.append(one)
    head.close()
    return replace(topic, questions=tuple(questions)), head.faults


def read_question(table: Mapping[str, object], topic: Topic, where: str) -> tuple[Question | None, list[str]]:
    """One question, None when a part of it is missing; and what is wrong with it."""
    entry = Entry(table, where)
    kind = _kind(entry)
    question = Question(
        entry.text("id"),
        topic.name,
        entry.text("subtopic"),
        kind,
        entry.number("level"),
        entry.texts("words"),
        entry.text("ask"),
        entry.text("hint"),
        entry.texts("follow_ups"),
        entry.text("answer"),
        _rubric(entry),
        entry.texts("references"),
        _quiz(entry) if entry.has("quiz") else None,
        entry.text_if_there("good"),
        entry.text_if_there("worrying"),
        entry.text_if_there("when"),
    )
    entry.close()
    if entry.faults:
        return None, entry.faults
    return question, [f"{where}: {words}" for words in question_faults(question, topic.key)]


def _kind(entry: Entry) -> Kind:
    word = entry.text("kind")
    if word and word not in set(Kind):
        entry.fault(f"kind는 {KINDS} 가운데 하나여야 합니다")
    return Kind(word) if word in set(Kind) else Kind.CONCEPT


def _rubric(entry: Entry) -> tuple[RubricPoint, ...]:
    points = []
    for number, table in enumerate(entry.tables("rubric"), 1):
        one = Entry(table, f"{entry.where} rubric {number}번째")
        points.append(RubricPoint(one.text("point"), one.texts("words")))
        one.close()
        entry.faults += one.faults
    return tuple(points)


def _quiz(entry: Entry) -> Quiz:
    one = Entry(entry.table("quiz"), f"{entry.where} quiz")
    quiz = Quiz(one.text("ask"), one.texts("options"), one.numbers("right"), one.text("why"))
    one.close()
    entry.faults += one.faults
    return quiz
