"""How practice stands: the picture, its words, and that every question of the bank fits into a message."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from bot.interview.bank import Bank
from bot.model.reviews import Part, Progress, Prompt, PromptKind, TopicProgress
from bot.platforms.telegram_layout import CUT, lay_out
from bot.rendering import interview
from bot.rendering.pictures import practice
from bot.rendering.progress import progress
from tests.conftest import NOW

CONFIG, TODAY = Path(__file__).parents[2] / "config", date(2026, 11, 23)
TOPICS = tuple(TopicProgress(f"주제 {n}", 18, n + 1, n % 3, 0.5 + n / 40) for n in range(19))
STANDS = Progress(TOPICS, (3, 0, 2, *[0] * 10, 1), ("왜 그런가요?",))


def test_every_question_fits_into_a_message_with_all_its_parts() -> None:
    for question in Bank.load(CONFIG).questions:
        shown = Prompt(1, 1, question.id, PromptKind.REVIEW, "7", NOW, shown=frozenset(Part))
        assert CUT not in lay_out(interview.review(shown, question, 99)).html, question.id


def test_the_words_say_all_that_the_picture_shows() -> None:
    told = progress(STANDS, TODAY, room=False)
    assert told.text.startswith(
        "내 면접 기록 (11/23)\n질문 190개를 표시했습니다. 지금 복습할 것 18개, 7일 안에 5개입니다."
    )
    assert "주제 0: 18개 중 1개, 기억 50% (약함)\n주제 1: 18개 중 2개, 기억 52% (약함), 복습 1개" in told.text
    assert told.text.endswith("자주 잊는 질문\n- 왜 그런가요?")
    picture = practice.draw(STANDS, TODAY, room=False)
    assert "날마다: 11/23 3개, 11/25 2개, 12/6 1개." in picture.alt
    assert "주제 18: 18개 중 19개" in picture.alt


def test_a_members_own_is_for_them_alone_and_the_rooms_for_all() -> None:
    mine, ours = progress(STANDS, TODAY, room=False), progress(STANDS, TODAY, room=True)
    assert mine.private
    assert mine.unreached
    assert not ours.private
    assert ours.text.startswith("우리 방의 면접 기록")


def test_the_picture_is_drawn_in_time_and_differs_with_what_it_shows() -> None:
    practice.draw(STANDS, TODAY, room=False)  # letters are read once
    started = time.thread_time()
    picture = practice.draw(STANDS, TODAY, room=False)
    assert time.thread_time() - started < 0.3
    assert picture.png != practice.draw(Progress(TOPICS, (1,) * 14, ()), TODAY, room=False).png
