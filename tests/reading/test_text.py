"""Normalised words always lead back to the words as they stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.reading import Part
from bot.reading.text import Text


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("ＡＩ 연구원", "AI 연구원"),
        ("㈜가람\u00a0 연구소", "(주)가람 연구소"),
        ("전문\u200b연구\u200b요원", "전문연구요원"),
        (unicodedata.normalize("NFD", "전문연구요원"), "전문연구요원"),
        ("하나 \r\n  둘\n\n\n\n셋", "하나\n둘\n\n셋"),
        ("연구ㆍ개발…", "연구·개발..."),
        ("", ""),
    ],
)
def test_what_rules_read(original: str, plain: str) -> None:
    assert Text(original).plain == plain


def test_evidence_is_the_words_as_they_stood() -> None:
    text = Text("  전문\u200b연구 \u3000 요원（현역）  지원\u00a0가능")
    start = text.plain.index("전문")
    found = text.evidence(start, text.plain.index(")") + 1)
    assert found.text == "전문\u200b연구 \u3000 요원（현역）"
    assert found.text == text.original[found.start : found.end]


def test_evidence_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        Text("a  b").evidence(1, 2)


LETTERS = "전문연구요원ab İＡ㈜…ㆍ①한e\u0301\u200b\ufeff\u00a0\u3000\r\n\t"
WORDS = st.text(alphabet=st.sampled_from(LETTERS), max_size=60)


@given(WORDS | st.text(max_size=60), st.data())
def test_every_offset_leads_back(original: str, data: st.DataObject) -> None:
    text = Text(original, Part.BODY)
    assert len(text.low) == len(text.plain)
    start = data.draw(st.integers(0, len(text.plain)))
    end = data.draw(st.integers(start, len(text.plain)))
    if text.plain[start:end].strip():
        found = text.evidence(start, end)
        assert found.text == original[found.start : found.end]
        # One sign may stand for several letters (㈜), so the words may say a little more than was asked for.
        assert text.plain[start:end].split()[0][:1] in Text(found.text).plain


@given(WORDS | st.text(max_size=60))
def test_a_letter_to_compose_far_away_changes_nothing_else(original: str) -> None:
    usual, composed = Text(original + "x"), Text(original + "x\ne\u0301")
    assert composed.plain == usual.plain + "\n\u00e9"


def test_a_folded_form_with_a_mark_is_folded_too() -> None:
    assert Text("……\u0301").plain.startswith("......")
