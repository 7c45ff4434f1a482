"""A room's own questions as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import QuestionError
from bot.interview import own
from bot.model.interview import Question

WHOLE = """질문: 실험을 어떻게
기록하나요?
주제: 협업
수준: 실무
힌트: 나중의 나를 떠올려 보세요.
답: 설정을 남긴다.

    seed = 7
결과도 남긴다.
꼬리질문:
- 실패한 실험은?
- 누가 보나요?
짚을 것: 다시 해 볼 수 있다"""


def test_a_whole_question_is_read_part_by_part() -> None:
    [one] = own.read(WHOLE)
    assert (one.ask, one.subtopic, one.level) == ("실험을 어떻게\n기록하나요?", "협업", 2)
    assert one.answer == "설정을 남긴다.\n\n    seed = 7\n결과도 남긴다."
    assert one.follow_ups == ("실패한 실험은?", "누가 보나요?")
    assert [point.point for point in one.rubric] == ["다시 해 볼 수 있다"]


def test_question_and_answer_are_enough_and_several_are_parted() -> None:
    one, other = own.read("질문: 왜요?\n답: 그냥.\n---\n\n질문：언제요?\n모범답안: 내일.\n-----\n")
    assert (one.ask, one.level, one.follow_ups, one.subtopic) == ("왜요?", 1, (), own.NAME)
    assert (other.ask, other.answer) == ("언제요?", "내일.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "질문과 답을 적어 주세요"),
        ("왜 그런가요?", "‘질문:’으로 시작해 주세요"),
        ("질문: 왜요?", "‘답:’이(가) 없습니다"),
        ("질문:\n답: 네", "‘질문:’이(가) 없습니다"),
        ("질문: 왜\n답: 네\n질문: 언제\n답: 내일", "‘질문:’이(가) 두 번 있습니다. 질문 여러 개는 ---"),
        ("질문: 왜\n답: 네\n---\n답: 네", "2번째 질문: ‘질문:’이(가) 없습니다"),
        ("질문: 왜\n답: " + "네" * 1501, "‘답’이(가) 1501자입니다. 1500자까지"),
        ("질문: 왜\n답: 네\n수준: 4", "‘수준’은 1 기본"),
        ("질문: 왜\n답: 네\n꼬리질문:" + "\n- 또" * 7, "‘꼬리질문’은(는) 150자까지 6줄"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(QuestionError) as refused:
        own.read(text)
    assert told in str(refused.value)


def test_what_is_written_reads_the_same() -> None:
    questions = own.read(f"{WHOLE}\n---\n질문: 왜요?\n답: 그냥.")
    assert own.read(own.write(questions)) == questions


@given(st.lists(st.text(st.sampled_from("가 나\n-질문답:：1 "), max_size=60), min_size=2, max_size=3))
def test_whatever_can_be_read_can_be_written_and_read_again(texts: list[str]) -> None:
    questions = _read("질문:" + "\n답:".join(texts))
    assert _read(own.write(questions)) == questions if questions else True


def _read(text: str) -> list[Question]:
    try:
        return own.read(text)
    except QuestionError:
        return []
