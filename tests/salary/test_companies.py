"""One company's many spellings, and many companies with one prefix."""

from __future__ import annotations

import pytest

from bot.salary.companies import Candidates, Company, choose, company_key, group, is_day_labour
from tests.salary.workplaces import row


@pytest.mark.parametrize(
    "name",
    [
        *(
            "주식회사 가람전자",
            "주식회사가람전자",
            "(주)가람전자",
            "㈜가람전자",
            "（주）가람전자",
            "가람전자(주)",
            "가람전자 주식회사",
        ),
        *(
            "가람 전자",
            "가람전자유한회사",
            "가람전자(유)",
            "주식회사 가람전자 (Garam Electronics Inc.)",
            "가람전자(GARAM",
        ),
    ],
)
def test_legal_forms_blanks_and_other_letters_do_not_matter(name: str) -> None:
    assert company_key(name) == "가람전자"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GK가람", "지케이가람"),
        ("Q&A너울", "큐앤에이너울"),
        ("HNK", "에이치엔케이"),
        ("에치앤케이", "에이치앤케이"),
        ("씨제이너울", "CJ너울"),
        ("시제이너울", "CJ너울"),
    ],
)
def test_latin_letters_are_the_same_as_their_korean_names(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize("name", ["", "주식회사", "(주)", "!!"])
def test_a_name_of_nothing_has_no_key_and_finds_nothing(name: str) -> None:
    assert company_key(name) == ""
    assert choose(group([row("(주)가람")]), name) == Candidates(())


@pytest.mark.parametrize(
    "name", ["(주)가람건설/일용/너울타워 신축", "주식회사가람건설-(일용)너울타워", "（주）가람건설/일용/"]
)
def test_day_labourers_rows_belong_to_the_company_and_stay_apart(name: str) -> None:
    assert company_key(name) == "가람건설"
    assert is_day_labour(name)
    companies = group([row("(주)가람건설", members=5), row(name, members=90)])
    assert [(one.members, one.day_labour) for one in companies] == [(90, True), (5, False)]
    found = choose(companies, "가람건설")
    assert isinstance(found, Company)
    assert found.members == 5


def test_workplaces_of_one_name_and_prefix_are_added_up() -> None:
    (found,) = group(
        [
            row("(주)가람", members=10, billed=4_000_000, entered=2, left=1),
            row("주식회사 가람", members=30, billed=9_000_000, entered=1, left=3),
            row("가람(주)", members=99, registered=False),
        ]
    )
    assert (found.name, found.members, found.billed, found.entered, found.left) == (
        "주식회사 가람",
        40,
        13_000_000,
        3,
        4,
    )


def test_the_same_prefix_alone_is_never_one_company() -> None:
    assert len(group([row("(주)가람", "120880"), row("(주)너울", "120880")])) == 2


def test_the_same_name_under_another_prefix_is_another_company_and_not_guessed() -> None:
    companies = group([row("(주)가람", "120880", members=5), row("가람 주식회사", "654321", members=50)])
    found = choose(companies, "가람")
    assert isinstance(found, Candidates)
    assert [one.members for one in found.companies] == [50, 5]


def test_the_very_name_wins_over_names_that_contain_it() -> None:
    companies = group(
        [row("(주)가람", members=5), row("(주)가람전자", members=500), row("가람 부산지점", members=9)]
    )
    found = choose(companies, "주식회사 가람")
    assert isinstance(found, Company)
    assert found.key == "가람"


def test_a_part_of_a_name_gives_candidates_even_when_there_is_one() -> None:
    found = choose(group([row("(주)가람전자"), row("(주)너울")]), "가람")
    assert isinstance(found, Candidates)
    assert [one.name for one in found.companies] == ["(주)가람전자"]


def test_a_name_nobody_has_gives_no_candidates() -> None:
    assert choose(group([row("(주)가람")]), "없는회사") == Candidates(())
