"""What a sentence claims."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.errors import AmountError, ConfigError
from bot.model.salary import Claim
from bot.salary.claims import RoleNames, read
from tests.salary.figures import CONFIG


@cache
def names() -> RoleNames:
    return RoleNames.load(CONFIG)


def claim(text: str) -> Claim:
    return read(text, names())


def test_a_claim_of_people_in_service_is_at_least_an_eok() -> None:
    found = claim("AI 개발자는 병역특례 요원마저 억대 연봉")
    assert found.amount is not None
    assert (found.amount.low, found.amount.high) == (100_000_000, None)
    assert (found.roles, found.years, found.in_service) == (("ml_engineer",), None, True)


def test_a_claim_for_beginners_has_role_and_years() -> None:
    found = claim("신입 AI 연구원 1억")
    assert found.amount is not None
    assert (found.amount.low, found.roles, found.years, found.in_service) == (
        *(100_000_000, ("research_scientist",), (0, 0)),
        False,
    )


@pytest.mark.parametrize(
    ("text", "roles", "years"),
    [
        ("6000 ml엔지니어 신입", ("ml_engineer",), (0, 0)),
        ("3년차 백엔드 7천 어때", ("backend",), (3, 3)),
        ("경력 3~5년 데이터 사이언티스트 6500만 서울", ("data_scientist",), (3, 5)),
        ("10년 이상 MLOps 1.2억", ("mlops_engineer",), (10, None)),
        ("5년 경력 리서처 9천", ("research_scientist",), (5, 5)),
        ("전문연구요원 초봉 5천", (), (0, 0)),
        ("전문연 3년 다니면 1억", (), None),
        ("2024년 연봉 5천 백엔드", ("backend",), None),
        ("가람로보틱스", (), None),
    ],
)
def test_role_and_experience_are_read_or_left_empty(
    text: str, roles: tuple[str, ...], years: tuple[int, int | None] | None
) -> None:
    found = claim(text)
    assert (found.roles, found.years) == (roles, years)


def test_two_sums_are_no_single_amount() -> None:
    found = claim("1억 아니면 8천")
    assert (found.amount, len(found.amounts)) == (None, 2)


@pytest.mark.parametrize("text", ["연봉 12만 달러 받는 개발자", "신입이 900조"])
def test_sums_that_cannot_be_used_are_asked_back(text: str) -> None:
    with pytest.raises(AmountError):
        claim(text)


def test_a_broken_role_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "roles.toml"
    for written in ("[a]\naliases = ['x']\n", "a = 3\n", "[a"):
        path.write_text(written)
        with pytest.raises(ConfigError, match=r"roles\.toml"):
            RoleNames.load(tmp_path)
    path.unlink()
    with pytest.raises(ConfigError, match="읽을 수 없습니다"):
        RoleNames.load(tmp_path)


def test_an_age_is_taken_up_only_when_it_is_said() -> None:
    assert claim("32세 신입 5천").age == 32
    assert claim("신입 5천 30대").age is None
