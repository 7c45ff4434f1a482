"""The spotter finds every word of its list, and only whole Latin words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.spotting import Spotter
from bot.reading.words import pattern

WORDS = [
    "데이터",
    "데이터 분석",
    "데이터 분석가",
    "분석",
    "AI 모델",
    "c++",
    "ml",
    "ml 엔지니어",
    "a/b 테스트",
    "r&d",
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("데", []),
        ("데이터", ["데이터"]),
        ("데이터분석가", ["데이터", "데이터 분석", "데이터 분석가", "분석"]),
        ("데이터 분석", ["데이터", "데이터 분석", "분석"]),
        ("데이터  분석", ["데이터", "분석"]),
        ("ai모델과 ai 모델", ["AI 모델", "AI 모델"]),
        ("html", []),
        ("ml엔지니어", ["ml", "ml 엔지니어"]),
        ("xml 엔지니어", []),
        ("c++ 개발", ["c++"]),
        ("a/b테스트", ["a/b 테스트"]),
        ("a/b 테스트", ["a/b 테스트"]),
        ("r&d센터", ["r&d"]),
        ("😀데이터😀", ["데이터"]),
        ("😀😀ml", ["ml"]),
    ],
)
def test_words_are_found_where_they_stand(text: str, found: list[str]) -> None:
    spots = Spotter(WORDS).find(text)
    assert sorted(spot.word for spot in spots) == sorted(found)
    for spot in spots:
        assert text[spot.start : spot.end].replace(" ", "") == spot.word.lower().replace(" ", "")


def test_a_window_keeps_the_offsets_of_the_whole_text() -> None:
    text = "분석 데이터 분석"
    assert [(spot.word, spot.start, spot.end) for spot in Spotter(["분석"]).find(text, 2)] == [("분석", 7, 9)]
    assert Spotter(["분석"]).find(text, 0, 1) == []
    assert [spot.start for spot in Spotter(["분석"]).find(text, 0, 400)] == [0, 7]


@given(st.text(st.sampled_from("데이터분석가ㄱ aimlc+x1😀\n"), max_size=60))
def test_a_walk_finds_what_looking_for_each_word_finds(text: str) -> None:
    spots = {(spot.word, spot.start, spot.end) for spot in Spotter(WORDS).find(text)}
    searched = {
        (word, match.start(1), match.end(1))
        for word in WORDS
        for match in re.finditer(f"(?=({pattern([word]).replace(chr(92) + 's', ' ')}))", text)
    }
    assert {(w, s, e) for w, s, e in spots if w in ("데이터", "분석", "ml")} == {
        (w, s, e) for w, s, e in searched if w in ("데이터", "분석", "ml")
    }
    assert {spot[0] for spot in spots} == {found[0] for found in searched}


def test_words_spelt_alike_are_all_found() -> None:
    found = Spotter(["영상 처리", "영상처리", "영상"]).find("영상처리 개발")
    assert sorted(spot.word for spot in found) == ["영상", "영상 처리", "영상처리"]
