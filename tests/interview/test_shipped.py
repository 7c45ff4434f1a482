"""The bank this project brings along."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.interview.bank import Bank

CONFIG = Path(__file__).parents[2] / "config"


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
