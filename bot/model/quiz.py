"""A quiz in a room: a question's options in the order they were shown, and what members answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model.reviews import Prompt
from bot.model.room import RoomId


@dataclass(frozen=True, slots=True)
class ShownQuiz:
    """`order`: the options' numbers in the bank as they were shown; `right`: the right ones as they were shown, from 0."""

    prompt: Prompt
    room: RoomId
    private: bool
    order: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """What a member chose, as it was shown. `done`: it counts; before that they are still choosing."""

    options: frozenset[int]
    done: bool
    right: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Of how many quizzes that a member answered how many were right."""

    name: str
    right: int
    answered: int
