"""A board's words made fit to keep: lines, bodies, links, money."""

from __future__ import annotations

import pytest

from bot.sources import text


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("  두\t칸\n줄 ", "두 칸 줄"),
        ("<b>R&amp;amp;D</b>", "<b>R&D</b>"),
        ("서울 &gt; 강남구", "서울 > 강남구"),
        ("글\x00\x1b\ud800", "글"),
        (3, "3"),
        (3.5, "3.5"),
        (["정규직", None, "계약직"], "정규직, 계약직"),
        ("담당 hr@a.example", "담당 [연락처]"),
        (None, ""),
        (True, ""),
        ({"name": "글"}, ""),
    ],
)
def test_a_line(value: object, line: str) -> None:
    assert text.line(value) == line


def test_a_body_of_several_parts_leaves_out_what_is_none() -> None:
    assert text.body("<p>하나</p>", None, "", 3, "둘") == "하나\n\n둘"


def test_a_line_without_end_is_cut_where_people_see_it() -> None:
    assert text.line("가" * (text.LINE_LIMIT + 1)) == "가" * text.LINE_LIMIT + "…"
    assert text.line("가" * text.LINE_LIMIT) == "가" * text.LINE_LIMIT


@pytest.mark.parametrize(
    ("value", "identity"),
    [
        ("7@board.example", "7@board.example"),
        (" 01012345678 ", "01012345678"),
        ("a&amp;b", "a&amp;b"),
        (7, "7"),
        ("\0a", "a"),
    ],
)
def test_an_id_stays_what_it_is(value: object, identity: str) -> None:
    assert text.identity(value) == identity


@pytest.mark.parametrize("value", [None, True, [], {}, ["1"], ""])
def test_what_is_no_id(value: object) -> None:
    assert text.identity(value) == ""


def test_a_body_without_end_is_cut_where_people_see_it() -> None:
    cut = text.body("가" * (text.BODY_LIMIT + 1))
    assert cut.startswith("가" * text.BODY_LIMIT + " … (")
    assert text.body("가" * text.BODY_LIMIT) == "가" * text.BODY_LIMIT


@pytest.mark.parametrize(
    "url", ["https://a.example/b?c=1&d=2#e", "http://a.example", "https://한글.example/길"]
)
def test_a_link_people_may_press(url: str) -> None:
    assert text.link(f" {url} ") == url


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "https://a.example/ b",
        "https://a.example/<b>",
        "a.example",
        "",
        None,
        3,
        "https://",
    ],
)
def test_what_is_no_link(value: object) -> None:
    assert text.link(value) == ""


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        ((50_000_000, 70_000_000, "KRW", "per-year-salary"), "연 50,000,000 ~ 70,000,000원"),
        ((3_000_000, 3_000_000, "KRW", "MONTH"), "월 3,000,000원"),
        ((12000, None, "KRW", "per-hour-wage"), "시간당 12,000원"),
        ((100, 200, "USD", "fortnight"), "fortnight 100 ~ 200 USD"),
        ((None, None, "KRW", "YEAR"), ""),
        ((0, float("nan"), "KRW", "YEAR"), ""),
        ((10**400, [], None, None), ""),
    ],
)
def test_a_pay_range_as_words(pay: tuple[object, object, object, object], words: str) -> None:
    assert text.money(*pay) == words
