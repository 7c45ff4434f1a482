"""The words of settings are read as they are said, and as people type them."""

from __future__ import annotations

import unicodedata
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingError
from bot.model.manners import Mode, QuietHours, Rhythm
from bot.rendering.setting_wishes import When
from bot.rendering.setting_words import read, read_mode, read_quiet, read_time, say_mode

CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
MODES = st.builds(Mode, st.sampled_from(Rhythm), CLOCKS, st.integers(0, 6))


@given(MODES)
def test_a_mode_is_read_as_it_is_said(mode: Mode) -> None:
    assert str(read_mode(say_mode(mode))) == str(mode)


@given(CLOCKS, CLOCKS)
def test_quiet_hours_are_read_as_they_are_written(start: time, end: time) -> None:
    if start != end:
        assert read_quiet(str(QuietHours(start, end))) == QuietHours(start, end)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("9시", "09:00"), ("9", "09:00"), ("09:30", "09:30"), ("0930", "09:30"), ("9시 반", "09:30"), ("9시반", "09:30"),
        ("9시 5분", "09:05"), ("오후 7시", "19:00"), ("오전 12시", "00:00"), ("오후 12시", "12:00"), ("24:00", "00:00"),
        ("오후 19시", "19:00"), ("23:59", "23:59"),
    ],
)  # fmt: skip
def test_times_of_day_as_people_type_them(words: str, at: str) -> None:
    assert f"{read_time(words):%H:%M}" == at


@pytest.mark.parametrize("words", ["", "아침", "25시", "9:61", "24:30", "9시 60분", "-9시"])
def test_what_is_no_time_of_day_is_refused(words: str) -> None:
    with pytest.raises(SettingError):
        read_time(words)


@pytest.mark.parametrize(
    "words", ["23:00-08:00", "23:00–08:00", "23시~8시", "23시부터 8시까지", "오후 11시 - 오전 8시"]
)
def test_quiet_hours_as_people_type_them(words: str) -> None:
    assert str(read_quiet(words)) == "23:00-08:00"


@given(st.text(max_size=40))
def test_any_words_are_read_or_refused_in_korean(words: str) -> None:
    told = ""
    try:
        read(words)
    except SettingError as error:
        told = str(error)
    assert not told or any(hint in told for hint in ("/settings", "예:", "가운데", "찾으셨"))


def test_decomposed_korean_is_read_the_same() -> None:
    assert read(unicodedata.normalize("NFD", "1번 매일 9시")) == When("1", Mode(Rhythm.DAILY, time(9)))
