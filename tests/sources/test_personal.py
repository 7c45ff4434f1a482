"""What reaches a person is dropped; what does not stays."""

from __future__ import annotations

import time

import pytest

from bot.sources.personal import MARK, without_contacts


@pytest.mark.parametrize(
    "contact",
    [
        "people@saebyeok.example",
        "first.last+tag@mail.saebyeok.co.example",
        "hr＠saebyeok.example",
        "hr (at) saebyeok.example",
        "hr[at]saebyeok.example",
        "hr(골뱅이)saebyeok.example",
        "010-1234-5678",
        "010.1234.5678",
        "010 1234 5678",
        "01012345678",
        "011-234-5678",
        "02-123-4567",
        "02)1234-5678",
        "(02) 1234-5678",
        "031-123-4567",
        "070-1234-5678",
        "+82-10-1234-5678",
        "+82 2 123 4567",
        "(+82)10-1234-5678",
        "0505-123-4567",
    ],
)
def test_contacts_are_dropped(contact: str) -> None:
    assert without_contacts(f"문의: {contact} 로") == f"문의: {MARK} 로"
    assert without_contacts(f"문의({contact})으로") == f"문의({MARK})으로"
    assert without_contacts(contact) == MARK


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-23 ~ 2026-12-31",
        "2026.02.1234",
        "1588-1234",
        "연봉 5000~7000만원",
        "https://a.example/jobs/01012345678",
        "https://a.example/?id=0212345678",
        "0212345678",
        "사업자번호 123-45-67890",
        "PyTorch@2.0 이상",
        "@handle",
        "3.14159265",
        "A100-8000-80GB",
        "at home (at least)",
    ],
)
def test_what_only_looks_like_one_stays(words: str) -> None:
    assert without_contacts(words) == words


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "a@a.", "0", "02-", "010", "+82", "(at)", "1234-"])
def test_a_long_run_costs_no_more_than_its_length(piece: str) -> None:
    began = time.process_time()
    without_contacts(piece * 50_000 + "@ 1234-5678")
    assert time.process_time() - began < 2
