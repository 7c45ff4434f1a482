"""The lines of a posting that say something of the work, each with its part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.model.fitting import Line, Where
from bot.model.posting import RawPosting
from bot.reading import sections
from bot.reading.lines import lines

HEADINGS = sections.load(Path(__file__).parents[2] / "config")
BODY = """[회사소개]
비전 있는 회사입니다.
[주요업무]
- 객체 추적 모델 개발

[자격요건]
• 석사 이상
[우대사항]
ㆍ논문 경험
[복지]
점심 제공
"""


def test_each_line_has_its_part_and_what_says_nothing_of_the_work_is_left_out() -> None:
    raw = RawPosting("가람보드", "1", "비전 연구원", body=BODY)
    assert lines(raw, on=date(2026, 11, 24), headings=HEADINGS) == (
        Line(Where.TITLE, "비전 연구원"),
        Line(Where.DUTIES, "객체 추적 모델 개발"),
        Line(Where.ASKS, "석사 이상"),
        Line(Where.PREFERRED, "논문 경험"),
    )


def test_words_before_any_heading_are_of_the_body() -> None:
    raw = RawPosting("가람보드", "1", "연구원", body="모델을 만듭니다.\n\n함께해요.")
    assert [line.where for line in lines(raw, on=date(2026, 11, 24), headings=HEADINGS)] == [
        Where.TITLE, Where.BODY, Where.BODY,
    ]  # fmt: skip
