"""Mistakes in words."""

from __future__ import annotations

import unicodedata

import pytest

from bot.errors import FilterError, RoomMoved, StoreBusy
from bot.model.chat import BlockKind
from bot.rendering import errors


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def test_a_filters_mistake_is_shown_under_the_filter() -> None:
    trouble = FilterError("모르는 칸입니다: 지력", "전문연 지력:대전", 4, 6, "전문연 지역:대전")
    told = errors.filter_error(trouble)
    assert [block.kind for block in told.blocks] == [BlockKind.TEXT, BlockKind.PRE, BlockKind.TEXT]
    assert told.text.splitlines() == [
        "모르는 칸입니다: 지력",
        "전문연 지력:대전",
        "　　　 ＾＾",
        "이렇게 쓰면 됩니다: 전문연 지역:대전",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("vision 지력:대전", 7, 9),
        ('전문연 "닫지 않은', 4, 5),
        ("비전 |", 3, 4),
        ("전문연 -", 5, 5),
        ("", 0, 0),
        ("가" * 2_500 + "(" + "나" * 2_500, 2_500, 2_501),
        ("전문연\n비전 ??", 7, 9),
        ("음성", 90, 99),
        ("음성", -3, 1),
    ],
)
def test_the_caret_stands_under_the_mistake_in_a_window(text: str, start: int, end: int) -> None:
    shown, under = errors.caret(text, start, end)
    assert "\n" not in shown
    assert len(shown) <= 2 * errors.AROUND + errors.MARKED + 2
    marks = under.strip(" \u3000")
    assert marks
    assert set(marks) <= {"^", "＾"}
    at = columns(under) - columns(marks)
    before = shown[: len(under) - len(marks)]
    assert columns(before) == at
    wrong = text[max(start, 0) : end]
    assert shown[len(before) :].startswith(wrong)


def test_marks_that_take_no_room_do_not_move_the_caret() -> None:
    shown, under = errors.caret("e\u0301\u200f x", 4, 5)
    assert (shown, under) == ("e\u0301\u200f x", "  ^")


def test_a_filter_error_without_hint_has_no_empty_line() -> None:
    assert len(errors.filter_error(FilterError("빈 조건입니다.", "-", 0, 1)).blocks) == 2


def test_whatever_was_raised_on_purpose_speaks_for_itself() -> None:
    assert errors.error(StoreBusy("다른 프로세스가 쓰고 있습니다.")).text == "다른 프로세스가 쓰고 있습니다."
    assert errors.error(RoomMoved("-100")).text == "방이 -100(으)로 옮겨졌습니다."
    assert errors.error(FilterError("틀렸습니다.", "a", 0, 1)).blocks[1].kind is BlockKind.PRE


def test_something_unforeseen_says_sorry_and_what_to_tell() -> None:
    assert errors.unexpected("7f3a").text.splitlines() == [
        "죄송합니다. 처리하다가 문제가 생겼습니다. 잠시 뒤 다시 해 주세요.",
        "계속되면 운영자에게 알려 주세요: 7f3a",
    ]


def test_an_unknown_command_names_the_nearest() -> None:
    assert errors.unknown_command("/구둑", "subscribe").text == (
        "‘/구둑’은 모르는 명령입니다. /subscribe 를 찾으셨나요? 할 수 있는 일은 /help 에 있습니다."
    )
    assert errors.unknown_command("안녕").text.startswith("‘안녕’은 모르는 명령입니다. 할 수 있는 일은")
    assert errors.unknown_command("/zzz").text.startswith("‘/zzz’는 모르는 명령입니다. 할 수 있는 일은")


def test_who_is_no_admin_learns_what_they_may_do() -> None:
    assert "/jobs" in errors.not_admin().text


def test_a_stale_button_answers_at_the_press_only() -> None:
    told = errors.stale_button()
    assert told.toast
    assert not told.blocks
