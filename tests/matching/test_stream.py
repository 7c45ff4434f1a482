"""A stream is to the law the page it was made from, and its terms are what they have always been."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.page import Page
from bot.matching.stream import Finder, Stream, page, tails
from tests.matching import strategies
from tests.matching.helpers import vocabulary

VOCABULARY = vocabulary()
SPELLINGS = [
    spelling
    for written in sorted({*VOCABULARY.synonyms.groups, *VOCABULARY.traps, *strategies.WORDS})
    if (word := VOCABULARY.word(written))
    for spelling in word.spellings
]
pieces = st.one_of(
    st.sampled_from(strategies.TEXTS),
    st.sampled_from(sorted({trap for traps in VOCABULARY.traps.values() for trap in traps})),
    st.sampled_from(sorted(VOCABULARY.synonyms.heads)),
    st.sampled_from(
        (" ", "-", "/", ".", "'", "+", ",", "·", "_", "  ", " & ", "(", "을", "웹", "a", "R", "c#", "C++")
    ),
    st.text(max_size=3),
)
texts = st.lists(st.lists(pieces, max_size=12).map("".join), min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(texts, st.lists(st.sampled_from(SPELLINGS), min_size=20, max_size=20))
def test_the_law_says_the_same_of_a_stream_and_of_its_texts(texts: list[str], some: list[object]) -> None:
    whole = Page([("", text) for text in texts])
    stream = Stream.of(texts)
    assert Stream.back(stream.line) == stream
    assert (page(stream.line).compact, page(stream.line).tokens) == (whole.compact, whole.tokens)
    there = [spelling for spelling in SPELLINGS if spelling.compact in whole.compact]
    for spelling in there[:40]:
        assert Finder(spelling).stands(stream.line) == (spelling.find(whole) is not None), spelling


def test_terms_stay_what_they_are() -> None:
    # Other terms need a migration that empties the index and marks all postings stale: see the module.
    stream = Stream.of(["딥 러닝, R & D/C++", "웹개발자-LLM의 " + "ㅋ" * 61])
    assert stream.line == "딥 러닝\nr_&_d/c++\n웹개발자-llm 의 " + "ㅋ" * 61
    assert stream.terms() == {
        "딥", "러닝", "r_&_d", "c++", "웹개발자", "llm", "의", "!",
        "~러닝~딥", "-c++~r_&_d", "-llm~웹개발자", "~의~llm", "~!~의",
    }  # fmt: skip
    assert list(tails("개발자")) == ["발자<개", "자<개발"]
    assert list(tails("llm")) == []
    assert (Stream.of(["", " - "]).line, Stream.of([]).terms()) == ("", set())
