"""Phrasings of many companies' styles, labelled apart from the reader, are read as they were labelled."""

from __future__ import annotations

import pytest

from tests.reading.audit_cases import CASES, Case
from tests.reading.test_military_service import LETTERS, opened, service

_LONGEST = 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.title} | {case.body}".replace("\n", " "))
def test_a_posting_is_read_as_a_second_reader_labelled_it(case: Case) -> None:
    found = service(case.title, case.body)
    assert found.stance.value == case.stance
    if case.stance == "accepts" or case.tracks:
        assert "".join(sorted(LETTERS[track] for track in found.tracks)) == case.tracks
        assert found.open_to == opened(case.opens)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.tells],
    ids=lambda case: f"{case.title} | {case.body}".replace("\n", " "),
)
def test_the_evidence_is_the_clause_that_decides_and_short(case: Case) -> None:
    words = [evidence.text for evidence in service(case.title, case.body).evidence]
    assert words
    assert case.tells in " ".join(words) or any(word in case.tells for word in words)
    assert max(len(word) for word in words) <= _LONGEST
