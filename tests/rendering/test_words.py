"""Particles, numbers, money and cuts."""

from __future__ import annotations

import pytest

from bot.rendering.words import cut, josa, manwon, manwon_range, number, quoted


@pytest.mark.parametrize(
    ("word", "pair", "told"),
    [
        ("서울", "을/를", "서울을"),
        ("대구", "을/를", "대구를"),
        ("대전", "이/가", "대전이"),
        ("제주", "은/는", "제주는"),
        ("연구", "과/와", "연구와"),
        ("부산", "으로/로", "부산으로"),
        ("서울", "으로/로", "서울로"),
        ("제주", "으로/로", "제주로"),
        ("‘전문연’", "을/를", "‘전문연’을"),
        ("‘비전 -구로’", "을/를", "‘비전 -구로’를"),
        ("3", "을/를", "3을"),
        ("2", "을/를", "2를"),
        ("10", "이/가", "10이"),
        ("7", "으로/로", "7로"),
        ("LLM", "을/를", "LLM을"),
        ("AI", "은/는", "AI는"),
        ("vision", "을/를", "vision을"),
        ("chat", "을/를", "chat을(를)"),
        ("視覚", "이/가", "視覚이(가)"),
        ("", "을/를", "을(를)"),
    ],
)
def test_the_particle_fits_the_sound_before_it(word: str, pair: str, told: str) -> None:
    assert josa(word, pair) == told


@pytest.mark.parametrize(
    ("won", "told"),
    [
        (40_000_000, "4,000만원"),
        (100_000_000, "1억원"),
        (125_000_000, "1억 2,500만원"),
        (1_000_000_000, "10억원"),
        (25_883_520, "약 2,588만원"),
        (0, "0만원"),
    ],
)
def test_money_is_said_in_man_and_eok(won: int, told: str) -> None:
    assert manwon(won) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (40_000_000, 60_000_000, "4,000–6,000만원"),
        (50_000_000, 50_000_000, "5,000만원"),
        (90_000_000, 120_000_000, "9,000만원–1억 2,000만원"),
        (100_000_000, 150_000_000, "1억원–1억 5,000만원"),
        (25_883_520, 30_000_000, "약 2,588만원–3,000만원"),
    ],
)
def test_a_range_says_its_unit_once_where_it_can(low: int, high: int, told: str) -> None:
    assert manwon_range(low, high) == told


def test_numbers_have_their_thousands_apart() -> None:
    assert number(1518) == "1,518"


def test_a_short_text_stays_whole_on_one_line() -> None:
    assert cut("머신러닝\n  연구원 ", 200) == "머신러닝 연구원"


def test_a_long_text_is_cut_where_everybody_sees_it() -> None:
    told = cut("가" * 5_000, 200)
    assert len(told) == 200
    assert told.endswith("가…")


def test_a_cut_leaves_no_half_pictogram_joiner() -> None:
    assert cut("ab👩\u200d💻xyz", 5) == "ab👩…"


def test_quotes_hold_the_cut_text() -> None:
    assert quoted("가" * 50, 10) == "‘가가가가가가가가가…’"
