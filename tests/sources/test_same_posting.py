"""Which addresses lead to the same posting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.same_posting import beginnings, board, board_beginnings, carried, names, plain, same

UUID = "0f3c9a1e-5b7d-4c2a-9e11-7a4b2d6c8f90"

SAME = [
    ("https://acme.example/jobs/1", "https://acme.example/jobs/1"),
    ("https://acme.example/jobs/1", "http://www.acme.example/jobs/1/?utm_source=kakao&utm_medium=chat#apply"),
    ("https://acme.example/jobs/1", "https://acme.example/jobs/1?fbclid=abc&ref=friend"),
    ("https://acme.example/jobs/1", "https://acme.example/jobs/1/apply"),
    ("https://acme.example/jobs/1", "https://acme.example/jobs/1?campaign=autumn&ab=2"),
    ("https://acme.example/view?no=7&kind=b", "https://acme.example/view?kind=b&no=7&gclid=x"),
    ("https://www.wanted.co.kr/wd/12345", "https://wanted.co.kr/wd/12345?referer_id=9"),
    ("https://www.wanted.co.kr/wd/12345", "https://www.wanted.co.kr/en/wd/12345"),
    (
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx=48123456",
        "http://m.saramin.co.kr/zf_user/jobs/view?isMypage=no&rec_idx=48123456&t_ref=main",
    ),
    (
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx=48123456",
        "https://m.saramin.co.kr/job-search/view?rec_idx=48123456",
    ),
    (
        "https://job-boards.greenhouse.io/acme/jobs/4012345008",
        "https://boards.greenhouse.io/acme/jobs/4012345008?gh_src=7ab",
    ),
    (
        "https://job-boards.greenhouse.io/acme/jobs/4012345008",
        "https://boards.greenhouse.io/embed/job_app?for=acme&token=4012345008",
    ),
    (
        "https://job-boards.greenhouse.io/acme/jobs/4012345008",
        "https://acme.example/careers?gh_jid=4012345008",
    ),
    (f"https://jobs.lever.co/acme/{UUID}", f"https://jobs.eu.lever.co/acme/{UUID}/apply?lever-source=x"),
    (f"https://jobs.ashbyhq.com/acme/{UUID}", f"https://acme.example/open?ashby_jid={UUID}&id={UUID}"),
    ("https://acme.career.example/o/123456-researcher", "https://acme.career.example/ko/o/123456-연구원"),
]
OTHER = [
    ("https://acme.example/jobs/1", "https://acme.example/jobs/2"),
    ("https://acme.example/jobs/1", "https://acme.example/jobs/11"),
    ("https://acme.example/view?no=7", "https://acme.example/view?no=8"),
    ("https://www.wanted.co.kr/wd/12345", "https://www.wanted.co.kr/wd/123456"),
    ("https://www.wanted.co.kr/wd/12345", "https://www.jobkorea.co.kr/Recruit/GI_Read/12345"),
    ("https://acme.example/jobs/123456", "https://other.example/jobs/123456"),
    ("https://acme.co.kr/jobs/123456", "https://other.co.kr/jobs/123456"),
    ("https://acme.example/careers", "https://acme.example/careers/2026"),
    ("https://acme.example/", "https://acme.example/jobs/1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_posting_is_known_whatever_hangs_on_its_address(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)
    assert names(one) & names(other) or any(one.startswith(begin) for begin in beginnings(other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_postings_are_not_taken_for_it(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_an_address_behind_a_counter_of_clicks_is_looked_at() -> None:
    inner = "https://acme.example/jobs/1"
    outer = "https://click.example/go?u=https%3A%2F%2Facme.example%2Fjobs%2F1"
    assert inner in carried(outer)
    assert carried("kein link") == ()


def test_a_board_is_a_site_or_one_company_of_a_site_for_many() -> None:
    assert board("https://www.wanted.co.kr/wd/1") == "wanted.co.kr"
    assert board("https://jobs.lever.co/acme/1") == "jobs.lever.co/acme"
    assert "https://jobs.lever.co/acme/" in board_beginnings("https://jobs.lever.co/acme/1")
    assert "https://wanted.co.kr/" in board_beginnings("http://www.wanted.co.kr/wd/1")


@given(
    st.text(max_size=80).map("https://".__add__)
    | st.from_regex(r"https?://[a-z.\[\]:@%]{0,20}[/?#&=%\w]{0,30}")
)
def test_no_address_is_too_odd(url: str) -> None:
    for one in carried(url):
        assert same(one, one)
        assert all(begin.startswith("http") for begin in beginnings(one))
        assert board(one) is not None
        assert plain(one)
