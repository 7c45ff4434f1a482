"""Every quiz of the shipped bank as a poll: it fits what Telegram takes, in each order of its options."""

from __future__ import annotations

from bot.interview.bank import Bank
from bot.model.quiz import QuizAnswer, ShownQuiz
from bot.model.reviews import Prompt, PromptKind
from bot.model.room import RoomId
from bot.rendering.quiz import quiz, result
from tests.commands.conversation import CONFIG
from tests.conftest import NOW


def test_every_quiz_fits_a_poll_and_its_explanation_a_word_at_the_press() -> None:
    bank = Bank.load(CONFIG)
    assert len(bank.quizzes) >= 120
    for question in bank.quizzes:
        asked = question.quiz
        assert asked is not None
        prompt = Prompt(10**9, 1, question.id, PromptKind.QUIZ, "", NOW)
        order = tuple(reversed(range(len(asked.options))))
        right = tuple(at for at, one in enumerate(order) if one in asked.right)
        shown = ShownQuiz(prompt, RoomId("telegram", "-1"), False, order, right)
        reply = quiz(shown, question, asked)
        assert reply.poll is not None
        assert len(reply.poll.ask) <= 300, question.id
        assert max(map(len, reply.poll.options)) <= 100, question.id
        assert len(reply.poll.why) <= 200, question.id
        assert "\n" not in reply.poll.why
        assert len(result(shown, QuizAnswer(frozenset(), done=True), asked.why, again=True)) <= 200
