"""What holds for any text: it is read or refused with a FilterError, and its canonical text means the same."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import FilterError
from bot.matching.language import parse
from tests.matching.helpers import read, vocabulary
from tests.matching.strategies import FACETS, WORDS, filters

SIGNS = st.sampled_from(
    [*"()|-!\"':,<>=?&/ ", "또는", "제외:", "…", "“", "가", "a", "1", "-(", ">=", "이상", "년"]
)
anything = st.lists(
    st.one_of(SIGNS, st.sampled_from(WORDS), st.sampled_from(FACETS), st.text(max_size=4)), max_size=25
)


@settings(max_examples=1000, deadline=None)
@given(anything.map("".join))
@example('"" "" -""')
@example("-" * 500)
@example("(" * 500)
@example("연봉>=" + "9" * 400)
@example("지역:,,,")
@example('회사:""')
def test_any_text_is_read_or_refused_and_a_hint_can_be_read(text: str) -> None:
    asked = refused = None
    try:
        asked = read(text)
    except FilterError as error:
        refused = error
    if refused:
        assert 0 <= refused.start <= refused.end <= len(text)
        if refused.hint:
            read(refused.hint)
    if asked:
        again = parse(asked.canonical(), vocabulary(), limit=None)
        assert again == asked
        assert again.canonical() == asked.canonical()
        assert asked.explain().endswith(".")


@settings(max_examples=300, deadline=None)
@given(filters)
def test_the_canonical_text_means_the_same(text: str) -> None:
    asked = read(text)
    again = parse(asked.canonical(), vocabulary(), limit=None)
    assert again == asked
    assert again.canonical() == asked.canonical()


LONG = (
    " ".join(f"{word}{i}" for i, word in enumerate(("전문가들이모여", "machinelearning", "대왕판교로길") * 9))
    + " | 강화 학습 서울 강남 -구로 연봉>=5000",
    "강화 학습 | machine learning " * 20,
    "(비전 | (음성 -(서울 강남))) " * 20,
    "지역:판교,강남,성남 연봉>=5,000만원 -(경력<3 | 학력!>=석사) " * 12,
    "지역:판겨 직무:리서쳐 지여:판교 (비전 " * 18,
    "-" * 500,
    "지역:" + "가" * 497,
    "연봉>=" + "9," * 250,
)


@pytest.mark.parametrize("text", LONG, ids=[text[:12] for text in LONG])
def test_five_hundred_characters_are_read_or_refused_in_five_milliseconds(text: str) -> None:
    text = text[:490].ljust(490)
    assert min(_seconds(text + " " * i) for i in range(6)) < 0.005


def _seconds(text: str) -> float:
    started = time.thread_time()
    with suppress(FilterError):
        read(text[:500])
    return time.thread_time() - started
