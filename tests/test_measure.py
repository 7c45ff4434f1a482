"""Measured figures are held to their floors, and invented postings are judged by their labels."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.measure import FLOORS, MEASURES, expected, holds


def test_every_floor_belongs_to_something_measured() -> None:
    assert tomllib.loads(FLOORS.read_text()).keys() <= MEASURES.keys()


def test_a_figure_that_has_fallen_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    figures = {name: dict(floors) for name, floors in tomllib.loads(FLOORS.read_text()).items()}
    assert holds(figures)
    figures["service"]["tracks"] -= 0.01
    del figures["duplicates"]["recall"]
    assert not holds(figures)
    told = capsys.readouterr().err.splitlines()
    assert [line.split(" is ")[0] for line in told] == ["fallen: service.tracks", "fallen: duplicates.recall"]


@pytest.mark.parametrize(
    ("stance", "track", "admission", "status", "tracks", "opens"),
    [
        ("accepts", "전문연구요원", "전직", "unspecified", ["전문연구요원"], ["보충역전직", "현역전직"]),
        ("accepts", "both", "신규", "보충역", ["산업기능요원", "전문연구요원"], ["보충역신규"]),
        ("unclear", "unspecified", "unspecified", "unspecified", [], None),
        ("rejects", "전문연구요원", "전직", "현역", ["전문연구요원"], None),
    ],
)
def test_labels_become_what_a_reading_says(
    stance: str, track: str, admission: str, status: str, tracks: list[str], opens: list[str] | None
) -> None:
    row: dict[str, Any] = {"stance": stance, "track": track, "admission": admission, "status": status}
    assert expected(row) == (stance, [tracks], opens)
