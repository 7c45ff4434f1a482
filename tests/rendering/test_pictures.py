"""Pictures: PNG of a phone's width, drawn quickly, the words beside them saying the same; nothing imported before."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from bot.model.chat import Picture
from bot.model.salary import Quartiles
from bot.rendering.pictures import boxes, canvas, distribution, months, parts
from bot.salary.pension_estimates import data_of
from tests.processes import ROOT
from tests.rendering.salary_answers import BOT, MONTH, TABLES, left

SHARES = [(5_000_000 * bar, 30.0 - bar) for bar in range(31)]
ROLES = [("ML 엔지니어", Quartiles(40_000_000, 50_000_000, 60_000_000, 12, 0, 0))]


def stands(won: int) -> Picture:
    return distribution.draw(TABLES.percentile().position(won), SHARES)


def year(members: int) -> list[months.Month]:
    return [(date(2025, month, 1), members * month, 4_000_000 + month, month > 6) for month in range(1, 13)]


PICTURES: dict[str, tuple[Callable[[], Picture], tuple[str, ...]]] = {
    "a sum": (lambda: stands(100_000_000), ("1억원: 상위 약 7.4%", "국세청")),
    "the most": (lambda: stands(3_000_000_000), ("30억원: 상위 0.05% 안",)),
    "the least": (lambda: stands(1), ("보다 아래",)),
    "take-home": (
        lambda: parts.draw(left(50_000_000)),
        ("실수령 3,", "국민연금 188,380원", "소득세법 시행령"),
    ),
    "roles": (
        lambda: boxes.draw("공고가 적은 연봉", ROLES, ["ML 엔지니어"], BOT),
        ("4,000만원, 5,000만원, 6,000만원 (공고 12건)", "2026-11-23"),
    ),
    "a company": (
        lambda: months.draw("(주)가람", year(100), data_of(MONTH)),
        ("2025년 1월 100명, 약 월 400만원", "2025년 12월 1,200명, 최소 월 400만원", "2026년 6월"),
    ),
    "a company nobody can estimate": (
        lambda: months.draw("가" * 80, [(MONTH, 0, None, False), (MONTH, 0, None, False)], data_of(MONTH)),
        ("0명",),
    ),
}


@pytest.mark.parametrize(("draw", "words"), PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_is_small_of_a_phones_width_and_said_in_words_too(
    draw: Callable[[], Picture], words: tuple[str, ...]
) -> None:
    picture = draw()
    image = Image.open(io.BytesIO(picture.png))
    assert (image.format, image.width) == ("PNG", 1080)
    assert 300 < image.height < 1400
    assert len(picture.png) < 120_000
    assert "출처: " in picture.alt
    assert all(word in picture.alt for word in words), picture.alt


@pytest.mark.parametrize(("draw", "_words"), PICTURES.values(), ids=PICTURES.keys())
def test_a_picture_is_drawn_within_300_ms_once_warm(
    draw: Callable[[], Picture], _words: tuple[str, ...]
) -> None:
    draw()
    took = []
    for _ in range(3):
        start = time.thread_time()
        draw()
        took.append(time.thread_time() - start)
    assert min(took) < 0.3


def test_the_font_has_the_letters_that_sources_use() -> None:
    blank = canvas._font(canvas.TEXT).getmask("\uffff").getbbox()
    for letter in "가힣연봉원억0A–·「」":
        assert canvas._font(canvas.TEXT).getmask(letter).getbbox() != blank, letter


def test_long_sources_are_broken_into_lines_that_fit() -> None:
    lines = canvas.wrapped("국민연금법 제88조 " * 20, canvas.SMALL, 900)
    assert len(lines) > 1
    assert all(canvas.width(line, canvas.SMALL) <= 900 for line in lines)


def test_a_sum_beyond_the_last_bar_stands_in_it() -> None:
    top = TABLES.percentile().position(10**9)
    assert distribution.draw(replace(top, won=10**9), SHARES).png


def test_nothing_is_imported_before_the_first_picture() -> None:
    code = (
        "import sys; from pathlib import Path; from bot.config import Config; Config.load(Path('config'));"
        "sys.exit(any(name.split('.')[0] in ('PIL', 'pylopdf_fonts_ko') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60).returncode == 0
