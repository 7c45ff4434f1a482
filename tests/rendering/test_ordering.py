"""The words for an order, told from the words that are looked for."""

from __future__ import annotations

import unicodedata

import pytest

from bot.model.search import Order
from bot.rendering.ordering import split

DEADLINE, NEWEST = Order.DEADLINE, Order.NEWEST


@pytest.mark.parametrize(
    ("said", "query", "order"),
    [
        ("전문연 비전", "전문연 비전", None),
        ("", "", None),
        ("마감순", "", DEADLINE),
        ("전문연  마감순", "전문연", DEADLINE),
        ("마감순 전문연 | 비전", "전문연 | 비전", DEADLINE),
        ("전문연 최신순 신입", "전문연 신입", NEWEST),
        ("전문연 정렬:마감", "전문연", DEADLINE),
        ("전문연 정렬: 마감순", "전문연", DEADLINE),
        ("전문연 sort=deadline", "전문연", DEADLINE),
        ("전문연 정렬:최신", "전문연", NEWEST),
        ("마감순 최신순", "", NEWEST),
        ("마감<=7일 상시", "마감<=7일 상시", None),
        ('"마감순 정렬" 개발', '"마감순 정렬" 개발', None),
        ("“a 마감순 b” 마감순", "“a 마감순 b”", DEADLINE),
        ("마감순서 알고리즘", "마감순서 알고리즘", None),
        ("-마감순", "-마감순", None),
        ("정렬:연봉", "정렬:연봉", None),
        (unicodedata.normalize("NFD", "비전 마감순"), "비전", DEADLINE),
    ],
)
def test_an_order_is_told_from_what_is_looked_for(said: str, query: str, order: Order | None) -> None:
    assert split(said) == (query, order)
