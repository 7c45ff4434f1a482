"""The bank of questions, `interview/` in config/: read and checked as a whole.

`read` tells all that is wrong with it; `load` refuses a bank with a fault. Beside the files of the topics lies reviewed.csv: a
line (id, date) for each question that a person checked for truth. A question without one is no fault; it is told by its id.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from bot.errors import ConfigError
from bot.interview.likeness import twins
from bot.interview.parsing import read_topic
from bot.model.interview import Question, Topic

FOLDER, REVIEWED = "interview", "reviewed.csv"
TOLD = 10
"""Faults that an error names; `gonggo check` tells them all."""


class Bank:
    """Topics in the order of their files' names, questions in the order of their file."""

    def __init__(self, topics: Iterable[Topic], reviewed: Mapping[str, date]) -> None:
        self.topics = tuple(topics)
        self.questions = tuple(question for topic in self.topics for question in topic.questions)
        self.reviewed = dict(reviewed)
        self._by_id = {question.id: question for question in self.questions}

    def get(self, question: str) -> Question | None:
        """The question with that id; None when it is in the bank no more."""
        return self._by_id.get(question)

    def with_topic(self, topic: Topic) -> Bank:
        """The bank and one topic more; the bank itself when that has no questions."""
        return Bank((*self.topics, topic), self.reviewed) if topic.questions else self

    @property
    def quizzes(self) -> tuple[Question, ...]:
        """The questions that carry a quiz."""
        return tuple(question for question in self.questions if question.quiz is not None)

    @property
    def unreviewed(self) -> tuple[str, ...]:
        """Ids of the questions that nobody checked yet."""
        return tuple(question.id for question in self.questions if question.id not in self.reviewed)

    @classmethod
    def load(cls, folder: Path) -> Bank:
        """Read `interview/` in the folder (config/); ConfigError names files and ids."""
        bank, faults = cls.read(folder)
        if faults:
            more = (
                f"\n… 모두 {len(faults)}가지입니다. gonggo check 가 다 보여 줍니다." if faults[TOLD:] else ""
            )
            raise ConfigError("면접 질문을 읽을 수 없습니다.\n" + "\n".join(faults[:TOLD]) + more)
        return bank

    @classmethod
    def read(cls, folder: Path) -> tuple[Bank, list[str]]:
        """What can be read of it, and all that is wrong."""
        inside = folder / FOLDER
        paths = sorted(inside.glob("*.toml"))
        if not paths:
            return cls((), {}), [f"{inside}에 질문 파일(*.toml)이 없습니다"]
        found = [read_topic(path) for path in paths]
        reviewed, wrong = _reviewed(inside / REVIEWED)
        bank = cls((topic for topic, _ in found if topic is not None), reviewed)
        whole = () if any(faults for _, faults in found) else _unknown_reviews(bank)
        return bank, [*(fault for _, faults in found for fault in faults), *_doubles(bank), *wrong, *whole]


def topic_names(topic: Topic) -> frozenset[str]:
    """All that a topic may be called, as `plain`."""
    return frozenset(plain(name) for name in (topic.key, topic.name, *topic.names))


def plain(name: str) -> str:
    """A name without blanks and signs, in lower case."""
    return "".join(char for char in name.lower() if char.isalnum())


def _doubles(bank: Bank) -> Iterator[str]:
    ids = Counter(question.id for question in bank.questions)
    yield from (f"id {one}이(가) {count}번 있습니다" for one, count in ids.items() if count > 1)
    for one, other in twins(bank.questions):
        if one.id != other.id:
            yield f"{one.id}와(과) {other.id}이(가) 거의 같은 질문입니다"
    names = Counter(name for topic in bank.topics for name in topic_names(topic))
    yield from (
        f"주제 이름 ‘{name}’이(가) {count}곳에 있습니다" for name, count in names.items() if count > 1
    )


def _unknown_reviews(bank: Bank) -> Iterator[str]:
    for one in bank.reviewed:
        if bank.get(one) is None:
            yield f"{REVIEWED}: {one}은(는) 없는 질문입니다"


def _reviewed(path: Path) -> tuple[dict[str, date], list[str]]:
    if not path.exists():
        return {}, []
    found: dict[str, date] = {}
    faults = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                if found.setdefault(row["id"], day := date.fromisoformat(row["date"])) != day:
                    faults.append(f"{REVIEWED} {number}줄: {row['id']}의 날짜가 둘입니다")
            except (KeyError, TypeError, ValueError):
                faults.append(f"{REVIEWED} {number}줄: id,date 꼴이어야 합니다 (예: ml-loss,2026-11-24)")
    return found, faults
