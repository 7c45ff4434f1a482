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


def test_boards_that_list_only_research_personnel_answer_for_a_silent_text() -> None:
    for board in ("mma", "MMA", "rndjob"):
        found = service("광학계 조립 연구원", "[자격요건]\n신입/경력", board=board)
        assert (found.stance.value, set(found.tracks)) == ("accepts", {Track.RESEARCH})
        assert [(e.part, e.name, e.text) for e in found.evidence] == [(Part.FIELD, "board", board)]
    assert service("광학계 조립 연구원", board="wanted") == Service()


def test_words_of_the_text_are_quoted_rather_than_the_board() -> None:
    found = service("광학계 조립 연구원", "[근무조건]\n병역특례", board="rndjob")
    assert found.stance.value == "accepts"
    assert [(e.part, e.text) for e in found.evidence] == [(Part.BODY, "병역특례")]


@pytest.mark.parametrize(
    ("answer", "stance", "tracks", "opens"),
    [
        ("전문연구요원", "accepts", "R", ""),
        ("전문연구요원, 현역", "accepts", "R", "현역"),
        ("전문연구요원/산업기능요원", "accepts", "IR", ""),
        ("산업기능요원", "none", "I", ""),
        ("산업기능요원 보충역", "none", "I", "보충역"),
        ("병역특례", "unclear", "", ""),
        ("병역특례 보충역", "unclear", "", "보충역"),
        ("alternative_military", "unclear", "", ""),
        ("희망", "unclear", "", ""),
        ("비희망", "rejects", "", ""),
        ("정규직", "none", "", ""),
        ("  ", "none", "", ""),
    ],
)
def test_the_boards_own_answer_outranks_silence(answer: str, stance: str, tracks: str, opens: str) -> None:
    found = service("센서 융합 개발자", "카메라와 라이다를 함께 씁니다.", service=answer)
    assert (found.stance.value, "".join(sorted(LETTERS[track] for track in found.tracks))) == (stance, tracks)
    assert found.open_to == opened(opens)
    assert all(evidence.part is Part.FIELD for evidence in found.evidence)


def test_an_explicit_refusal_outranks_an_answer_without_a_track_and_the_conflict_is_kept() -> None:
    found = service("개발자", "전문연구요원 지원은 불가합니다.", service="병역특례")
    assert found.stance.value == "rejects"
    assert [(e.part, e.text) for e in found.conflict] == [(Part.FIELD, "병역특례")]


def test_an_answer_that_names_the_track_outranks_a_refusal_and_the_conflict_is_kept() -> None:
    found = service("개발자", "전문연구요원 지원은 불가합니다.", service="전문연구요원")
    assert found.stance.value == "accepts"
    assert [e.text for e in found.conflict] == ["전문연구요원 지원은 불가합니다"]


def test_a_text_that_accepts_stays_so_beside_a_board_that_does_not() -> None:
    found = service("개발자 (전문연구요원 가능)", service="비희망")
    assert found.stance.value == "accepts"
    assert [e.text for e in found.conflict] == ["비희망"]


def test_positions_that_differ_are_kept_as_a_conflict() -> None:
    found = service("연구소 공채", "A팀: 전문연구요원 지원 가능\nB팀: 전문연구요원 지원 불가")
    assert found.stance.value == "accepts"
    assert [e.text for e in found.evidence] == ["전문연구요원 지원 가능"]
    assert [e.text for e in found.conflict] == ["전문연구요원 지원 불가"]


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("[전문연구요원] 지도 학습 연구원", "", "[전문연구요원]"),
        ("연구원(전문연구요원 - 보충역, 전직자)", "", "(전문연구요원 - 보충역, 전직자)"),
        (
            "연구원",
            "- 전문연구요원(현역/보충역) 지원 가능합니다.",
            "전문연구요원(현역/보충역) 지원 가능합니다",
        ),
        ("연구원", "- 병역특례/전문연구요원 채용", "병역특례/전문연구요원 채용"),
        ("연구원", "- 남성은 병역필 또는 면제자에 한함", "병역필 또는 면제자"),
    ],
)
def test_evidence_reads_as_a_whole(title: str, body: str, words: str) -> None:
    assert service(title, body).evidence[0].text == words
