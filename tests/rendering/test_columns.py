"""Columns stand under each other, whatever letters they hold."""

from __future__ import annotations

from bot.rendering.columns import columns, width


def test_a_korean_letter_is_two_places_wide() -> None:
    assert (width("abc"), width("가나"), width("A가·")) == (3, 4, 4)


def test_cells_begin_where_the_ones_above_do() -> None:
    told = columns([("출처", "kind", ""), ("AB180", "ninehire", "좋음")])
    assert told == "출처   kind\nAB180  ninehire  좋음"
