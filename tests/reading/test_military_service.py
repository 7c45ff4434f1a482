"""A posting is open to 전문연구요원, closed to them, unclear or silent, as a careful reader would say."""

from __future__ import annotations

import pytest

from bot.model.posting import RawPosting
from bot.model.reading import Admission, Evidence, Part, Service, Track
from bot.reading import read
from tests.reading.lexicon import DAY, lexicon
from tests.reading.service_cases import CASES, Case

LETTERS = {Track.RESEARCH: "R", Track.INDUSTRIAL: "I"}


def service(title: str = "", body: str = "", **fields: str) -> Service:
    return read(RawPosting("test", "1", title, body=body, fields=fields), on=DAY, lexicon=lexicon()).service


def opened(words: str) -> frozenset[Admission] | None:
    if not words:
        return None
    if words == "*":
        return frozenset(Admission)
    if words.startswith("-"):
        return frozenset(Admission) - {Admission(words[1:])}
    return frozenset(pair for pair in Admission for word in words.split() if word in pair.value)


def quoted(evidence: Evidence, posting: RawPosting) -> str:
    words = {Part.TITLE: posting.title, Part.BODY: posting.body}.get(evidence.part) or posting.fields[
        evidence.name
    ]
    return words[evidence.start : evidence.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.title} | {case.body}".replace("\n", " "))
def test_a_posting_says_what_a_careful_reader_says(case: Case) -> None:
    found = service(case.title, case.body)
    tracks = "".join(sorted(LETTERS[track] for track in found.tracks))
    assert (found.stance.value, tracks) == (case.stance, case.tracks)
    assert found.open_to == opened(case.opens)
    assert bool(found.evidence) == (case.stance != "none" or bool(case.tracks))
