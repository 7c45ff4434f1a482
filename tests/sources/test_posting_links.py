"""Which posting an address leads to, through however many counters of clicks, and which lead nowhere."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.posting_links import is_company, posting_at

PLAIN = [
    ("https://www.linkedin.com/jobs/view/4012345678/", "linkedin:4012345678"),
    (
        "https://www.linkedin.com/comm/jobs/view/4012345678/?trackingId=a%3D%3D&refId=b&midToken=c",
        "linkedin:4012345678",
    ),
    ("https://kr.linkedin.com/jobs/view/ai-researcher-at-garam-4012345678?position=1", "linkedin:4012345678"),
    ("https://www.jobkorea.co.kr/Recruit/GI_Read/47123456?Oem_Code=C1&mailtype=alert", "jobkorea:47123456"),
    ("http://m.jobkorea.co.kr/recruit/gi_read/47123456", "jobkorea:47123456"),
    ("https://www.rocketpunch.com/jobs/151234/ml-engineer?utm_source=mail", "rocketpunch:151234"),
    ("https://www.rocketpunch.com/en/jobs/151234", "rocketpunch:151234"),
    (
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?isMypage=no&rec_idx=50123456&t_ref=mail",
        "saramin:50123456",
    ),
    ("https://www.saramin.co.kr/zf_user/jobs/view?rec_idx=50123456#tab", "saramin:50123456"),
    ("https://www.wanted.co.kr/wd/312345?utm_medium=email", "wanted:312345"),
    ("HTTPS://WWW.WANTED.CO.KR/wd/312345", "wanted:312345"),
]
WRAPS = [
    lambda url: f"https://click.mailer.example/c?u={quote(url, safe='')}&id=9",
    lambda url: f"https://click.mailer.example/c?target={quote(quote(url, safe=''), safe='')}",
    lambda url: (
        f"https://a.example/?url={quote('https://b.example/?redirect=' + quote(url, safe=''), safe='')}"
    ),
    lambda url: f"https://click.mailer.example/CL0/{quote(url, safe='')}/1/0100-abc",
    lambda url: f"https://click.mailer.example/go/{url}",
    lambda url: f"https://click.mailer.example/#{quote(url, safe='')}",
    lambda url: f"https://click.mailer.example/b?d={urlsafe_b64encode(url.encode()).decode().rstrip('=')}",
]


@pytest.mark.parametrize(("url", "id_"), PLAIN)
def test_a_boards_own_address_names_its_posting(url: str, id_: str) -> None:
    link = posting_at(url)
    assert link is not None
    assert link.id == id_


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize(("url", "id_"), [PLAIN[1], PLAIN[3], PLAIN[7]])
def test_a_counter_of_clicks_is_seen_through(wrap, url: str, id_: str) -> None:  # type: ignore[no-untyped-def]  # a lambda
    link = posting_at(wrap(url))
    assert link is not None
    assert link.id == id_


def test_what_comes_out_bears_no_mark_of_whom_it_was_sent_to() -> None:
    sent = (url.partition("#")[0] + ("&" if "?" in url else "?") + "midToken=secret" for url, _ in PLAIN)
    urls = [link.url for url in sent if (link := posting_at(url))]
    assert len(urls) == len(PLAIN)
    assert set(urls) == {
        "https://www.linkedin.com/jobs/view/4012345678/",
        "https://www.jobkorea.co.kr/Recruit/GI_Read/47123456",
        "https://www.rocketpunch.com/jobs/151234",
        "https://www.saramin.co.kr/zf_user/jobs/relay/view?rec_idx=50123456",
        "https://www.wanted.co.kr/wd/312345",
    }


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mailto:a@linkedin.com",
        "javascript:location='https://www.wanted.co.kr/wd/312345'",
        "https://www.linkedin.com/jobs/search?currentJobId=4012345678",
        "https://www.linkedin.com/jobs/view/",
        "https://linkedin.com.evil.example/jobs/view/4012345678",
        "https://evillinkedin.com/jobs/view/4012345678",
        "https://evil.example/jobs/view/4012345678?host=linkedin.com",
        "https://www.jobkorea.co.kr/Recruit/Co_Read/C/garam",
        "https://www.saramin.co.kr/zf_user/company-info/view?csn=1",
        "https://www.wanted.co.kr/wd/312345abc",
        "https://[broken/jobs/view/4012345678",
        "https://click.mailer.example/c?u=" + "%25" * 3000,
    ],
)
def test_what_is_no_posting_of_a_board_leads_nowhere(url: str) -> None:
    assert posting_at(url) is None


def test_nothing_is_looked_for_deeper_than_anybody_wraps() -> None:
    url = PLAIN[0][0]
    for _ in range(12):
        url = f"https://click.mailer.example/c?u={quote(url, safe='')}"
    assert posting_at(url) is None


@given(st.text(max_size=300))
def test_any_words_at_all_are_looked_at_without_a_fall(words: str) -> None:
    for url in (words, f"https://click.mailer.example/?u={words}", f"https://www.wanted.co.kr/{words}"):
        posting_at(url)
        is_company(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/comm/company/garam/jobs?x=1",
        "https://www.jobkorea.co.kr/Recruit/Co_Read/C/garam",
        "https://www.saramin.co.kr/zf_user/company-info/view?csn=1",
        "https://click.mailer.example/c?u=https%3A%2F%2Fwww.wanted.co.kr%2Fcompany%2F123",
    ],
)
def test_pages_of_companies_are_known_too(url: str) -> None:
    assert is_company(url)
    assert not is_company(PLAIN[0][0])
