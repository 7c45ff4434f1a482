"""One company's many spellings, and many companies with one prefix."""

from __future__ import annotations

import pytest

from bot.model.salary import Employer
from bot.salary.companies import choose, company_key, is_day_labour
from tests.salary.workplaces import MONTH


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
    assert choose([employer("(주)가람")], name) == ()


@pytest.mark.parametrize(
    "name", ["(주)가람건설/일용/너울타워 신축", "주식회사가람건설-(일용)너울타워", "（주）가람건설/일용/"]
)
def test_day_labourers_rows_have_the_companys_key_and_are_known_for_what_they_are(name: str) -> None:
    assert company_key(name) == "가람건설"
    assert is_day_labour(name)
    assert not is_day_labour("(주)가람건설")


def test_the_same_name_under_another_number_is_another_company_and_not_guessed() -> None:
    found = choose([employer("(주)가람", members=5), employer("가람 주식회사", members=50)], "가람")
    assert isinstance(found, tuple)
    assert [one.members for one in found] == [50, 5]


def test_the_very_name_wins_over_names_that_contain_it() -> None:
    found = choose([employer("(주)가람", members=5), employer("(주)가람전자", members=500)], "주식회사 가람")
    assert isinstance(found, Employer)
    assert found.key == "가람"


def test_a_part_of_a_name_gives_candidates_even_when_there_is_one() -> None:
    found = choose([employer("(주)가람전자"), employer("(주)너울")], "가람")
    assert isinstance(found, tuple)
    assert [one.name for one in found] == ["(주)가람전자"]


def test_a_name_nobody_has_gives_no_candidates() -> None:
    assert choose([employer("(주)가람")], "없는회사") == ()


def employer(name: str, members: int = 10) -> Employer:
    return Employer(1, company_key(name), name, "서울 강남구", "소프트웨어", members, MONTH)
