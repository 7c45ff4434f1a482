"""The index decides as every filter by itself does, and follows what is added and removed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.index import Index
from bot.matching.subject import Subject
from bot.model.posting import Posting
from tests.matching.helpers import TODAY, read, subject
from tests.matching.strategies import filters, postings


@settings(max_examples=300, deadline=None)
@given(
    st.lists(filters, min_size=1, max_size=12),
    st.lists(postings(), min_size=1, max_size=4),
    st.sets(st.integers(0, 11)),
)
def test_the_index_agrees_with_every_filter_by_itself(
    texts: list[str], found: list[Posting], removed: set[int]
) -> None:
    index = Index()
    asked = dict(enumerate(map(read, texts)))
    for key, each in asked.items():
        index.add(key, each)
    for key in removed:
        index.remove(key)
        asked.pop(key, None)
    for one in found:
        expected = {key: why for key, each in asked.items() if (why := each.wants(Subject(one, TODAY)))}
        assert dict(index.match(Subject(one, TODAY))) == expected
        assert sorted(index.keys(Subject(one, TODAY))) == sorted(expected)


def test_equal_filters_come_and_leave_one_by_one() -> None:
    index = Index()
    index.add(1, read("비전 신입"))
    index.add(2, read("신입 컴퓨터비전"))
    wanted = subject("신입", body="비전")
    assert sorted(index.keys(wanted)) == [1, 2]
    index.remove(1)
    assert index.keys(wanted) == [2]
    index.remove(2)
    assert index.keys(wanted) == []
    assert len(index) == 0


def test_a_key_stands_for_its_newest_filter_only() -> None:
    index = Index()
    index.add(1, read("비전"))
    index.add(1, read("추천"))
    assert index.keys(subject(body="비전")) == []
    assert index.keys(subject(body="추천 모델")) == [1]
    assert len(index) == 1


def test_removing_what_is_not_there_changes_nothing() -> None:
    index = Index()
    index.add(1, read("비전"))
    index.remove(7)
    assert index.keys(subject(body="비전")) == [1]


def test_nothing_is_left_behind_when_everything_is_removed() -> None:
    index = Index()
    texts = (
        "비전 신입 -구로",
        "(비전 추천) | 회사:노타",
        "-영업",
        "연봉>=5000 | 재택",
        "비전 신입 -구로",
        "비전 -비전",
    )
    for key, text in enumerate(texts):
        index.add(key, read(text))
    for key in range(len(texts)):
        index.remove(key)
    leftovers = (index._slots, index._worded, index._other, index._prefixes, index._roots)
    assert not any(leftovers)


@settings(max_examples=300, deadline=None)
@given(filters, postings())
def test_a_wanted_posting_has_a_needle_of_every_set(text: str, found: Posting) -> None:
    asked, ready = read(text), Subject(found, TODAY)
    if asked.wants(ready):
        for needles in asked.needles():
            assert any(needle in ready.page.compact for needle in needles)


def test_the_needles_are_the_spellings_of_the_words_that_must_be_there() -> None:
    assert read('"강화학습" 신입 -영업').needles() == (frozenset({"강화학습"}),)
    assert read('"가나" | "다라"').needles() == (frozenset({"가나", "다라"}),)
    assert read('("가나" 신입) | 회사:노타').needles() == (frozenset({"가나", "노타"}),)
    assert read('"가나" | 신입').needles() == ()
    assert "machinelearning" in read("ML").needles()[0]
