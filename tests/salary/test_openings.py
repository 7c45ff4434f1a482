"""Which postings a sum is held against."""

from __future__ import annotations

import pytest

from bot.model.reading import Experience, Pay, PayPeriod, Region
from bot.model.salary import Opening
from bot.salary.openings import fitting

PAY = Pay(40_000_000, 50_000_000, PayPeriod.YEAR, "4000~5000")
SEOUL = (Region("서울", "강남구"),)


SAYS_NOTHING = Experience()


def opening(experience: Experience = SAYS_NOTHING, regions: tuple[Region, ...] = SEOUL) -> Opening:
    return Opening(("ml_engineer",), PAY, experience, regions)


@pytest.mark.parametrize(
    ("experience", "years", "fits"),
    [
        (Experience(), None, True),
        (Experience(), (0, 0), None),
        (Experience(entry_ok=True), (0, 0), True),
        (Experience(entry_ok=False), (0, 0), False),
        (Experience(entry_ok=True, min_years=3), (0, 0), True),
        (Experience(min_years=0), (0, 0), True),
        (Experience(min_years=3), (0, 0), False),
        (Experience(min_years=3), (3, 3), True),
        (Experience(min_years=3, max_years=5), (7, 7), False),
        (Experience(max_years=5), (2, None), True),
        (Experience(entry_ok=True), (3, 3), None),
        (Experience(entry_ok=False), (3, 3), None),
    ],
)
def test_a_posting_counts_when_it_takes_people_of_so_many_years(
    experience: Experience, years: tuple[int, int | None] | None, fits: bool | None
) -> None:
    pays, unclear = fitting([opening(experience)], years)
    assert (len(pays), unclear) == {True: (1, 0), False: (0, 0), None: (0, 1)}[fits]


def test_a_posting_counts_when_it_lies_in_the_place_and_is_left_aside_when_it_does_not_say() -> None:
    found = [opening(), opening(regions=()), opening(regions=(Region("대전", "유성구"),))]
    assert fitting(found, None, [("서울", "")]) == ([PAY], 1)
    assert fitting(found, None, [("서울", "서초구")]) == ([], 1)
    assert fitting(found, None) == ([PAY, PAY, PAY], 0)


def test_what_does_not_fit_is_not_left_aside_as_unclear() -> None:
    assert fitting([opening(Experience(), (Region("대전"),))], (0, 0), [("서울", "")]) == ([], 0)
