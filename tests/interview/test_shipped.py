"""The bank this project brings along."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.clock import korean_day, now
from bot.interview.bank import Bank
from bot.interview.choosing import fitting
from bot.interview.wishes import read_wish
from bot.model.interview import Kind

CONFIG, FIRST = Path(__file__).parents[2] / "config", date(2026, 11, 24)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
TOPICS = (
    "통계", "ml", "딥러닝", "비전", "nlp", "강화학습", "추천", "시계열", "생성모델", "최적화", "mlops", "sql", "cs", "코테",
    "논문", "프로젝트", "인성", "전문연구요원", "역질문",
)  # fmt: skip
"""One of the names of each."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank.load(CONFIG)


def test_the_bank_has_no_fault() -> None:
    _, faults = Bank.read(CONFIG)
    assert faults == []


def test_right_options_stand_in_every_place(bank: Bank) -> None:
    quizzes = [one.quiz for one in bank.quizzes if one.quiz is not None]
    first = sum(0 in quiz.right for quiz in quizzes)
    longest = sum(max(quiz.options, key=len) in [quiz.options[at] for at in quiz.right] for quiz in quizzes)
    assert first < len(quizzes) / 2
    assert longest < len(quizzes) / 2


def test_it_is_large_and_knows_every_topic_that_interviews_have(bank: Bank) -> None:
    assert len(bank.questions) >= 320
    assert len(bank.quizzes) >= 120
    for word in TOPICS:
        wish = read_wish(word, bank)
        assert len(wish.topics) == 1, word
        assert len(fitting(bank.topics, wish)) >= 12, word


def test_every_level_and_kind_is_there_and_the_hard_ones_are_the_fewest(bank: Bank) -> None:
    levels = Counter(question.level for question in bank.questions)
    assert levels[3] < levels[1]
    assert levels[3] < levels[2]
    assert set(Kind) == {question.kind for question in bank.questions}
    making = (Kind.DERIVATION, Kind.CODE, Kind.DESIGN)
    assert sum(question.kind in making for question in bank.questions) > 0.15 * len(bank.questions)


def test_somebody_read_every_question_for_truth_on_a_day_that_was(bank: Bank) -> None:
    assert bank.unreviewed == ()
    assert all(FIRST <= day <= korean_day(now()) for day in bank.reviewed.values())


def test_code_in_an_answer_can_be_read_by_python(bank: Bank) -> None:
    for question in bank.questions:
        for code in PYTHON.findall(question.answer):
            compile(code, question.id, "exec")
