"""What is read of alert mails: in every packing and charset, and in layouts nobody has sent yet."""

from __future__ import annotations

import base64
import quopri
import time
from collections.abc import Callable
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.mail_words import Told, postings_in
from tests.sources.cases import FIXTURES

MAILS = FIXTURES / "mailbox"


def read(name: str) -> list[tuple[str, str, str, str]]:
    told = postings_in((MAILS / name).read_bytes())
    return [(one.link.id, one.title, one.company, one.location) for one in told]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "linkedin.eml",
            [
                (
                    "linkedin:4011111111",
                    "Machine Learning Researcher (전문연구요원 가능)",
                    "가람인공지능",
                    "서울 강남구 (대면근무)",
                ),
                (
                    "linkedin:4022222222",
                    "Speech & Language Scientist",
                    "Haneul Labs",
                    "Seongnam, Gyeonggi, South Korea (Hybrid)",
                ),
                ("linkedin:4033333333", "로보틱스 엔지니어", "(주)도래솔로봇", "대전 유성구"),
            ],
        ),
        (
            "jobkorea.eml",
            [
                (
                    "jobkorea:47000001",
                    "영상처리 알고리즘 연구원 모집 (병역특례 전문연구요원)",
                    "㈜해오름테크",
                    "경기 성남시 분당구",
                ),
                ("jobkorea:47000002", "백엔드 개발자", "누리솔", "서울 마포구"),
            ],
        ),
        ("rocketpunch.eml", [("rocketpunch:150001", "위성 영상 Research Engineer", "미리내랩", "대전 유성구")]),
        (
            "saramin.eml",
            [
                ("saramin:50000001", "[전문연구요원] 추천 알고리즘 연구", "(주)별하", "서울 성동구"),
                ("saramin:50000002", "데이터 분석가", "온누리소프트", "재택"),
            ],
        ),
        ("wanted.eml", [("wanted:310001", "언어 모델 연구원", "한솔언어", "서울 서초구")]),
        (
            "text.eml",
            [
                ("linkedin:4044444444", "Applied Scientist, Vision", "노을비전", "서울"),
                ("linkedin:4055555555", "딥러닝 컴파일러 연구원", "(주)새벽반도체", "경기 성남시"),
            ],
        ),
        ("news.eml", []),
    ],
)  # fmt: skip
def test_the_recorded_mails_are_understood(name: str, told: list[tuple[str, str, str, str]]) -> None:
    assert read(name) == told


def test_the_few_words_beside_a_posting_come_along_and_buttons_do_not() -> None:
    first, _ = postings_in((MAILS / "saramin.eml").read_bytes())
    assert first.words == ("서울 성동구 · 신입/경력 · 석사↑ · ~ 12.20(일)",)


def test_an_attachment_is_no_part_of_the_mail() -> None:
    assert "wanted:999999" not in {id_ for id_, *_ in read("rocketpunch.eml")}


# --- layouts nobody has sent yet ---------------------------------------------------------------------------------------

POSTINGS = [
    (f"40{n:08}", f"연구원 {n} (Research Scientist)", f"가온{n}연구소", ("서울 강남구", "대전 유성구")[n % 2])
    for n in range(20)
]
Layout = Callable[[str, str, str, str], str]
# Addresses and words as one would meet them; long as such lines are.
LAYOUTS: dict[str, Layout] = {
    "rows of a table": lambda u, t, c, p: f'<tr><td><a href="{u}">{t}</a></td></tr><tr><td>{c}</td></tr><tr><td>{p}</td></tr>',
    "a table in a table": lambda u, t, c, p: (
        f"<tr><td><table><tr><td><table><tr><td><a href='{u}'><b>{t}</b></a></td></tr><tr><td>{c} · {p}</td></tr></table>"
        "</td></tr></table></td></tr>"
    ),
    "cards": lambda u, t, c, p: (
        f'<div><p>{c}</p><h3><a href="{u}">{t}</a></h3><span>{p}</span><div><a href="{u}">지원하기</a></div></div>'
    ),
    "one big link": lambda u, t, c, p: f'<a href="{u}"><div>{t}</div><div>{c}</div><div>{p}</div></a>',
    "items of a list": lambda u, t, c, p: (
        f'<li><a href="{u}"><img src="https://x.example/i.png" alt="{c} 로고"></a><a href="{u}">{t}</a><br>{c}<br>{p}</li>'
    ),
    "lines": lambda u, t, c, p: f'<p><a href="{u}">{t}</a><br>{c}<br>{p}</p>',
}  # fmt: skip


def link_to(number: str) -> str:
    plain = f"https://www.linkedin.com/comm/jobs/view/{number}/?trackingId=a%2Fb"
    return f"https://click.mail.example/?redirect={quote(plain, safe='')}"


def mail(html: str, charset: str = "utf-8", encoding: str = "base64") -> bytes:
    raw = html.encode(charset)
    packed: bytes = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[
        encoding
    ](raw)  # type: ignore[operator]  # each takes bytes
    head = f"Subject: =?utf-8?b?{base64.b64encode('새 공고'.encode()).decode()}?=\r\nMIME-Version: 1.0\r\n"
    head += f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + packed


def digest(layout: Layout) -> str:
    rows = "".join(layout(escape(link_to(n)), *map(escape, rest)) for n, *rest in POSTINGS)
    inside = (
        f"<table>{rows}</table>"
        if rows.startswith("<tr>")
        else f"<ul>{rows}</ul>"
        if rows.startswith("<li>")
        else rows
    )
    return f"<html><body><h1>새 공고 20건</h1>{inside}<p>수신 거부는 <a href='https://x.example/u'>여기</a></p></body></html>"


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digest_of_twenty_is_read_in_any_layout_and_packing(
    layout: str, encoding: str, charset: str
) -> None:
    told = postings_in(mail(digest(LAYOUTS[layout]), charset, encoding))
    assert [(one.link.number, one.title) for one in told] == [
        (number, title) for number, title, *_ in POSTINGS
    ]
    assert [(one.company, one.location) for one in told] == [tuple(rest) for _, _, *rest in POSTINGS]


@pytest.mark.parametrize(
    ("true", "said"), [("utf-8", "iso-8859-1"), ("utf-8", "euc-kr"), ("euc-kr", "nonsense"), ("euc-kr", "")]
)
def test_a_charset_that_is_a_lie_spoils_no_word(true: str, said: str) -> None:
    html = digest(LAYOUTS["cards"])
    lied = mail(html, true, "8bit").replace(f"charset={true}".encode(), f"charset={said}".encode())
    assert postings_in(lied) == postings_in(mail(html))


def test_a_posting_shown_as_a_picture_alone_has_no_title() -> None:
    (told,) = postings_in(
        mail(f'<a href="{link_to("4012345678")}"><img src="https://x.example/card.png"></a>')
    )
    assert told == Told(told.link, "")


def test_a_mail_of_one_posting_says_little_of_the_rest() -> None:
    around = "".join(f"<p>이런 소식도 있습니다 {n}</p>" for n in range(30))
    card = LAYOUTS["cards"](link_to("4012345678"), "연구원", "가온", "서울")
    (told,) = postings_in(mail(f"<body>{around}<div>{card}</div>{around}</body>"))
    assert (told.title, told.company, told.location, told.words) == ("연구원", "가온", "서울", ())


def test_nobodys_number_or_address_is_kept() -> None:
    card = f'<div><a href="{link_to("4012345678")}">연구원</a><p>가온</p><p>담당 010-1234-5678, hr@gaon.example</p></div>'
    (told,) = postings_in(mail(card))
    assert told.words == ("담당 [연락처], [연락처]",)


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_read_without_a_fall(junk: bytes) -> None:
    for head in (
        b"",
        b"Content-Type: text/html\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
    ):
        postings_in(head + junk)


@pytest.mark.parametrize("name", ["linkedin.eml", "rocketpunch.eml", "saramin.eml"])
def test_a_mail_that_is_cut_off_is_read_as_far_as_it_goes(name: str) -> None:
    whole = (MAILS / name).read_bytes()
    for end in range(0, len(whole), 101):
        for one in postings_in(whole[:end]):
            assert one.link.url


def test_a_mail_of_a_megabyte_is_read_in_time() -> None:
    many = "".join(
        LAYOUTS["a table in a table"](link_to(f"40{n:08}"), f"연구원 {n}", "가온", "서울")
        for n in range(2000)
    )
    began = time.process_time()
    told = postings_in(mail(f"<table>{many}</table>"))
    assert len(told) == 2000
    assert time.process_time() - began < 10
