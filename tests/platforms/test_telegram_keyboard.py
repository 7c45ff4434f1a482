"""Buttons as Telegram takes them."""

from __future__ import annotations

import pytest

from bot.errors import MessageRefused
from bot.model.chat import Button
from bot.platforms.telegram_keyboard import keyboard, web_address


def rows(*given: tuple[Button, ...]) -> list[list[str]]:
    made, _ = keyboard(given)
    return [[button.text for button in row] for row in made.inline_keyboard] if made else []


def test_a_row_of_more_than_eight_flows_into_the_next() -> None:
    assert [len(row) for row in rows(tuple(Button(str(n), f"a:{n}") for n in range(20)))] == [8, 8, 4]


def test_no_more_than_a_hundred_buttons() -> None:
    laid = rows(*(tuple(Button(f"{r}-{n}", f"a:{n}") for n in range(7)) for r in range(20)))
    assert sum(len(row) for row in laid) == 100


def test_an_action_of_64_bytes_is_taken_and_a_longer_one_refused() -> None:
    made, _ = keyboard([(Button("담기", "가" * 21 + "a"),)])
    assert made is not None
    assert made.inline_keyboard[0][0].callback_data == "가" * 21 + "a"
    with pytest.raises(MessageRefused, match="64바이트"):
        keyboard([(Button("담기", "가" * 22),)])


def test_a_label_is_never_empty_nor_endless() -> None:
    assert rows((Button(" ", "a:1"), Button("긴" * 100, "a:2"))) == [["…", "긴" * 64]]


def test_without_buttons_there_is_no_keyboard() -> None:
    assert keyboard([]) == (None, ())
    assert keyboard([(), (Button("보기", url="ftp://a.example/"),)])[0] is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://jobs.example.com/1?a=b#c", "https://jobs.example.com/1?a=b#c"),
        ("HTTP://A.example:8080/길", "http://a.example:8080/길"),
        (" https://채용.한국/공고 ", "https://xn--oo5bn6h.xn--3e0b707e/공고"),
        ("https://user:pw@a.example/", "https://a.example/"),
        ("http://127.0.0.1:8765/", "http://127.0.0.1:8765/"),
        ("http://[::1]/", "http://[::1]/"),
        ("http://localhost/", None),
        ("https://", None),
        ("https:///path", None),
        ("https://a b.example/", None),
        ("https://a.example/a b", None),
        ("https://a..example/", None),
        ("https://a.example:port/", None),
        ("https://[broken/", None),
        ("https://" + "a" * 70 + ".example/", None),
        ("https://a.example/" + "x" * 2048, None),
        ("https://a.example/\ud800", None),
        ("javascript:alert(1)", None),
        ("tg://user?id=1", None),
        ("a.example", None),
        ("", None),
    ],
)
def test_only_web_addresses_telegram_takes_become_links(url: str, address: str | None) -> None:
    assert web_address(url) == address
